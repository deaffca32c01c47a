// The time player, in a real browser on the real binary with the demonstration city.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

const fromWeb = createRequire(new URL("../../web-map/package.json", import.meta.url));
const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
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

/**
 * The map, drawn. `faults` collects errors, `tiles` the addresses of the tiles that were asked for. In the page,
 * `steps` collects each period when it is shown, with what every part of the page says of it in the very next frame.
 */
async function visit(t, address, options = wide) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  const faults = [];
  const tiles = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => { if (request.url().includes(".mvt")) tiles.push(request.url()); });
  await page.goto(base + address);
  await drawn(page);
  await page.evaluate(() => {
    const text = (selector) => document.querySelector(selector)?.textContent.trim().toLowerCase();
    window.steps = [];
    new MutationObserver(() => {
      const step = { period: text(".period-name"), at: performance.now() };
      window.steps.push(step);
      requestAnimationFrame(() => Object.assign(step, {
        title: text("h1"), table: text(".figures caption"), card: text(".key-figure strong"), hover: text(".hover-label"),
        chart: text(".trend .latest"), row: text('[data-code="36"] .number'), live: document.querySelector(".period-name").ariaLive,
        complete: document.querySelector(".map-host").dataset.complete,
        places: [".step.play", ".period-range", ".search", ".legend"].map((selector) => {
          const { left, top, width } = document.querySelector(selector).getBoundingClientRect();
          return [selector, left, top, width].join(" ");
        }).join(),
      }));
    }).observe(document.querySelector(".period-name"), { childList: true });
  });
  return Object.assign(page, { faults, tiles });
}

const drawn = (page) => page.waitForSelector('.map-host[data-complete="true"]', { timeout: 20_000 });
const steps = (page) => page.evaluate(() => window.steps.filter(({ title }) => title !== undefined));
const hasSteps = (page, count) => page.waitForFunction((wanted) => window.steps.length >= wanted, count, { timeout: 30_000 });
const play = (page) => page.getByRole("button", { name: "Spela upp perioderna" });
const pause = (page) => page.getByRole("button", { name: "Pausa uppspelningen" });

test("the classes that tiles carry are those of the figures, for every period of every kind", async () => {
  const { VectorTile } = fromWeb("@mapbox/vector-tile");
  const { default: Pbf } = await import(fromWeb.resolve("pbf"));
  const { periods } = await (await fetch(`${base}/editions/current`)).json();
  for (const [pattern, ends] of [[/-\d\d$/, "2022-01..2026-11"], [/-Q/, "2021-Q1..2026-Q4"], [/-H/, "2021-H1..2026-H2"], [/^\d{4}$/, "2021..2026"]]) {
    const answer = await fetch(`${base}/tiles/areas/8/136/77.mvt?scheme=MO2021&periods=${ends}&category=stold`);
    const { areas } = new VectorTile(new Pbf(new Uint8Array(await answer.arrayBuffer()))).layers;
    const inTiles = Array.from({ length: areas.length }, (_, index) => areas.feature(index).properties);
    assert.ok(inTiles.length > 30);
    for (const period of periods.filter((token) => pattern.test(token) && token in inTiles[0])) {
      const { figures, breaks } = await (await fetch(`${base}/figures?scheme=MO2021&period=${period}&category=stold`)).json();
      const classes = new Map(figures.map(({ area, status, rate }) =>
        [area, status === "hidden" ? 0 : status === "unknown" ? -1 : breaks.rate.filter((bound) => rate >= bound).length + 1]));
      for (const { code, [period]: value } of inTiles) assert.equal(value, classes.get(code), `${code} ${period}`);
    }
  }
});

test("while periods are played, map, words, table, card and chart say the same, and no tile is asked for", async (t) => {
  const page = await visit(t, "/?area=36&period=2024-Q1");
  await page.waitForSelector(".trend .latest");
  const [x, y] = await page.evaluate(() => { const { left, top, width, height } = document.querySelector(".map-host").getBoundingClientRect(); return [left + width * 0.4, top + height / 2]; });
  await play(page).click();
  await page.mouse.move(x, y);
  await hasSteps(page, 2);
  await page.waitForLoadState("networkidle");
  const series = page.tiles.filter((url) => url.includes("periods="));
  assert.ok(series.length > 0 && series.every((url) => url.includes("?scheme=MO2021&periods=2021-Q1..2026-Q4&category=all")));
  page.tiles.length = 0;
  await hasSteps(page, 8);
  await pause(page).click();
  assert.deepEqual(page.tiles, []);
  const played = await steps(page);
  const names = ["kvartal 2 2024", "kvartal 3 2024", "kvartal 4 2024", "kvartal 1 2025"];
  assert.deepEqual(played.slice(0, 4).map(({ period }) => period), names);
  for (const { period, title, table, card, row, chart, complete } of played) {
    assert.ok(title.endsWith(period) && table.endsWith(period), `${period}: ${title}, ${table}`);
    assert.ok(card === row && chart === row, `${period}: card ${card}, chart ${chart}, table ${row}`);
    assert.equal(complete, "true", `${period}: something was missing on the map`);
  }
  assert.equal(new Set(played.map(({ places }) => places)).size, 1, "nothing moves");
  const hovered = played.map(({ hover }) => hover).filter(Boolean);
  assert.ok(hovered.length >= 5 && new Set(hovered).size > 1, "the label under the pointer follows");
  assert.deepEqual(page.faults, []);
});

