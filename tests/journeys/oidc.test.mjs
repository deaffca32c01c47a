// People sign in at the city's own log-in: a real provider, the real binary, a real browser.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, must, password, run, until } from "../contract/support.mjs";
import { clientSecret, configurationFor, freePort, startProvider } from "../support/openid_provider.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

const people = {
  "sub-anna": { name: "Anna <b>Ek</b>", preferred_username: "Anna.Ek@stad.example", groups: ["planerare", "annat"] },
  "sub-bo": { name: "Bo Ask", preferred_username: "bo", groups: ["annat"] },
  "sub-cia": { name: "Cia Berg", preferred_username: "rut", groups: ["läsare & gäster"] },
  "sub-dan": { name: "Dan Dahl", preferred_username: "dan", groups: ["planerare"] },
};

let browser;
let demo;
let provider;
let providerOptions;

before(async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  providerOptions = { people, redirectUri: `${base}/logga-in/oidc/svar` };
  provider = await startProvider(providerOptions);
  providerOptions.port = Number(new URL(provider.issuer).port);
  demo = await startDemo((store, folder) => {
    addMember(store, "rut", "administrator");
    const write = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
    const roles = { planerare: "planner", analytiker: "analyst/2", "läsare & gäster": "reader" };
    const more = 'title = "Stadens katalog"\n';
    return ["--config", write("karta.toml", configurationFor({ base, issuer: provider.issuer, secretFile: write("secret", `${clientSecret}\n`), roles, more }))];
  }, `127.0.0.1:${port}`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
  await provider?.close();
});

/** A browser of its own, at an address. */
async function visit(t, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.base + address);
  return page;
}

/** From the sign-in page to the provider's, and through it as somebody. */
async function signInAs(page, account) {
  await page.getByRole("link", { name: "Stadens katalog" }).click();
  await page.getByLabel("Konto").fill(account);
  await page.getByRole("button", { name: "Fortsätt" }).click();
}

/** The address with which the provider would send somebody back; the browser stays behind at the provider. */
async function heldAnswer(page, account) {
  const held = provider.holdAnswer();
  await signInAs(page, account);
  return held;
}

const members = () => must("member", "list", demo.store, "--json");
const alertOf = (page) => page.getByRole("alert").innerText();
const lastRefusal = () => JSON.parse(demo.log().trim().split("\n").filter((line) => line.includes('"oidc.refused"')).at(-1));

test("a planner comes in by the city's log-in, as a member whom the groups have made, and goes on to where they wanted", async (t) => {
  const page = await visit(t, "/inside/konto");
  assert.match(page.url(), /\/logga-in\?next=%2Finside%2Fkonto$/);
  assert.deepEqual(await seriousFindings(page), []);
  await signInAs(page, "sub-anna");
  await page.waitForURL("**/inside/konto");
  assert.ok(await page.getByText("Anna <b>Ek</b> (anna.ek@stad.example)").isVisible());
  assert.ok(await page.getByLabel("planerare (beredningsgrupp), hela staden").isChecked());
  assert.equal(await page.getByRole("heading", { name: "Nytt lösenord" }).count(), 0, "no password beside the city's log-in");
  assert.match(await page.getByRole("region", { name: "Logg" }).innerText(), /inloggad\s+oidc 127\.0\.0\.1/);
  const cookies = (await page.context().cookies(demo.base)).filter(({ name }) => name.startsWith("tryggkarta"));
  assert.deepEqual(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]), [["tryggkarta", true, "Lax"]]);
  const anna = members().find(({ subject }) => subject === "sub-anna");
  assert.deepEqual([anna.name, anna.issuer, anna.assignments, anna.password], ["anna.ek@stad.example", provider.issuer, ["planner"], false]);
});

test("a name that is somebody else's is not their account: the newcomer gets another", async (t) => {
  const page = await visit(t, "/logga-in");
  await signInAs(page, "sub-cia");
  await page.waitForURL(/\/inside\/karta/);
  await page.goto(`${demo.base}/inside/konto`);
  assert.ok(await page.getByText("Cia Berg (rut-2)").isVisible());
  assert.deepEqual(members().find(({ name }) => name === "rut").assignments, ["administrator"]);
  assert.equal((await page.request.get(`${demo.base}/inside/medlemmar`)).status(), 403);
});

