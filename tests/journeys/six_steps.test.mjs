// The agreement's six steps in a real browser on the real binary, from a messy file to what everyone reads.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, tokenOf } from "../contract/support.mjs";
import { seriousFindings, startDemo, visitAs } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;
const tokens = {};
const parts = { anna: "planner", stina: "steering@SO2021:02", cia: "planner@SO2021:02", nora: "planner@SO2021:01" };

before(async () => {
  demo = await startDemo((store) => {
    for (const [name, part] of Object.entries(parts)) {
      addMember(store, name, part);
      tokens[name] = tokenOf(store, name, part);
    }
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

const visit = (t, name, address, options) => visitAs(t, { browser, demo }, name, address, options);

const asks = (name) => async (method, path, body, headers = {}) => {
  const options = { method, headers: { authorization: `Bearer ${tokens[name]}`, ...(body ? { "content-type": "application/geo+json" } : {}), ...headers } };
  if (body) options.body = JSON.stringify(body);
  const answer = await fetch(demo.base + path, options);
  return { status: answer.status, json: await answer.json().catch(() => undefined) };
};

/** As a spreadsheet of the police saves it: Windows-1252, semicolons, Swedish words, and one row in the middle that has a person's number in it. */
const messy = Buffer.from(
  "\xC4rendenr;Brottstyp;Brottstid fr\xE5n;E;N;Anm\xE4rkning\r\n" +
    Array.from({ length: 60 }, (_, i) => `S${i};Klotter;${quarter()}-${String((i % 28) + 1).padStart(2, "0")} 22:10;14${8 + (i % 2)}024,3;6398667,2;${i === 7 ? "ring 19811218-9876" : ""}\r\n`).join(""),
  "latin1",
);
/** A month that lies in the last whole quarter. */
function quarter() {
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 2, 1));
  return month.toISOString().slice(0, 7);
}

test("a planner takes in a messy file, sees a hotspot, makes it a problem, and adds causes and a planned action with its follow-up", async (t) => {
  const page = await visit(t, "anna", "/inside/leverans/ny");
  await page.getByLabel("Källa", { exact: true }).selectOption("polisen");
  await page.getByLabel("Fil", { exact: true }).setInputFiles({ name: "brott.csv", mimeType: "text/csv", buffer: messy });
  await page.getByRole("button", { name: "Granska filen" }).click();
  await page.getByRole("heading", { name: "Granska brott.csv" }).waitFor();
  assert.equal(await page.getByLabel("Koordinatsystem").inputValue(), "3007");
  assert.match(await page.getByRole("table", { name: "Provkörning: inget är sparat" }).innerText(), /är nya\s+59[\s\S]*personuppgifter\s+1/);
  await page.getByRole("button", { name: "Importera" }).click();
  await page.getByRole("heading", { name: "brott.csv är inläst" }).waitFor();

  await page.goto(`${demo.base}/inside/karta?category=klotter&list=hotspots`);
  await page.getByRole("button", { name: "Inte nu" }).click({ timeout: 4000 }).catch(() => undefined);
  await page.locator(".hot-table .propose").first().click();
  await page.waitForURL("**/inside/problem/nytt?*");
  const title = await page.locator("#title").inputValue();
  assert.match(title, /[Kk]lotter/);
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.match(await page.getByRole("main").innerText(), /Ingen orsak är skriven/);

  await page.getByRole("link", { name: "Skriv orsak" }).click();
  await page.getByLabel("Orsak", { exact: true }).fill("Ytor som är svåra att tvätta");
  await page.getByLabel("Underlag").fill("Felanmälningar, kvartalet");
  await page.getByRole("button", { name: "Spara" }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  assert.match(await page.getByRole("main").innerText(), /Ytor som är svåra att tvätta[\s\S]*Ingen åtgärd är kopplad/);

  await page.getByRole("link", { name: "Föreslå åtgärd" }).click();
  assert.equal(await page.getByLabel("Ytor som är svåra att tvätta").isChecked(), true, "the cause that asked for it is ticked");
  for (const [label, text] of Object.entries({
    Rubrik: "Klottret tas bort inom ett dygn", Ansvarig: "Stadsmiljöförvaltningen", Mål: "90", Enhet: "procent", Kommunikationsplan: "Anslag på platsen",
    Uppföljningsplan: "Anmälningar tolv månader före och efter, jämfört med två liknande platser",
  })) await page.getByLabel(label, { exact: true }).fill(text);
  await page.locator("#geometry").fill("57.7072, 11.9669");
  await page.getByLabel("Slag").selectOption("situationell");
  await page.getByLabel("Sikt").selectOption("kort");
  await page.getByRole("button", { name: "Spara" }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  const card = await page.getByRole("main").innerText();
  assert.match(card, /Klottret tas bort inom ett dygn[\s\S]*Planerad uppföljning[\s\S]*jämfört med två liknande platser/);
  assert.match(card, /5 av 7 länkar finns/);
  assert.match(card, /Beslut saknas[\s\S]*Återkoppling saknas/);
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(page.faults, []);
});

const square = (west, south) => ({ type: "Polygon", coordinates: [[[west, south], [west + 0.002, south], [west + 0.002, south + 0.001], [west, south + 0.001], [west, south]]] });
const feature = (properties, geometry = null) => ({ type: "Feature", geometry, properties });

/** A proposed problem and action of Centrum, by its planner's program; the keys of both. */
async function proposed(words) {
  const cia = asks("cia");
  const problem = await cia("POST", "/inside/ogc/collections/problems/items", feature({ title: `${words}: problem`, public: true, public_title: `${words} blir bättre`, public_text: "Vi arbetar här" }, square(11.966, 57.7065)));
  assert.equal(problem.status, 201, JSON.stringify(problem.json));
  const { key } = problem.json.properties;
  const action = await cia("POST", "/inside/ogc/collections/actions/items", feature({
    problem: key, title: `${words}: åtgärd`, kind: "social", horizon: "kort", target: 6, unit: "kvällar", responsible: "Socialförvaltningen", communication_plan: "Brev", evaluation_plan: "Före och efter",
    public: true, public_title: `${words}: fler vuxna ute`, public_text: "Varje fredag",
  }, { type: "Point", coordinates: [11.967, 57.707] }));
  assert.equal(action.status, 201, JSON.stringify(action.json));
  return { problem: problem.json, action: action.json };
}

test("a steering group meets, decides on a problem and its action, sets the grades and decides the lägesbild", async (t) => {
  await proposed("Torget");
  const page = await visit(t, "stina", "/inside/avstamning");
  await page.getByRole("button", { name: "Förbered" }).or(page.getByRole("link", { name: "Förbered" })).first().click();
  if (await page.getByRole("button", { name: "Förbered avstämningen" }).count()) await page.getByRole("button", { name: "Förbered avstämningen" }).click();
  await page.waitForURL(/\/inside\/avstamning\/\d+$/);
  const meeting = page.url();
  for (const [title, number] of [["Torget: problem", "2026-0101"], ["Torget: åtgärd", "2026-0102"]]) {
    const row = page.locator(".meet-undecided > li", { hasText: title });
    await row.locator("summary").click();
    await row.getByLabel("Diarienummer").fill(number);
    await row.getByLabel("Beslut", { exact: true }).fill(`Gruppen beslutar: ${title}.`);
    await row.getByRole("button", { name: "Skriv in beslutet" }).click();
    await page.waitForFunction((text) => document.body.textContent.includes(text), number);
  }
  assert.equal(page.url().split(/[?#]/)[0], meeting, "the group stays at its table");

  await page.goto(`${demo.base}/inside/lagesbild`);
  await page.getByRole("link", { name: "Ny lägesbild" }).click();
  await page.getByLabel("Område", { exact: true }).selectOption("SO2021:02");
  await page.getByLabel("Slag", { exact: true }).selectOption("halvår");
  await page.getByLabel("Period").fill("2025-H2");
  await page.getByRole("button", { name: "Skapa", exact: true }).click();
  await page.waitForURL(/\/inside\/lagesbild\/\d+$/);
  const rows = page.locator(".report-grades tbody tr");
  assert.equal(await rows.count(), 10, "every mellanområde of Centrum");
  for (let i = 0; i < 10; i++) {
    await rows.nth(i).locator("select").selectOption(["grön", "gul"][i % 2]);
    await rows.nth(i).locator("textarea").fill(`Skäl ${i}`);
  }
  for (const name of ["Spara lägena", "Frys siffrorna", "Börja beredning", "Lämna till beslut"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.waitForLoadState();
  }
  await page.getByRole("link", { name: "Besluta" }).click();
  await page.getByLabel("Diarienummer").fill("2026-0103");
  if (!(await page.getByLabel("Forum").inputValue())) await page.getByLabel("Forum").fill("Styrgrupp Centrum");
  await page.locator("textarea[name=text]").fill("Enligt förslaget.");
  await page.getByRole("button", { name: "Skriv in beslutet" }).click();
  await page.waitForURL(/\/inside\/lagesbild\/\d+$/);
  assert.match(await page.locator("main").innerText(), /beslutad[\s\S]*2026-0103/);
  assert.equal(await page.locator("main textarea").count(), 0, "what is decided is read, not written");
  assert.deepEqual(page.faults, []);
});

test("the public words stand on the area's page and in the embed after the decision and not before, and the planner of another stadsområde neither sees nor changes any of it", async (t) => {
  const { problem, action } = await proposed("Kanalen");
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const areaPage = "/omrade/37-norra-centrum";
  const shown = async () => {
    const texts = [];
    for (const address of [areaPage, "/inbaddning/karta?scheme=MO2021&area=37"]) {
      const answer = await page.goto(demo.base + address);
      assert.equal(answer.status(), 200, address);
      texts.push(await page.locator("body").innerText());
    }
    return texts.map((text) => /Kanalen blir bättre|Kanalen: fler vuxna ute/.test(text));
  };
  assert.deepEqual(await shown(), [false, false], "nothing before");

  const nora = asks("nora");
  const collections = "/inside/ogc/collections";
  for (const [kind, { id }] of [["problems", problem], ["actions", action]]) {
    assert.equal((await nora("GET", `${collections}/${kind}/items/${id}`)).status, 404);
    assert.equal((await nora("PUT", `${collections}/${kind}/items/${id}`, problem, { "if-match": '"1"' })).status, 404);
    assert.equal((await nora("DELETE", `${collections}/${kind}/items/${id}`, undefined, { "if-match": '"1"' })).status, 404);
    const { json } = await nora("GET", `${collections}/${kind}/items?limit=1000`);
    assert.doesNotMatch(JSON.stringify(json), /Kanalen/);
  }
  const theirs = await visit(t, "nora", "/inside/problem");
  assert.doesNotMatch(await theirs.locator("body").innerText(), /Kanalen/);
  for (const address of [`/inside/problem/${problem.id}`, `/inside/problem/${problem.id}/andra`, `/inside/atgard/${action.id}`, `/inside/problem/${problem.id}/beslut`]) {
    const answer = await theirs.goto(demo.base + address);
    assert.ok([403, 404].includes(answer.status()), address);
    assert.doesNotMatch(await theirs.locator("body").innerText(), /Kanalen/);
  }

  const stina = await visit(t, "stina", `/inside/problem/${problem.id}/beslut`);
  const decide = async (status, number) => {
    await stina.getByLabel("Ny status").selectOption(status);
    await stina.getByLabel("Forum").fill("Styrgrupp Centrum");
    await stina.getByLabel("Dag", { exact: true }).fill("2026-03-09");
    await stina.getByLabel("Diarienummer").fill(number);
    await stina.getByLabel("Beslut", { exact: true }).fill("Enligt förslaget.");
    await stina.getByRole("button", { name: "Skriv in beslutet" }).click();
    await stina.waitForURL(/\/inside\/problem\/\d+$/);
  };
  await decide("prioriterat", "2026-0201");
  await stina.goto(`${demo.base}/inside/atgard/${action.id}/beslut`);
  await decide("beslutad", "2026-0202");
  assert.deepEqual(await shown(), [true, true], "at once");
  const words = await (await fetch(demo.base + areaPage)).text();
  assert.match(words, /Kanalen blir bättre[\s\S]*Kanalen: fler vuxna ute/);
  assert.doesNotMatch(words, /Kanalen: problem|Kanalen: åtgärd|2026-0201|Före och efter/, "the words of the work stay inside");
});
