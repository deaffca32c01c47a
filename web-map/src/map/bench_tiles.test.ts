import assert from "node:assert/strict";
import { test } from "node:test";
import { edgesOnce } from "./cell_tile.ts";
import { radiusOf, shortCount } from "./point_layer.ts";
import { mergeClusters } from "./point_tile.ts";

const square = (x: number, y: number): { x: number; y: number }[] => [{ x, y }, { x: x + 1, y }, { x: x + 1, y: y + 1 }, { x, y: y + 1 }];

test("the outline of cells is the edges that only one of them has", () => {
  assert.equal(edgesOnce([square(0, 0)]).length, 4);
  assert.equal(edgesOnce([square(0, 0), square(1, 0)]).length, 6);
  assert.equal(edgesOnce([square(0, 0), square(1, 0), square(0, 1), square(1, 1)]).length, 8);
  assert.equal(edgesOnce([square(0, 0), square(1, 1)]).length, 8);
});

test("clusters that are drawn as one keep their count, at the middle of what they hold", () => {
  const merged = mergeClusters([{ count: 3, x: 128, y: 128 }, { count: 1, x: 384, y: 128 }, { count: 5, x: 3968, y: 3968 }]);
  assert.deepEqual(merged, [{ count: 4, x: 192, y: 128 }, { count: 5, x: 3968, y: 3968 }]);
});

test("a merged cluster stays within its block, so that no tile's clusters leave the tile", () => {
  const clusters = Array.from({ length: 256 }, (_, index) => ({ count: 1 + (index % 7), x: (index % 16) * 256 + 128, y: Math.floor(index / 16) * 256 + 128 }));
  const merged = mergeClusters(clusters);
  assert.equal(merged.length, 16);
  assert.equal(merged.reduce((sum, { count }) => sum + count, 0), clusters.reduce((sum, { count }) => sum + count, 0));
  for (const { x, y } of merged) assert.ok(x > 0 && y > 0 && x < 4096 && y < 4096);
});

test("a cluster is wide enough for the number that is written in it", () => {
  assert.equal(shortCount(9999), "9999");
  assert.equal(shortCount(12_345), "12k");
  for (const count of [1, 10, 100, 1000, 100_000]) assert.ok(radiusOf(count) * 2 >= shortCount(count).length * 6);
});
