import assert from "node:assert/strict";
import { test } from "node:test";
import type { Frame } from "./frame.ts";
import { deviceRect, isVisible, tileRect, tileZoomFor, tilesIn, unitScale, worldPixel } from "./frame.ts";

const frame: Frame = { zoom: 12.5, x: 779_011, y: 441_503, width: 1000, height: 600, ratio: 1.25, margin: 200 };

test("places are projected as the Web Mercator square says", () => {
  assert.deepEqual(worldPixel(0, 0, 0), { x: 128, y: 128 });
  const { x, y } = worldPixel(11.97, 57.71, 12);
  // (lon + 180) / 360 · 256 · 2^12, and (1 − ln(tan lat + sec lat) / π) / 2 · 256 · 2^12.
  assert.ok(Math.abs(x - 559_153.152) < 0.01, `${x}`);
  assert.ok(Math.abs(y - 317_408.091) < 0.01, `${y}`);
});

test("tiles are never shrunk and never finer than there are", () => {
  assert.equal(tileZoomFor(13.99, 14), 13);
  assert.equal(tileZoomFor(14, 14), 14);
  assert.equal(tileZoomFor(17.3, 14), 14);
});

test("the tiles cover the frame, once each, those of the viewport first", () => {
  const tiles = tilesIn(frame, 12);
  assert.equal(new Set(tiles.map(({ x, y }) => `${x}/${y}`)).size, tiles.length);
  for (const [px, py] of [[0, 0], [999, 0], [0, 599], [999, 599], [500, 300]] as const) {
    assert.ok(tiles.some((tile) => {
      const rect = tileRect(frame, tile);
      return px >= rect.x && px < rect.x + rect.width && py >= rect.y && py < rect.y + rect.height;
    }), `${px}, ${py}`);
  }
  const visible = tiles.map((tile) => isVisible(frame, tile));
  assert.equal(visible.lastIndexOf(true) + 1, visible.filter(Boolean).length);
});

test("no tile lies outside the world", () => {
  const small: Frame = { zoom: 1, x: -300, y: -300, width: 1200, height: 1200, ratio: 1, margin: 0 };
  assert.equal(tilesIn(small, 1).length, 4);
});

test("neighbouring tiles share their device edges at every ratio", () => {
  for (const ratio of [1, 1.25, 1.5, 2, 1.1]) {
    const left = deviceRect({ ...frame, ratio }, { z: 12, x: 2153, y: 1222 });
    const right = deviceRect({ ...frame, ratio }, { z: 12, x: 2154, y: 1222 });
    assert.equal(left.x + left.width, right.x);
    assert.ok(Number.isInteger(left.x) && Number.isInteger(left.width));
  }
});

test("4096 units make a tile", () => {
  assert.equal(unitScale({ ...frame, zoom: 12 }, 12) * 4096, 256);
  assert.equal(unitScale({ ...frame, zoom: 16 }, 14) * 4096, 1024);
});
