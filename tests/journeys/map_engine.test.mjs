// The drawing layer in a real browser, over a city that does not exist: seams, hits, requests, paper, keyboard.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { apart, change, distanceTo, finished, holds, launch, lookAt, offColour, openMap, start, worldPixel } from "./map_engine_support.mjs";

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

const middle = (zoom) => worldPixel(11.95, 57.71, zoom).map(Math.round);
const tileRequests = () => site.requests.filter((path) => path.endsWith(".mvt") || path.includes(".mvt?")).length;

for (const ratio of [1, 1.25, 1.5, 2]) {
  test(`neighbours of one colour show no seam and no tile grid at ratio ${ratio}, at a whole zoom and a half`, async () => {
    const page = await openMap(browser, site, { query: "fills&still", ratio });
    await change(page, () => window.tryOut.paintAlike());
    for (const zoom of [13, 13.5]) {
      const [x, y] = middle(zoom);
      await lookAt(page, { zoom, x, y });
      const picture = await page.screenshot({ clip: { x: 80, y: 20, width: 900, height: 600 } });
      const { ppm, worstLine } = await offColour(browser, picture, "#2C7FB8");
      assert.ok(ppm < 200, `zoom ${zoom}: ${ppm.toFixed(0)} ppm`);
      assert.ok(worstLine < 0.05, `zoom ${zoom}: ${(worstLine * 100).toFixed(1)} % of one row or column`);
    }
    await page.close();
  });
}

test("400 clicks by chance choose the area that exact geometry names", async () => {
  const size = [1000, 700];
  const page = await openMap(browser, site, { query: "fills&still", size });
  const zoom = 12;
  const [centreX, centreY] = middle(zoom);
  await lookAt(page, { zoom, x: centreX, y: centreY });
  const rings = site.areas.map(({ code, ring }) => ({ code, ring: ring.map(([lon, lat]) => worldPixel(lon, lat, zoom)) }));
  let seed = 5;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const wanted = [];
  await page.evaluate(() => { window.tryOut.heard.length = 0; });
  while (wanted.length < 400) {
    const [x, y] = [Math.round(80 + random() * 900), Math.round(20 + random() * 620)];
    const place = [centreX + x - size[0] / 2, centreY + y - size[1] / 2];
    // Tiles are rounded to a sixteenth of a pixel: closer to a border than that there is no exact answer.
    if (rings.some(({ ring }) => distanceTo(ring, place) < 0.15)) continue;
    wanted.push(rings.find(({ ring }) => holds(ring, place))?.code ?? null);
    await page.mouse.click(x, y);
  }
  const chosen = await page.evaluate(() => window.tryOut.heard.filter((each) => "select" in each).map((each) => each.select ?? null));
  assert.deepEqual(chosen, wanted);
  await page.close();
});

test("a change of period asks for no tile, and the picture changes", async () => {
  const page = await openMap(browser, site);
  const earlier = await page.screenshot();
  const asked = tileRequests();
  for (const period of ["2026-Q2", "2026-Q1", "2025-Q4"]) await change(page, (token) => window.tryOut.showPeriod(token), period);
  assert.equal(tileRequests(), asked);
  assert.notDeepEqual(await page.screenshot(), earlier);
  await page.close();
});

test("the classes of a series are painted from the tiles as from the figures", async () => {
  const page = await openMap(browser, site, { query: "fills&still" });
  for (const period of ["2025-Q4", "2026-Q2"]) {
    await change(page, (token) => window.tryOut.showPeriod(token), period);
    const fromFigures = await page.screenshot();
    await change(page, () => { window.tryOut.view.takeSeries({ periods: "2025-Q3..2026-Q3", category: "all" }); });
    await page.waitForLoadState("networkidle");
    await change(page, (token) => window.tryOut.paintFromTiles(token), period);
    await finished(page);
    assert.deepEqual(await page.screenshot(), fromFigures, period);
  }
  await page.close();
});

test("while the tiles of a series are on their way, those that were drawn stay", async () => {
  const page = await openMap(browser, site, { query: "fills&still" });
  const earlier = await page.screenshot();
  const held = [];
  await page.route(/periods=/, (route) => held.push(route));
  await page.evaluate(() => window.tryOut.view.takeSeries({ periods: "2025-Q3..2026-Q3", category: "all" }));
  await page.waitForRequest(/periods=/);
  await finished(page);
  assert.deepEqual(await page.screenshot(), earlier);
  for (const route of held) await route.abort();
  await page.close();
});

test("each tile is asked for once while one looks around and comes back", async () => {
  const page = await openMap(browser, site, { query: "still" });
  const from = site.requests.length;
  const [x, y] = middle(12);
  for (const step of [0, 300, 600, 0]) await lookAt(page, { zoom: 12, x: x + step, y });
  const tiles = site.requests.slice(from).filter((path) => path.includes(".mvt"));
  assert.ok(tiles.length > 0);
  assert.equal(new Set(tiles).size, tiles.length);
  await page.close();
});