test("it stops at the end, says so, and the address holds the period; Back leads to where it began", async (t) => {
  const page = await visit(t, "/?period=2024");
  await play(page).focus();
  await page.keyboard.press("Space");
  await pause(page).waitFor();
  await play(page).waitFor({ timeout: 20_000 });
  assert.match(page.url(), /period=2026(#|$)/);
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), "Spela upp perioderna");
  const said = await page.locator('p[role="status"].visually-hidden').allTextContents();
  assert.ok(said.includes("Uppspelningen har stannat: 2026"), said.join());
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("h1").textContent.endsWith("2024"));
});

test("the map is dragged and zoomed while it plays on", async (t) => {
  const page = await visit(t, "/?period=2021-Q1");
  await play(page).click();
  await hasSteps(page, 1);
  const place = () => page.evaluate(() => document.querySelector(".map-scale-words").textContent + document.querySelector(".map-canvas").style.transform);
  const earlier = await place();
  await page.mouse.move(800, 400);
  await page.mouse.down();
  await page.mouse.move(600, 300, { steps: 8 });
  await page.mouse.up();
  await page.mouse.wheel(0, -240);
  await page.waitForFunction((count) => window.steps.length > count + 2, (await steps(page)).length);
  await drawn(page);
  assert.notEqual(await place(), earlier);
  assert.equal(await pause(page).count(), 1);
  assert.deepEqual(page.faults, []);
});

test("the slider is a range with the period in words; a step by hand ends the playing", async (t) => {
  const page = await visit(t, "/?period=2025-Q2");
  const slider = page.getByRole("slider", { name: "Period" });
  await play(page).click();
  await hasSteps(page, 1);
  await slider.focus();
  await page.keyboard.press("Home");
  await play(page).waitFor();
  await page.waitForSelector('[aria-valuetext="första kvartalet 2021"]');
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector('[aria-valuetext="tredje kvartalet 2021"]');
  assert.match(page.url(), /period=2021-Q3/);
  assert.equal(await page.evaluate(() => document.activeElement.type), "range");
});

test("who has the focus in legend, table or card keeps it while periods are played", async (t) => {
  const page = await visit(t, "/?area=36&period=2021-Q1");
  await play(page).click();
  for (const selector of ['.layers input[value="actions"]', ".card-close", ".segmented [aria-pressed=false]"]) {
    await page.locator(selector).first().focus();
    const { length } = await steps(page);
    await hasSteps(page, length + 2);
    assert.ok(await page.evaluate((wanted) => document.activeElement.matches(wanted), selector), selector);
  }
  await page.locator('[data-slot="switch"]').getByText("Tabell").click();
  await page.locator('[data-code="37"] button').focus();
  const { length } = await steps(page);
  await hasSteps(page, length + 2);
  assert.ok(await page.evaluate(() => document.activeElement.closest('[data-code="37"]') !== null));
  assert.equal(await pause(page).count(), 1);
});

test("where less motion is wanted the player goes slowly and every period is said; else it is quiet", async (t) => {
  const gaps = async (page) => {
    await play(page).click();
    await hasSteps(page, 3);
    const played = await steps(page);
    await pause(page).click();
    return played.slice(1).map(({ at, live }, index) => ({ gap: at - played[index].at, live }));
  };
  for (const { gap, live } of await gaps(await visit(t, "/?period=2021-Q1", { ...wide, reducedMotion: "reduce" }))) {
    assert.ok(gap >= 2400, `${gap} ms`);
    assert.equal(live, "polite");
  }
  for (const { gap, live } of await gaps(await visit(t, "/?period=2021-Q1"))) {
    assert.ok(gap >= 650, `${gap} ms`);
    assert.equal(live, "off");
  }
});

test("a step is painted in less than 16 ms for 96 areas", async (t) => {
  const context = await browser.newContext(wide);
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    window.paints = [];
    window.requestAnimationFrame = (work) => ask((time) => {
      const begin = performance.now();
      work(time);
      window.paints.push(performance.now() - begin);
    });
  });
  await page.goto(`${base}/?scheme=PRI2021&period=2021-Q1`);
  await drawn(page);
  await play(page).click();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => { window.paints.length = 0; });
  await page.waitForFunction(() => window.paints.length >= 8);
  const paints = (await page.evaluate(() => window.paints)).sort((a, b) => a - b);
  const median = paints[Math.floor(paints.length / 2)];
  assert.ok(median < 16, `${median.toFixed(1)} ms`);
});

for (const [what, options] of [["a wide screen", wide], ["a phone", phone]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`playing on ${what} has no serious accessibility finding in ${colorScheme}, and nothing lies outside`, async (t) => {
      const page = await visit(t, "/?period=2021-Q1", { ...options, colorScheme });
      await play(page).click();
      await hasSteps(page, 1);
      assert.deepEqual(await seriousFindings(page), []);
      for (const control of [pause(page), page.getByRole("slider", { name: "Period" })]) {
        const { x, y, width, height } = await control.boundingBox();
        assert.ok(height >= 24 && x >= 0 && y >= 0 && x + width <= options.viewport.width && y + height <= options.viewport.height);
      }
      assert.deepEqual(page.faults, []);
    });
  }
}
