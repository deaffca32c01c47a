// A planner at the map in a real browser: drags, zooms, plays. What the page does meanwhile is written down in the page itself.
import { launch } from "../journeys/map_engine_support.mjs";

/** Runs in the page before its own script. Everything is filed under the phase that `watched.phase` names. */
function watch() {
  const asked = window.setTimeout.bind(window);
  const watched = (window.watched = { phase: "open", frames: [], long: [], steps: [] });
  let due = 0;  // when the player was to take its next step
  let step;     // what has changed its words and not yet its colours
  let last = performance.now(), since;
  performance.setResourceTimingBufferSize(10_000);
  window.setTimeout = (task, wait = 0, ...more) => {
    const at = performance.now() + wait;
    return asked((...all) => { if (wait >= 500) due = at; task(...all); }, wait, ...more);
  };
  document.addEventListener("click", () => { due = performance.now(); }, true);
  const frame = (now) => {
    const isComplete = document.querySelector(".map-host")?.dataset.complete !== "false";
    since = isComplete ? undefined : since ?? now;
    watched.frames.push({ phase: watched.phase, gap: now - last, missing: since === undefined ? 0 : now - since });
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.long.push({ phase: watched.phase, duration });
  }).observe({ type: "longtask" });
  // Every drawing of the map begins with an empty canvas.
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (step && this.canvas.closest(".leaflet-areas-pane")) {
      const drawn = step;
      step = undefined;
      // The next frame begins when this one is on the screen.
      requestAnimationFrame((now) => watched.steps.push({ ...drawn, took: now - drawn.due, missing: since !== undefined }));
    }
    return clearRect.apply(this, box);
  };
  watched.begin = () => {
    const name = document.querySelector(".period-name");
    let period = name.textContent;
    new MutationObserver(() => {
      if (name.textContent === period) return;
      period = name.textContent;
      step = { phase: watched.phase, period, due };
    }).observe(name, { childList: true });
  };
}

const kSlice = 12;  // ms between two moves of the pointer

export class Planner {
  /** Opens the map and waits until it is drawn. `options` are those of a browser context. */
  static async sitDown(address, options) {
    const planner = new Planner();
    planner.browser = await launch();
    const page = (planner.page = await (await planner.browser.newContext(options)).newPage());
    planner.tiles = [];
    planner.faults = [];
    planner.phase = "open";
    page.on("pageerror", (error) => planner.faults.push(error.message));
    page.on("request", (request) => { if (request.url().includes(".mvt")) planner.tiles.push(planner.phase); });
    await page.addInitScript(watch);
    await page.goto(address);
    await planner.drawn();
    planner.opened = await page.evaluate(() => performance.now());
    await page.evaluate(() => window.watched.begin());
    // The middle of the part of the map that nothing covers.
    planner.middle = options.viewport.width > 1200 ? [500, 480] : [options.viewport.width / 2, options.viewport.height / 2 - 60];
    return planner;
  }

  async enter(phase) {
    this.phase = phase;
    await this.page.evaluate((name) => { window.watched.phase = name; }, phase);
  }

  drawn() { return this.page.waitForSelector('.map-host[data-complete="true"]', { timeout: 30_000 }); }

  /** Takes hold of the middle of the map and pulls it so many pixels. */
  async drag(east, south) {
    const { mouse } = this.page;
    const [x, y] = this.middle;
    const moves = 30;
    await mouse.move(x - east / 2, y - south / 2);
    await mouse.down();
    for (let i = 1; i <= moves; i++) {
      await mouse.move(x + east * (i / moves - 0.5), y + south * (i / moves - 0.5));
      await this.page.waitForTimeout(kSlice);
    }
    await mouse.up();
  }

  /** Turns the wheel over the middle of the map; a level is 120. */
  async wheel(levels) {
    await this.page.mouse.move(...this.middle);
    for (let i = 0; i < Math.abs(levels); i++) {
      await this.page.mouse.wheel(0, -120 * Math.sign(levels));
      await this.page.waitForTimeout(320);
    }
    await this.drawn();
  }

  play() { return this.page.locator(".step.play").click(); }

  steps(phase) { return this.page.evaluate((name) => window.watched.steps.filter((step) => step.phase === name), phase); }

  hasSteps(phase, count) {
    return this.page.waitForFunction(([name, wanted]) => window.watched.steps.filter((step) => step.phase === name).length >= wanted, [phase, count], { timeout: 120_000 });
  }

  tilesIn(phase) { return this.tiles.filter((each) => each === phase).length; }

  /** The longest of a phase: between two frames, of a task (from 50 ms on), without a tile that should be seen. ms. */
  async worst(phase) {
    const { frames, long } = await this.page.evaluate(() => ({ frames: window.watched.frames, long: window.watched.long }));
    const most = (list, key) => list.filter((each) => each.phase === phase).reduce((max, each) => Math.max(max, each[key]), 0);
    return { gap: most(frames, "gap"), task: most(long, "duration"), missing: most(frames, "missing") };
  }

  /** How long each tile was waited for, ms. */
  fetches() {
    return this.page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes(".mvt")).map(({ duration }) => duration));
  }

  getUp() { return this.browser.close(); }
}
