// A planner sends a messy file, corrects how it is read, takes it in and sees it on the map: in a real browser on the real binary.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, must, password } from "../contract/support.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;
const shots = process.env.TRYGGKARTA_SHOTS;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "anna", "planner");
    addMember(store, "cia", "planner@SO2021:01");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

async function signedIn(t, name, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.base + address);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL(`**${address}`);
  return page;
}

const picture = async (page, name) => shots && page.screenshot({ path: `${shots}/intake-${name}.png`, fullPage: true });
const fitsTheWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const messy = Buffer.from(
  "\xC4rendenr;Brottstyp;Brottstid fr\xE5n;E;N;Anm\xE4rkning\r\n" +
    Array.from({ length: 30 }, (_, i) => `K${i};${["Misshandel, utomhus", "Klotter", "Rymdskrot"][i % 3]};2026-03-${String(i + 1).padStart(2, "0")} 22:10;14${5 + (i % 5)}024,3;6${398 + (i % 3)}667,2;${i === 7 ? "ring 19811218-9876" : ""}\r\n`).join(""),
  "latin1",
);
const file = { name: "brott mars.csv", mimeType: "text/csv", buffer: messy };

async function send(page) {
  await page.getByLabel("Källa", { exact: true }).selectOption("polisen");
  await page.getByLabel("Fil", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Granska filen" }).click();
  await page.getByRole("heading", { name: "Granska brott mars.csv" }).waitFor();
}

test("a messy file comes in: sent, corrected, tried, imported, on the map", async (t) => {
  const page = await signedIn(t, "anna", "/inside/leverans");
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "sources");
  await page.getByRole("link", { name: "Läs in en fil" }).click();
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "form");
  await send(page);
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "preview");
  assert.equal(await page.getByLabel("Kategori", { exact: true }).inputValue(), "Brottstyp");
  assert.equal(await page.getByLabel("Koordinatsystem").inputValue(), "3007");
  await page.getByLabel(/^Rymdskrot/).selectOption("ovrigt");
  await page.getByRole("button", { name: "Läs om" }).click();
  const account = page.getByRole("table", { name: "Provkörning: inget är sparat" });
  assert.match(await account.innerText(), /är nya\s+29[\s\S]*personuppgifter\s+1[\s\S]*avvisas\s+0[\s\S]*summa\s+30/);
  await page.getByRole("button", { name: "Importera" }).click();
  await page.getByRole("heading", { name: "brott mars.csv är inläst" }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "taken");
  assert.match(must("source", "map", demo.store, "polisen"), /"Rymdskrot" = "ovrigt"/);
  await page.getByRole("link", { name: "Visa källan på kartan" }).click();
  await page.waitForURL("**/inside/karta?**");
  assert.equal(new URL(page.url()).searchParams.get("source"), "polisen");
});

test("the preview is read on a phone, in the dark and without a script", async (t) => {
  const page = await signedIn(t, "anna", "/inside/leverans/ny", { viewport: { width: 390, height: 844 }, colorScheme: "dark", javaScriptEnabled: false });
  await send(page);
  assert.match(await page.getByRole("main").innerText(), /Gissat: kolumnen heter|förra fil/);
  await picture(page, "preview-phone-dark");
});

test("no page of deliveries is wider than a phone, and axe finds nothing in the dark", async (t) => {
  const page = await signedIn(t, "anna", "/inside/leverans", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  assert.ok(await fitsTheWindow(page));
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "sources-phone-dark");
  await page.goto(`${demo.base}/inside/leverans/ny`);
  assert.ok(await fitsTheWindow(page));
  await send(page);
  assert.ok(await fitsTheWindow(page));
  assert.deepEqual(await seriousFindings(page), []);
});

test("a planner of one district sees the sources, and is told who takes files in", async (t) => {
  const page = await signedIn(t, "cia", "/inside/leverans");
  assert.match(await page.getByRole("main").innerText(), /Filer läses in av den som har en roll för hela staden/);
  assert.equal(await page.getByRole("link", { name: "Läs in en fil" }).count(), 0);
  const answer = await page.goto(`${demo.base}/inside/leverans/ny`);
  assert.equal(answer.status(), 403);
});
