// The basemap in a real browser, over a city that does not exist: asked for once, quiet, named, on paper as lines.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { change, launch, lookAt, offColour, openMap, start, worldPixel } from "./map_engine_support.mjs";

let browser;
let site;
before(async () => {
  site = await start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const basemapTiles = () => site.requests.filter((path) => path.includes("/tiles/basemap/"));
const place = (lon, lat, zoom) => {
  const [x, y] = worldPixel(lon, lat, zoom).map(Math.round);
  return { zoom, x, y };
};
const source = (page) => page.textContent(".map-source");

test("no basemap is asked for or named where none is wanted", async () => {
  const page = await openMap(browser, site, { query: "still" });
  assert.deepEqual(basemapTiles(), []);
  assert.doesNotMatch(await source(page), /bidragsgivare/);
  await page.close();
});

test("a tile of the basemap is asked for once, and a new period asks for none", async () => {
  const from = site.requests.length;
  const page = await openMap(browser, site, { query: "basemap&still" });
  const asked = site.requests.slice(from).filter((path) => path.includes("/tiles/basemap/"));
  assert.ok(asked.length > 0 && asked.every((path) => /^\/editions\/3\/tiles\/basemap\/\d+\/\d+\/\d+\.mvt\?basemap=0a1b2c3d$/.test(path)));
  assert.equal(new Set(asked).size, asked.length);
  const before = basemapTiles().length;
  await change(page, (token) => window.tryOut.showPeriod(token), "2026-Q1");
  assert.equal(basemapTiles().length, before);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("whom to name for it stands on the map as text, and goes with it", async () => {
  const page = await openMap(browser, site, { query: "basemap&still" });
  assert.equal(await source(page), "Gränser: påhittade gränser · Karta: © <b>påhittade</b> bidragsgivare");
  await change(page, () => { window.tryOut.view.showBasemap(undefined); document.querySelector("#map").dataset.complete = "true"; });
  assert.equal(await source(page), "Gränser: påhittade gränser");
  await page.close();
});

test("it leaves the colour of an area as the legend has it, but for thin lines and water", async () => {
  const page = await openMap(browser, site, { query: "basemap&fills&still" });
  await change(page, () => window.tryOut.paintAlike());
  await lookAt(page, place(11.86, 57.66, 12));
  const picture = await page.screenshot({ clip: { x: 400, y: 250, width: 200, height: 200 } });
  const { ppm } = await offColour(browser, picture, "#2C7FB8");
  assert.ok(ppm > 0 && ppm < 250_000, `${ppm.toFixed(0)} ppm`);
  await page.close();
});

test("paper gets the basemap as lines, not as a picture", async () => {
  const page = await openMap(browser, site, { query: "basemap" });
  await lookAt(page, place(11.95, 57.71, 14.5));
  const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  assert.equal((paper.match(/\/Subtype\s*\/Image/g) ?? []).length, 0, "images");
  await page.close();
});
