import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf } from "./basemap_tile.ts";

test("a feature is drawn by its class, a street by its rank", () => {
  assert.equal(partOf({ type: 3, properties: { class: "water" } }), "water");
  assert.equal(partOf({ type: 2, properties: { class: "waterway" } }), "waterway");
  assert.equal(partOf({ type: 2, properties: { class: "street", rank: "minor" } }), "minor");
});

test("what is not known, or has the wrong shape, is left out", () => {
  for (const [type, properties] of [
    [3, { class: "quarry" }], [2, { class: "street", rank: "cart" }], [2, { class: "street" }], [2, { class: "major" }],
    [2, { class: "water" }], [3, { class: "street", rank: "major" }], [1, { class: "place", rank: "city" }], [3, {}],
  ] as const) assert.equal(partOf({ type, properties }), undefined, JSON.stringify(properties));
});
