// The chain in a real browser on the real binary: from a hotspot to a problem, drawing, and a connection that is lost.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { addMember } from "../contract/support.mjs";
import { seriousFindings, startDemo, visitAs } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "anna", "planner");
    addMember(store, "stina", "coordination");
    addMember(store, "laila", "reader");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

const visit = (t, name, address, options) => visitAs(t, { browser, demo }, name, address, options);

const shape = async (page) => JSON.parse(await page.locator("#geometry").inputValue());

/** Opens the map above the field and gives a way to click on it, in shares of its width and height. */
async function openDrawing(page) {
  await page.getByRole("button", { name: "Rita platsen på kartan" }).click();
  const host = page.locator(".chain-drawing .map-host");
  await page.waitForFunction(() => document.querySelector(".chain-drawing .map-host")?.dataset.complete === "true" && document.querySelector('.chain-tools [aria-pressed="true"]'));
  await host.scrollIntoViewIfNeeded();
  const at = async (x, y) => {
    const box = await host.boundingBox();
    return [box.x + box.width * x, box.y + box.height * y];
  };
  return { host, at, click: async (x, y) => page.mouse.click(...(await at(x, y))) };
}

async function drawTriangle({ click }) {
  for (const [x, y] of [[0.4, 0.3], [0.6, 0.3], [0.5, 0.6]]) await click(x, y);
}

test("a hotspot becomes a proposed problem in two clicks, and a reader is not offered any", async (t) => {
  const page = await visit(t, "anna", "/inside/karta?list=hotspots");
  await page.getByRole("button", { name: "Inte nu" }).click({ timeout: 4000 }).catch(() => undefined);
  await page.locator(".hot-table .propose").first().waitFor();
  await page.locator(".hot-table .propose").first().click();
  await page.waitForURL("**/inside/problem/nytt?*");
  assert.match(await page.locator("#geometry").inputValue(), /^(område|ruta) /);
  assert.match(await page.locator("#evidence").inputValue(), /^\d[\d\s]* händelser .*z -?\d+,\d.*\/inside\/karta\?/);
  const title = await page.locator("#title").inputValue();
  assert.notEqual(title, "");
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.deepEqual(page.faults, []);

  const reader = await visit(t, "laila", "/inside/karta?list=hotspots");
  await reader.locator(".hot-table tbody tr").first().waitFor();
  assert.equal(await reader.locator(".propose").count(), 0);
});

test("without a script the table of hotspots leads to the same form", async (t) => {
  const page = await visit(t, "anna", "/inside/karta", { javaScriptEnabled: false });
  const link = page.getByRole("link", { name: "Föreslå problemområde" }).first();
  await link.click();
  assert.match(await page.locator("#geometry").inputValue(), /^område /);
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  assert.match(page.url(), /\/inside\/problem\/\d+$/);
  assert.equal(await page.locator(".chain-picture").count(), 1);
});

test("two who save at once are shown both values side by side, and the choice is kept", async (t) => {
  const [mine, theirs] = [await visit(t, "anna", "/inside/problem/1/andra"), await visit(t, "stina", "/inside/problem/1/andra")];
  await mine.locator("#time_pattern").fill("kvällar");
  await mine.locator("#owner").fill("Annas grupp");
  await theirs.locator("#owner").fill("Stinas grupp");
  await theirs.getByRole("button", { name: "Spara" }).click();
  await theirs.waitForURL(/\/problem\/1$/);
  await mine.getByRole("button", { name: "Spara" }).click();
  await mine.getByRole("heading", { name: "Någon annan har sparat samtidigt" }).waitFor();
  assert.deepEqual(await seriousFindings(mine), []);
  await mine.getByRole("radio", { name: /Mitt.*Annas grupp/s }).check();
  await mine.getByRole("button", { name: "Spara mina val" }).click();
  await mine.waitForURL(/\/problem\/1$/);
  assert.match(await mine.locator(".chain-evidence-card").textContent(), /Tidsmönster: kvällar\s*Ägare: Annas grupp/);
  assert.deepEqual(mine.faults, []);
});

