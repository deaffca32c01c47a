// A meeting in a real browser on the demonstration city: decide at the table, give a task, hold it; and how its pages look.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { addMember } from "../contract/support.mjs";
import { seriousFindings, startDemo, visitAs } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;
const pictures = process.env.TRYGGKARTA_PICTURES;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "petra", "planner@SO2021:01");
    addMember(store, "stina", "steering@SO2021:01");
    addMember(store, "sam", "coordination");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

const visit = (t, name, address, options) => visitAs(t, { browser, demo }, name, address, options);

/** Keeps a picture of the whole page where somebody wants to look at it. */
async function picture(page, name) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** The middle of what an address of the demonstration is drawn around: a place within the north-east district. */
const place = "område MO2021:15";

const publicWords = async () => (await fetch(`${demo.base}/har-arbetar-vi`)).text();

/** Decides on what a title names, among what waits at the table. */
async function decide(page, title, number) {
  const row = page.locator(".meet-undecided > li", { hasText: title });
  await row.locator("summary").click();
  await row.getByLabel("Diarienummer").fill(number);
  await row.getByLabel("Beslut", { exact: true }).fill(`Styrgruppen beslutar: ${title}.`);
  await row.getByRole("button", { name: "Skriv in beslutet" }).click();
  await page.waitForFunction((text) => document.body.textContent.includes(text), number);
}

test("a steering member decides a proposed problem and its action at the meeting, gives a task and holds it; the public sees the words after and not before", async (t) => {
  const planner = await visit(t, "petra", "/inside/problem/nytt");
  await planner.locator("#title").fill("Glas på gångvägen");
  await planner.locator("#geometry").fill(place);
  await planner.getByLabel("ja", { exact: true }).check();
  await planner.locator("#public_title").fill("Helt och rent på gångvägen");
  await planner.getByRole("button", { name: "Föreslå" }).click();
  await planner.waitForURL(/\/inside\/problem\/\d+$/);
  await planner.goto(`${planner.url()}/atgard/ny`);
  const written = {
    title: "Sopa varje morgon", geometry: place, responsible: "Stadsmiljö", parties: "Bostadsbolaget", start: "2026-01-01", end: "2030-12-31", target: "20", unit: "morgnar",
    action_plan: "Varje vardag", communication_plan: "Skyltar", evaluation_plan: "Räkna glas före och efter", public_title: "Vi sopar varje morgon",
  };
  for (const [field, value] of Object.entries(written)) await planner.locator(`#${field}`).fill(value);
  await planner.locator("#kind").selectOption("situationell");
  await planner.locator("#horizon").selectOption("kort");
  await planner.getByLabel("ja", { exact: true }).check();
  await planner.getByRole("button", { name: "Spara" }).click();
  await planner.waitForURL(/\/inside\/problem\/\d+$/);

  await planner.goto(`${demo.base}/inside/avstamning/ny?body=nordost`);
  await planner.locator("#occasion").selectOption("");
  await planner.getByRole("button", { name: "Förbered avstämningen" }).click();
  await planner.waitForURL(/\/inside\/avstamning\/\d+$/);
  const address = new URL(planner.url()).pathname;
  assert.equal(await planner.locator(".meet-undecided").count(), 0, "a planner prepares, and does not decide");

  const steering = await visit(t, "stina", address);
  assert.doesNotMatch(await publicWords(), /Helt och rent på gångvägen|Vi sopar varje morgon/);
  await picture(steering, "avstamning");
  await decide(steering, "Glas på gångvägen", "2026-0901");
  assert.match(await publicWords(), /Helt och rent på gångvägen/);
  assert.doesNotMatch(await publicWords(), /Vi sopar varje morgon/, "each is shown by its own decision");
  await decide(steering, "Sopa varje morgon", "2026-0902");
  assert.match(await publicWords(), /Vi sopar varje morgon/);

  await steering.locator(".meet-new summary").click();
  await steering.getByLabel("Uppgift", { exact: true }).fill("Beställ sopmaskinen");
  await steering.getByLabel("Vem").fill("Stina");
  await steering.getByLabel("Senast").fill("2030-01-15");
  await steering.getByRole("button", { name: "Ge uppgiften" }).click();
  await steering.getByRole("link", { name: "Beställ sopmaskinen" }).first().waitFor();
  await steering.getByRole("button", { name: "Avstämningen är hållen" }).click();
  await steering.getByRole("heading", { name: "Dagordning, som den var" }).waitFor();
  const kept = await steering.locator(".meet-kept").textContent();
  assert.match(kept, /Senaste besluten[\s\S]*Styrgruppen beslutar: Sopa varje morgon/);
  assert.match(kept, /Beställ sopmaskinen/);
  assert.equal(await steering.getByRole("button", { name: "Avstämningen är hållen" }).count(), 0);
  await picture(steering, "avstamning_hallen");
  assert.deepEqual(await seriousFindings(steering), []);
  assert.deepEqual([...planner.faults, ...steering.faults], []);
});

test("every page of the room is free of serious findings, wide, on a phone and in the dark, and nothing is wider than the screen", async (t) => {
  const looks = {
    bred: {},
    telefon: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    mork: { colorScheme: "dark" },
  };
  for (const [look, options] of Object.entries(looks)) {
    const page = await visit(t, "sam", "/inside/avstamning", options);
    const meeting = await page.locator(".meet-table a[href*='/inside/avstamning/']:not([href*='/ny'])").first().getAttribute("href");
    const addresses = ["/inside/avstamning", new URL(meeting, demo.base).pathname, "/inside/avstamning/ny", "/inside/uppgift", "/inside/uppgift/ny", "/inside/lofte", "/inside/lofte/1", "/inside/matning", "/inside/matning/1/tabell", "/inside/observation", "/inside/arshjul"];
    for (const address of addresses) {
      await page.goto(demo.base + address);
      assert.deepEqual(await seriousFindings(page), [], `${look} ${address}`);
      const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }));
      assert.ok(content <= screen, `${look} ${address} is ${content} of ${screen} wide`);
      await picture(page, `${look}${address.replaceAll("/", "_")}`);
    }
    assert.deepEqual(page.faults, []);
  }
});

test("a meeting is on paper without buttons and forms, and from the årshjul it is two clicks away", async (t) => {
  const page = await visit(t, "sam", "/inside/arshjul?body=nordost");
  await page.getByRole("link", { name: "Förbered avstämning" }).first().click();
  await page.getByRole("button", { name: "Förbered avstämningen" }).click();
  await page.waitForURL(/\/inside\/avstamning\/\d+$/);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".meet-new").isVisible(), false);
  assert.equal(await page.locator(".chain-do").first().isVisible(), false);
  assert.equal(await page.locator(".meet-agenda").isVisible(), true);
  if (pictures) await page.pdf({ path: join(pictures, "avstamning.pdf"), format: "A4" });
});
