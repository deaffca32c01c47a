// Members sign in, choose their part, are managed, and sign out: in a real browser on the real binary.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, password } from "../contract/support.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "anna", "planner", "analyst/2");
    addMember(store, "rut", "administrator");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

/** A browser of its own, at an address. */
async function visit(t, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.base + address);
  return page;
}

async function signIn(page, name, word = password) {
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(word);
  await page.getByRole("button", { name: "Logga in" }).click();
}

test("a stranger is led to sign in and back; a planner takes the analyst's part with a purpose, and sees it logged", async (t) => {
  const page = await visit(t, "/inside/konto");
  assert.match(page.url(), /\/logga-in\?next=%2Finside%2Fkonto$/);
  assert.deepEqual(await seriousFindings(page), []);
  await signIn(page, "anna");
  await page.waitForURL("**/inside/konto");
  assert.ok(await page.getByLabel("planerare (beredningsgrupp), hela staden").isChecked());
  await page.getByLabel("analytiker, hela staden").check();
  await page.getByLabel("Ändamål").fill("lägesbild 2026");
  await page.getByRole("button", { name: "Spara" }).click();
  await page.waitForURL("**/inside/konto");
  assert.ok(await page.getByLabel("analytiker, hela staden").isChecked());
  assert.equal(await page.getByLabel("Ändamål").inputValue(), "lägesbild 2026");
  const log = await page.getByRole("region", { name: "Logg" }).innerText();
  assert.match(log, /inloggad/);
  assert.match(log, /analyst\s+lägesbild 2026\s+roll och ändamål/);
  assert.deepEqual(await seriousFindings(page), []);
  const [cookie] = await page.context().cookies();
  assert.ok(cookie.httpOnly && cookie.sameSite === "Lax");
});

test("a wrong password is told in words, on a phone and in the dark, and opens nothing", async (t) => {
  const page = await visit(t, "/logga-in", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await signIn(page, "anna", "inte det rätta ordet");
  assert.equal(await page.getByRole("alert").innerText(), "Användarnamn och lösenord hör inte ihop.");
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(await seriousFindings(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("an administrator adds a member, who signs in, and is out at once when removed", async (t) => {
  const office = await visit(t, "/inside/medlemmar");
  await signIn(office, "rut");
  await office.waitForURL("**/inside/medlemmar");
  assert.deepEqual(await seriousFindings(office), []);
  const form = office.locator("form").filter({ has: office.getByRole("button", { name: "Lägg till" }) });
  await form.getByLabel("Användarnamn").fill("nina");
  await form.getByLabel("Namn", { exact: true }).fill("Nina Ny");
  await form.getByLabel("Första lösenord").fill(password);
  await form.getByLabel("Roller").fill("reader");
  await form.getByRole("button", { name: "Lägg till" }).click();
  await office.getByRole("heading", { name: "Nina Ny (nina)" }).waitFor();

  const desk = await visit(t, "/logga-in");
  await signIn(desk, "nina");
  await desk.waitForURL("**/inside/karta**");
  await office.getByRole("button", { name: "Ta bort nina" }).click();
  await office.getByRole("heading", { name: "Nina Ny (nina)" }).waitFor({ state: "detached" });
  await desk.goto(`${demo.base}/inside/konto`);
  assert.match(desk.url(), /\/logga-in/);
});

test("signing out here leads to the sign-in page, and what was open does not open again", async (t) => {
  const page = await visit(t, "/logga-in");
  await signIn(page, "anna");
  await page.waitForURL("**/inside/karta**");
  await page.goto(`${demo.base}/inside/konto`);
  await page.getByRole("main").getByRole("button", { name: "Logga ut", exact: true }).click();
  await page.waitForURL("**/logga-in");
  await page.goto(`${demo.base}/inside/konto`);
  assert.match(page.url(), /\/logga-in/);
  const answer = await page.request.get(`${demo.base}/inside/figures`);
  assert.equal(answer.status(), 401);
});
