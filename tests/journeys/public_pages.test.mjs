// What a visitor does, in a real browser on the real binary with the demonstration city.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
let browser;
let demo;
let base;

before(async () => {
  demo = await startDemo();
  base = demo.base;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

/** A page that notes errors and every request to somebody else. */
async function visit(t, address, options = {}) {
  const context = await browser.newContext({ viewport: wide, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) faults.push(`foreign: ${request.url()}`); });
  await page.goto(base + address);
  return Object.assign(page, { faults });
}

const mapIsThere = (page) => page.waitForSelector("canvas", { state: "attached", timeout: 20_000 });

for (const [what, address] of [["the map", "/"], ["an area's page", "/omrade/36"], ["work", "/har-arbetar-vi"], ["pledges", "/medborgarloften"],
  ["the figures explained", "/om-siffrorna"], ["accessibility", "/tillganglighet"], ["the embed", "/inbaddning/karta"], ["the embed maker", "/badda-in"]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${what} has no serious accessibility finding in ${colorScheme}, asks nobody else, and breaks nothing`, async (t) => {
      const page = await visit(t, address, { colorScheme });
      if (what === "the map") await mapIsThere(page);
      assert.deepEqual(await seriousFindings(page), []);
      assert.deepEqual(page.faults, []);
      assert.match(await page.textContent("body"), /Påhittade uppgifter/i);
    });
  }
}

test("without JavaScript every page is complete: picture, table, links", async (t) => {
  const page = await visit(t, "/?category=stold&period=2026-Q2", { javaScriptEnabled: false });
  assert.match(await page.textContent("h1"), /Stöld/);
  assert.equal(await page.locator("svg.map-picture path.area").count(), 36);
  const { figures } = await (await fetch(`${base}/figures?scheme=MO2021&period=2026-Q2&category=stold`)).json();
  const text = await page.textContent("main");
  for (const figure of figures) assert.ok(text.includes(figure.name.replaceAll("-", "–")) || text.includes(figure.name), figure.name);
  assert.ok((await page.locator("table tbody tr").count()) >= 36);
});

test("map and table tell the same, and a choice of category changes both without a single tile", async (t) => {
  const page = await visit(t, "/");
  await mapIsThere(page);
  const tiles = [];
  await page.waitForLoadState("networkidle");
  page.on("request", (request) => { if (request.url().includes("/tiles/")) tiles.push(request.url()); });
  await page.selectOption("#category", "skadegorelse");
  await page.waitForURL(/category=skadegorelse/);
  await page.waitForFunction(() => document.querySelector("h1").textContent.includes("Skadegörelse"));
  assert.deepEqual(tiles, []);
  const period = (await (await fetch(`${base}/editions/current`)).json()).defaults.period;
  const { figures } = await (await fetch(`${base}/figures?scheme=MO2021&period=${period}&category=skadegorelse`)).json();
  await page.locator('[data-slot="switch"]').getByText("Tabell").click();
  const rows = await page.locator("#tabell table").innerText();
  for (const figure of figures.filter(({ status }) => status === "shown")) {
    assert.ok(rows.includes(figure.name.replaceAll("-", "–")), figure.name);
  }
  for (const figure of figures.filter(({ status }) => status === "hidden")) assert.match(rows, /dolt/, figure.name);
  // One step back is the map, two steps the choice before.
  await page.goBack();
  await page.waitForFunction(() => document.body.dataset.view === "map");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("h1").textContent.includes("Alla händelser"));
});

test("an area chosen in the address has its card with the figure that /figures gives, and Esc closes it", async (t) => {
  const page = await visit(t, "/?area=37");
  await mapIsThere(page);
  const { defaults } = await (await fetch(`${base}/editions/current`)).json();
  const { figures } = await (await fetch(`${base}/figures?scheme=MO2021&period=${defaults.period}&category=all`)).json();
  const { count } = figures.find(({ area }) => area === "37");
  const shown = new Intl.NumberFormat("sv").format(count);
  await page.waitForFunction((text) => document.body.innerText.replaceAll("\u00a0", " ").includes(text), shown.replaceAll("\u00a0", " "));
  await page.waitForFunction(() => document.body.innerText.includes("Norra Centrum"));
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("area="));
});

test("a phone shows the map without sideways scrolling, also at 320 pixels", async (t) => {
  for (const viewport of [phone, { width: 320, height: 640 }]) {
    const page = await visit(t, "/", { viewport, isMobile: true, hasTouch: true });
    await mapIsThere(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false);
    assert.deepEqual(page.faults, []);
  }
});

test("an embed works in somebody else's page, keeps nothing and sets no cookie", async (t) => {
  const host = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>v</title><iframe title="Karta" src="${base}/inbaddning/karta?category=stold" width="700" height="520"></iframe>`);
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  t.after(() => host.close());
  // The store is served with an empty allow-list: the frame must be refused to a stranger.
  const answer = await fetch(`${base}/inbaddning/karta?category=stold`);
  assert.match(answer.headers.get("content-security-policy"), /frame-ancestors 'none'/);
  assert.equal(answer.headers.get("set-cookie"), null);
  const page = await visit(t, "/inbaddning/karta?category=stold&period=2026-Q2");
  assert.equal((await page.context().cookies()).length, 0);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.match(await page.textContent("body"), /Stöld/);
});

test("the first load stays below 150 kB on the wire", async (t) => {
  const context = await browser.newContext({ viewport: wide });
  t.after(() => context.close());
  const page = await context.newPage();
  let bytes = 0;
  page.on("response", async (response) => {
    const sizes = await response.request().sizes().catch(() => undefined);
    bytes += sizes ? sizes.responseBodySize : 0;
  });
  await page.goto(base);
  await mapIsThere(page);
  await page.waitForLoadState("networkidle");
  assert.ok(bytes < 150_000, `${bytes} bytes`);
});

test("English is one step away and says so to a screen reader", async (t) => {
  const page = await visit(t, "/om-siffrorna?lang=en");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(await page.textContent("main"), /hidden|Hidden/);
});