for (const ratio of [1, 1.25, 2]) {
  test(`a map that was moved, zoomed and repainted looks as one that is drawn anew, at ratio ${ratio}`, async () => {
    const [x, y] = middle(12);
    const [fineX, fineY] = middle(13);
    const end = { zoom: 12, x: x + 91, y: y - 150 };
    const pictureAfter = async (work) => {
      const page = await openMap(browser, site, { query: "basemap&still", ratio });
      await work(page);
      await lookAt(page, end);
      await change(page, (token) => window.tryOut.showPeriod(token), "2026-Q1");
      const picture = await page.screenshot();
      assert.deepEqual(page.faults, []);
      await page.close();
      return picture;
    };
    const anew = await pictureAfter(() => undefined);
    const moved = await pictureAfter(async (page) => {
      await lookAt(page, { zoom: 13, x: fineX, y: fineY });
      for (const [right, down] of [[0, 0], [37, -21], [260, 130], [-180, -400]]) await lookAt(page, { zoom: 12, x: x + right, y: y + down });
      await change(page, () => window.tryOut.paintAlike());
      await lookAt(page, { zoom: 12, x: x - 60, y: y - 170 });
    });
    assert.equal(await apart(browser, anew, moved), 0);
  });
}

test("a map that is being dragged shows what lay beyond its edges", async () => {
  const [someX, y] = middle(12);
  // A tile begins where the viewport ends, so that no part of it could be seen before.
  const x = Math.round(someX / 256) * 256 - 500;
  const strip = { x: 900, y: 100, width: 100, height: 500 };
  const page = await openMap(browser, site, { query: "fills&still" });
  // The second time all tiles are there: none that comes has the map drawn once more.
  for (const zoom of [12, 13, 12]) await lookAt(page, { zoom, x: x * 2 ** (zoom - 12), y: y * 2 ** (zoom - 12) });
  await page.mouse.move(500, 350);
  await page.mouse.down();
  await page.mouse.move(400, 300, { steps: 4 });
  const dragged = await page.screenshot({ clip: strip });
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await lookAt(page, { zoom: 12, x: x + 100, y: y + 50 });
  assert.equal(await apart(browser, await page.screenshot({ clip: strip }), dragged), 0);
  await page.close();
});

test("beyond the last zoom the finest tiles are drawn larger, and none is asked for in vain", async () => {
  const page = await openMap(browser, site, { query: "fills&still" });
  const from = site.requests.length;
  const [x, y] = middle(17);
  await lookAt(page, { zoom: 17, x, y });
  assert.ok(site.requests.slice(from).filter((path) => path.includes(".mvt")).every((path) => path.includes("/areas/14/")));
  await page.evaluate(() => { window.tryOut.heard.length = 0; });
  await page.mouse.click(500, 350);
  assert.ok(await page.evaluate(() => typeof window.tryOut.heard[0]?.select === "string"));
  await page.close();
});

