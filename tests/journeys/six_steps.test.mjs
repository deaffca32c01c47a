// The agreement's six steps in a real browser on the real binary, from a messy file to what everyone reads.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, password, tokenOf, until } from "../contract/support.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
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

/** A signed-in browser of its own, at an address; `faults` collects what went wrong in it. */
async function visit(t, name, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => { if (/Content.Security.Policy/i.test(message.text())) page.faults.push(message.text()); });
  await page.goto(`${demo.base}/logga-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/logga-in"));
  return page;
}

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
