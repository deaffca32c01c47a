import assert from "node:assert/strict";
import { test } from "node:test";
import { paletteOf } from "../style/palette.ts";
import { lookOf, seriesPaints } from "./area_look.ts";
import { shapeOfStatus } from "./symbol.ts";

const palette = paletteOf("light");

test("a shown area has the colour of its class and no pattern", () => {
  assert.deepEqual(lookOf(palette, { status: "shown", class: 3 }), { fill: "#41B6C4", pattern: "plain", mark: "#41B6C4", label: "#1A1E23", halo: "#41B6C4" });
});

test("hidden is hatched, unknown is dotted, and an area without paint is unknown, never of the lowest class", () => {
  assert.equal(lookOf(palette, { status: "hidden" }).pattern, "hatch");
  assert.equal(lookOf(palette, { status: "unknown" }).pattern, "dots");
  assert.deepEqual(lookOf(palette, undefined), lookOf(palette, { status: "unknown" }));
});

test("the shape of a symbol tells the status; one that is not known looks planned", () => {
  const shapes = ["planerad", "pågående", "genomförd", "uppföljd", "pausad", "avbruten"].map(shapeOfStatus);
  assert.equal(new Set(shapes).size, shapes.length);
  assert.equal(shapeOfStatus("något annat"), "dashed");
});

test("a series' class is drawn where the tile has one: 1–5, 0 hidden, −1 unknown; else the paint", () => {
  const paints = new Map([["4", { status: "shown", class: 2 } as const]]);
  const areas = [["1", 5], ["2", 0], ["3", -1], ["4", undefined]].map(([code, value]) =>
    ({ code: String(code), attributes: { "2025-Q3": value, "2025-Q4": 1 } }));
  assert.deepEqual([...seriesPaints(paints, areas, "2025-Q3")].sort(), [
    ["1", { status: "shown", class: 5 }], ["2", { status: "hidden" }], ["3", { status: "unknown" }], ["4", { status: "shown", class: 2 }],
  ]);
});