test("paper gets lines and letters, not pictures, on one page", async () => {
  const page = await openMap(browser, site, { query: "theme=dark" });
  const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const text = paper.toString("latin1");
  assert.equal((text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, 1, "pages");
  assert.equal((text.match(/\/Subtype\s*\/Image/g) ?? []).length, 0, "images");
  assert.ok(/\/Type\s*\/Font\b/.test(text), "the names are letters");
  assert.ok(paper.length < 500_000, `${paper.length} bytes`);
  await page.close();
});

test("the names on paper can be read by a program", async (context) => {
  if (spawnSync("pdftotext", ["-v"]).error) return context.skip("skipped: no pdftotext (poppler-utils)");
  const page = await openMap(browser, site);
  const folder = mkdtempSync(join(tmpdir(), "map-engine-"));
  try {
    const file = join(folder, "map.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const { stdout } = spawnSync("pdftotext", [file, "-"], { encoding: "utf8" });
    assert.match(stdout, /Norrtorp/);
  } finally {
    rmSync(folder, { recursive: true });
    await page.close();
  }
});

test("after printing the screen is as it was", async () => {
  const page = await openMap(browser, site, { query: "theme=dark&still" });
  const earlier = await page.screenshot();
  await page.evaluate(() => { window.dispatchEvent(new Event("beforeprint")); window.dispatchEvent(new Event("afterprint")); });
  await finished(page);
  assert.deepEqual(await page.screenshot(), earlier);
  await page.close();
});

test("without WebGL the map is whole", async () => {
  const without = await launch("--disable-3d-apis");
  try {
    const page = await openMap(without, site);
    assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl")), null);
    assert.deepEqual(page.faults, []);
  } finally {
    await without.close();
  }
});

test("a strict content security policy refuses nothing, and nobody else is asked", async () => {
  const page = await openMap(browser, site, { query: "frame" });
  await page.mouse.move(500, 350);
  await page.mouse.click(500, 350);
  await finished(page);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("every symbol takes focus, has a Swedish name and a target of 24 pixels", async () => {
  const page = await openMap(browser, site);
  const markers = await page.$$eval(".map-marker", (buttons) => buttons.map((button) => {
    button.focus();
    const { width, height } = button.getBoundingClientRect();
    return { name: button.getAttribute("aria-label"), focused: document.activeElement === button, width, height };
  }));
  assert.equal(markers.length, 7);
  for (const { name, focused, width, height } of markers) {
    assert.match(name, /^(Åtgärd|Medborgarlöfte): .+, \p{L}+$/u);
    assert.ok(focused && width >= 24 && height >= 24, name);
  }
  const names = await page.$$eval("#map [aria-label], #map", (all) => all.map((each) => each.getAttribute("aria-label")));
  assert.deepEqual(names.filter((name) => /zoom (in|out)|marker|popup|layers/i.test(name)), []);
  await page.close();
});

test("a symbol and a problem area answer with what they are", async () => {
  const page = await openMap(browser, site, { query: "still" });
  await page.evaluate(() => { window.tryOut.heard.length = 0; });
  await page.click('.map-marker[aria-label*="pågår"]');
  assert.deepEqual(await page.evaluate(() => window.tryOut.heard), [{ notice: "action", key: "A2" }]);
  const [lon, lat] = site.areas[11].label;
  const [x, y] = worldPixel(lon + 0.012, lat + 0.004, 13).map(Math.round);
  await lookAt(page, { zoom: 13, x, y });
  await page.evaluate(() => { window.tryOut.heard.length = 0; });
  await page.mouse.click(500, 350);
  assert.deepEqual(await page.evaluate(() => window.tryOut.heard), [{ notice: "problem", key: "P2" }]);
  await page.close();
});

test("the keyboard pans and zooms while the map has focus, without animation where motion is unwanted", async () => {
  const page = await openMap(browser, site, { query: "still" });
  await page.focus("#map");
  const earlier = await page.evaluate(() => window.tryOut.view.position());
  await page.keyboard.press("ArrowRight");
  const panned = await page.evaluate(() => window.tryOut.view.position());
  assert.ok(panned.lon > earlier.lon);
  await page.keyboard.press("+");
  const zoomed = await page.evaluate(() => ({ at: window.tryOut.view.position(), moving: document.querySelector(".leaflet-zoom-anim, .leaflet-pan-anim") !== null }));
  assert.ok(zoomed.at.zoom > earlier.zoom);
  assert.equal(zoomed.moving, false);
  await page.close();
});

test("in a frame the wheel scrolls the page until Ctrl is held or the map has focus", async () => {
  const page = await openMap(browser, site, { query: "frame&still" });
  const zoom = () => page.evaluate(() => window.tryOut.view.position().zoom);
  const earlier = await zoom();
  await page.mouse.move(500, 350);
  await page.mouse.wheel(0, -240);
  await page.waitForSelector(".map-hint:not([hidden])");
  assert.equal(await zoom(), earlier);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -240);
  await page.waitForFunction((before) => window.tryOut.view.position().zoom > before, earlier);
  await page.close();
});

test("another ratio of device pixels is drawn sharp, the first time and the second", async () => {
  const page = await openMap(browser, site, {
    query: "still",
    script: () => {
      const ask = window.matchMedia.bind(window);
      window.matchMedia = (query) => (query.includes("resolution") ? (window.ratioQuery = ask(query)) : ask(query));
    },
  });
  const session = await page.context().newCDPSession(page);
  for (const ratio of [1.5, 1.25]) {
    await session.send("Emulation.setDeviceMetricsOverride", { width: 1000, height: 700, deviceScaleFactor: ratio, mobile: false });
    // Emulation changes the ratio without telling anyone; another screen tells by this event.
    await page.evaluate(() => window.ratioQuery.dispatchEvent(new Event("change")));
    await page.waitForFunction((wanted) => {
      const canvas = document.querySelector(".map-canvas");
      return canvas.width / parseFloat(canvas.style.width) === wanted;
    }, ratio);
  }
  await page.close();
});

test("tiles of an edition that is gone tell the page to read the edition again", async () => {
  const page = await openMap(browser, site);
  await page.evaluate(() => window.tryOut.view.showScheme(2, "MO2021"));
  await page.waitForFunction(() => window.tryOut.heard.some((each) => each.stale));
  await page.close();
});

test("a map that is destroyed leaves an empty element behind", async () => {
  const page = await openMap(browser, site);
  await page.evaluate(() => window.tryOut.view.destroy());
  await page.setViewportSize({ width: 800, height: 500 });
  await page.evaluate(() => { window.dispatchEvent(new Event("beforeprint")); window.dispatchEvent(new Event("afterprint")); });
  assert.equal(await page.$eval("#map", (element) => element.childElementCount), 0);
  assert.deepEqual(page.faults, []);
  await page.close();
});