test("who has no group that plays a part is told so in words, and becomes no member", async (t) => {
  const page = await visit(t, "/logga-in", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await signInAs(page, "sub-bo");
  await page.waitForURL("**/logga-in/oidc/svar?**");
  assert.equal(await alertOf(page), "Du är inloggad hos Stadens katalog som Bo Ask, men har ingen roll här: vänd dig till den som hanterar kartans medlemmar.");
  assert.deepEqual(await seriousFindings(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.ok(!members().some(({ subject }) => subject === "sub-bo"));
  await page.getByRole("link", { name: "Till inloggningen" }).click();
  await page.waitForURL("**/logga-in");
});

test("who breaks off at the provider is told so, and can begin anew", async (t) => {
  const page = await visit(t, "/logga-in");
  await page.getByRole("link", { name: "Stadens katalog" }).click();
  await page.getByRole("button", { name: "Avbryt" }).click();
  await page.waitForURL("**/logga-in/oidc/svar?**");
  assert.equal(await alertOf(page), "Inloggningen avbröts hos inloggningstjänsten: börja om.");
  assert.deepEqual(lastRefusal().reason, "denied");
  await page.getByRole("link", { name: "Till inloggningen" }).click();
  await signInAs(page, "sub-anna");
  await page.waitForURL(/\/inside\/karta/);
});

test("groups that change at the provider change the part at the next sign-in; without a group every session and token ends", async (t) => {
  const page = await visit(t, "/logga-in");
  await signInAs(page, "sub-dan");
  await page.waitForURL(/\/inside\/karta/);
  const token = must("member", "token", demo.store, "dan", "--name", "prov").trim();
  const byToken = () => page.request.get(`${demo.base}/inside/figures?scheme=SO&period=2026-Q3`, { headers: { authorization: `Bearer ${token}` } });
  assert.notEqual((await until(byToken, (answer) => answer.status() !== 401)).status(), 401);

  people["sub-dan"].groups = ["läsare & gäster", "analytiker"];
  const second = await visit(t, "/logga-in");
  await signInAs(second, "sub-dan");
  await second.waitForURL(/\/inside\/karta/);
  assert.deepEqual(members().find(({ name }) => name === "dan").assignments, ["analyst/2", "reader"]);
  await page.reload();
  assert.match(page.url(), /\/logga-in/, "what was open in the former part has ended");
  assert.equal((await byToken()).status(), 401);

  people["sub-dan"].groups = [];
  const third = await visit(t, "/logga-in");
  await signInAs(third, "sub-dan");
  assert.match(await alertOf(third), /har ingen roll här/);
  await second.reload();
  assert.match(second.url(), /\/logga-in/);
  assert.deepEqual(members().find(({ name }) => name === "dan").assignments, []);
  assert.match(run("member", "token", demo.store, "dan", "--name", "prov").err, /dan plays no part now/);
});

test("keys that the provider changes while we run are fetched, and the next person comes in", async (t) => {
  await signInAs(await visit(t, "/logga-in"), "sub-anna");
  provider.rotate();
  const page = await visit(t, "/logga-in");
  await signInAs(page, "sub-anna");
  await page.waitForURL(/\/inside\/karta/);
});

test("an answer opens once, in the browser that began, and with its state alone", async (t) => {
  const page = await visit(t, "/logga-in");
  const answer = await heldAnswer(page, "sub-anna");
  const unknown = /hör inte till den här webbläsaren, tog längre än tio minuter eller är redan använd/;

  const stranger = await visit(t, "/logga-in");
  await stranger.goto(answer);
  assert.match(await alertOf(stranger), unknown);
  assert.deepEqual((await stranger.context().cookies(demo.base)).filter(({ name }) => name === "tryggkarta"), []);

  const wrong = new URL(answer);
  wrong.searchParams.set("state", "A".repeat(43));
  await page.goto(wrong.href);
  assert.match(await alertOf(page), unknown);

  await page.goto(answer);
  await page.waitForURL(/\/inside\/karta/);
  await page.goto(answer);
  assert.match(await alertOf(page), unknown);
  assert.ok(!demo.log().includes(new URL(answer).searchParams.get("code")), "no code in the log");
});

test("an answer in another provider's name, without a code, or with a code that is not ours opens nothing", async (t) => {
  for (const [change, says, reason] of [
    [(query) => query.set("iss", "https://other.example"), /en annan inloggningstjänst/, "other_issuer"],
    [(query) => query.delete("iss"), /en annan inloggningstjänst/, "other_issuer"],
    [(query) => query.delete("code"), /är inte helt/, "malformed_answer"],
    [(query) => query.append("code", "two"), /är inte helt/, "malformed_answer"],
    [(query) => query.set("code", "guessed"), /lämnar inte ut vem du är/, "code_refused"],
    [(query) => (query.delete("code"), query.set("error", "server_error")), /säger att något är fel/, "provider_error"],
  ]) {
    const page = await visit(t, "/logga-in");
    const changed = new URL(await heldAnswer(page, "sub-anna"));
    change(changed.searchParams);
    await page.goto(changed.href);
    assert.match(await alertOf(page), says);
    assert.equal(lastRefusal().reason, reason);
    await page.goto(`${demo.base}/inside/konto`);
    assert.match(page.url(), /\/logga-in/);
  }
});

test("a provider that is down is told in words, the password still opens, and all is well when it is back", async (t) => {
  // The addresses are remembered for an hour; a server that has just started knows none.
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const gone = await freePort();
  const lonely = await startDemo((store, folder) => {
    addMember(store, "rut", "administrator");
    const file = join(folder, "karta.toml");
    writeFileSync(file, configurationFor({ base, issuer: `http://127.0.0.1:${gone}`, roles: { planerare: "planner" } }));
    return ["--config", file];
  }, `127.0.0.1:${port}`);
  t.after(() => lonely.close());
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${base}/logga-in`);
  await page.getByRole("link", { name: "Stadens inloggning" }).click();
  assert.equal(await alertOf(page), "Inloggningstjänsten svarar inte: försök igen om en stund.");
  await page.getByRole("link", { name: "Till inloggningen" }).click();
  await page.getByLabel("Användarnamn").fill("rut");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in", exact: true }).click();
  await page.waitForURL("**/inside/konto");
  await context.clearCookies();

  const risen = await startProvider({ people, redirectUri: `${base}/logga-in/oidc/svar`, port: gone, isPublic: true, algorithm: "ES256" });
  t.after(() => risen.close());
  await until(() => page.goto(`${base}/logga-in/oidc`), (answer) => answer.url().startsWith(risen.issuer));
  await page.getByLabel("Konto").fill("sub-anna");
  await page.getByRole("button", { name: "Fortsätt" }).click();
  await page.waitForURL(/\/inside\/karta/);
});

test("a provider that goes away in between is told in words", async (t) => {
  const page = await visit(t, "/logga-in");
  const answer = await heldAnswer(page, "sub-anna");
  await provider.close();
  await page.goto(answer);
  assert.equal(await alertOf(page), "Inloggningstjänsten svarar inte: försök igen om en stund.");
  provider = await startProvider(providerOptions);
});
