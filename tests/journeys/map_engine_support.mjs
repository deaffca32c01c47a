// What the map engine's journeys need: a browser, a page with the map, pixels of a screenshot, exact geometry.
import { createRequire } from "node:module";
import { start } from "../../web-map/dev/start.mjs";

const { chromium } = createRequire(new URL("../../web-map/package.json", import.meta.url))("playwright-core");

const quiet = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** Debian's Chromium; more flags for one test's own conditions. */
export function launch(...flags) {
  const executablePath = process.env.TRYGGKARTA_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: [...quiet, ...flags] });
}

export { start };

/** A page that shows the made-up city, finished. `faults` collects errors and what the security policy refused.
 *  `script` runs in the page before its own. */
export async function openMap(browser, site, { query = "", size = [1000, 700], ratio = 1, script } = {}) {
  const page = await browser.newPage({ viewport: { width: size[0], height: size[1] }, deviceScaleFactor: ratio });
  if (script) await page.addInitScript(script);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("request", (request) => { if (!request.url().startsWith(site.origin)) faults.push(`foreign: ${request.url()}`); });
  await page.goto(`${site.origin}/?${query}`);
  await finished(page);
  return Object.assign(page, { faults });
}

/** Waits until every visible tile is drawn and two more frames have passed. */
export async function finished(page) {
  await page.waitForFunction(() => window.tryOut && document.querySelector("#map").dataset.complete === "true", undefined, { timeout: 20_000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.querySelector("#map").dataset.complete === "true");
}

/** Changes the view by `change`, run in the page, and waits until its tiles are drawn. */
export async function change(page, work, argument) {
  await page.evaluate(() => { document.querySelector("#map").dataset.complete = "asked"; });
  await page.evaluate(work, argument);
  await finished(page);
}

/** Looks at a place whose world pixel is whole, so that every pixel of the screen has an exact place. */
export async function lookAt(page, { zoom, x, y }) {
  const { lon, lat } = placeOf(x, y, zoom);
  await change(page, ({ zoom: to, lon: east, lat: north }) => window.tryOut.view.goTo({ zoom: to, lon: east, lat: north }), { zoom, lon, lat });
}

export function worldPixel(lon, lat, zoom) {
  const size = 256 * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon / 360 + 0.5) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

function placeOf(x, y, zoom) {
  const size = 256 * 2 ** zoom;
  return { lon: (x / size - 0.5) * 360, lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI };
}

/** Even-odd, on the ring as it was made: no tile, no rounding. */
export function holds(ring, [x, y]) {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

/** Pixels from a point to the nearest edge of a ring. */
export function distanceTo(ring, [x, y]) {
  return Math.min(...ring.map(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length];
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
    return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1));
  }));
}

/**
 * Compares a part of the screen with one colour: pixels that are off by more than 8 of 255, per million, and the worst
 * share of them in one row or column. The live canvas is never read, only the picture.
 */
export async function offColour(browser, picture, colour) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async ({ bytes, wanted }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${bytes}`;
      await image.decode();
      const { width, height } = image;
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const rows = new Array(height).fill(0);
      const columns = new Array(width).fill(0);
      for (let at = 0; at < width * height; at++) {
        if (![0, 1, 2].some((part) => Math.abs(data[at * 4 + part] - wanted[part]) > 8)) continue;
        rows[Math.floor(at / width)]++;
        columns[at % width]++;
      }
      const off = rows.reduce((sum, each) => sum + each, 0);
      return { ppm: (off / (width * height)) * 1e6, worstLine: Math.max(...rows.map((each) => each / width), ...columns.map((each) => each / height)) };
    }, { bytes: picture.toString("base64"), wanted: [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) });
  } finally {
    await page.close();
  }
}

/** How many pixels of two pictures of one size are apart by more than 8 of 255. */
export async function apart(browser, ...pictures) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async (all) => {
      const [one, other] = await Promise.all(all.map(async (bytes) => {
        const image = new Image();
        image.src = `data:image/png;base64,${bytes}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d", { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      }));
      let count = 0;
      for (let at = 0; at < one.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(one[at + part] - other[at + part]) > 8)) count++;
      }
      return count;
    }, pictures.map((picture) => picture.toString("base64")));
  } finally {
    await page.close();
  }
}