test("an area is drawn, undone, drawn again, moved by a corner and saved", async (t) => {
  const page = await visit(t, "anna", "/inside/problem/nytt");
  await page.locator("#title").fill("Ritat problem");
  const drawing = await openDrawing(page);
  await drawTriangle(drawing);
  await drawing.click(0.5, 0.6);
  const drawn = await shape(page);
  assert.equal(drawn.type, "Polygon");
  assert.equal(drawn.coordinates[0].length, 4);

  await page.getByRole("button", { name: "Ångra" }).click();
  assert.equal(await page.locator("#geometry").inputValue(), "");
  await page.getByRole("button", { name: "Gör om" }).click();
  assert.deepEqual(await shape(page), drawn);

  await page.getByRole("button", { name: "Flytta och ändra" }).click();
  await drawing.click(0.5, 0.4);
  await page.mouse.move(...(await drawing.at(0.4, 0.3)));
  await page.mouse.down();
  await page.mouse.move(...(await drawing.at(0.35, 0.25)), { steps: 6 });
  await page.mouse.up();
  const moved = await shape(page);
  assert.notDeepEqual(moved, drawn);
  assert.equal(moved.coordinates[0].length, 4);
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  await page.waitForFunction(() => document.querySelector(".chain-map .map-host")?.dataset.complete === "true");
  assert.deepEqual(page.faults, []);
});

test("a lost connection loses nothing: the draft is offered again, and is gone once it is sent", async (t) => {
  const page = await visit(t, "anna", "/inside/problem/nytt");
  const form = page.url();
  await page.locator("#title").fill("Skrivet utan förbindelse");
  await page.locator("#geometry").fill("område X");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.getByText("Ingen förbindelse med servern").waitFor();
  assert.equal(await page.locator("#title").inputValue(), "Skrivet utan förbindelse");
  await page.context().setOffline(false);

  await page.goto(form);
  assert.equal(await page.locator("#title").inputValue(), "");
  await page.getByRole("button", { name: "Använd utkastet" }).click();
  assert.equal(await page.locator("#title").inputValue(), "Skrivet utan förbindelse");
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.locator("#geometry-fel").waitFor();
  assert.equal(await page.locator("#title").inputValue(), "Skrivet utan förbindelse", "a complaint keeps what was written too");
  assert.equal(await page.evaluate(() => document.activeElement.id), "fel");

  const first = await page.locator("#areas optgroup option").first().getAttribute("value");
  await page.locator("#geometry").fill(`område ${first}`);
  await page.getByRole("button", { name: "Föreslå", exact: true }).click();
  await page.waitForURL(/\/inside\/problem\/\d+$/);
  await page.goto(form);
  await page.getByRole("button", { name: "Rita platsen på kartan" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Använd utkastet" }).count(), 0);

  await page.locator("#title").fill("Något hemligt");
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("tryggkarta-draft")).length);
  assert.equal(await kept(), 1);
  await page.getByRole("button", { name: "Logga ut" }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/inside/"));
  assert.equal(await kept(), 0);
});

for (const [name, options] of [["at a desk", {}], ["in the dark", { colorScheme: "dark" }], ["on a phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }]]) {
  test(`list, card and form are accessible and fit ${name}`, async (t) => {
    const page = await visit(t, "stina", "/inside/problem", options);
    const card = await page.locator(".chain-status tbody a").first().getAttribute("href");
    for (const path of ["/inside/problem", card, `${card}/andra`, `${card}/beslut`, "/inside/atgard/ny"]) {
      await page.goto(demo.base + path);
      if (path === card) await page.waitForFunction(() => document.querySelector(".chain-map .map-host")?.dataset.complete === "true");
      assert.deepEqual(await seriousFindings(page), [], path);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} is wider than the window`);
    }
    assert.deepEqual(page.faults, []);
  });
}

test("the card is on paper in A4 and in A3, drawn in lines, with its source, edition and day", async (t) => {
  const page = await visit(t, "anna", "/inside/problem/1");
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  for (const [format, size] of [["A4", /Page size:\s+59[45]\.\d+ x 84[12]/], ["A3", /Page size:\s+84[12]\.\d+ x 119[01]/]]) {
    const input = await page.pdf({ format, preferCSSPageSize: true, printBackground: true });
    const told = (program, ...args) => spawnSync(program, args, { input, encoding: "utf8" }).stdout;
    assert.match(told("pdfinfo", "-"), size, format);
    const text = told("pdftotext", "-layout", "-", "-");
    assert.ok(text.replace(/\s+/g, " ").includes(title), `${format}: ${text.slice(0, 300)}`);
    assert.match(text, /Källa: [\s\S]*Utgåva \d+, \d+ \S+ \d{4}/);
    assert.match(text, /problemområde/);
    assert.doesNotMatch(text, /Logga ut|Ny orsak/);
    assert.equal(told("pdfimages", "-list", "-").trim().split("\n").length, 2, "no picture of points");
  }
});
