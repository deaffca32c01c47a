import assert from "node:assert/strict";
import { test } from "node:test";
import { classOf } from "./class_breaks.ts";
import { classColours, paletteOf } from "./palette.ts";

test("a value at a bound belongs to the class above it", () => {
  const bounds = [1.5, 2.5, 3.5, 5];
  assert.deepEqual([0, 1.4, 1.5, 2.4, 2.5, 3.5, 4.9, 5, 80].map((value) => classOf(value, bounds)), [1, 1, 2, 2, 3, 4, 4, 5, 5]);
});

test("without bounds everything is of class 1", () => {
  assert.equal(classOf(7, []), 1);
});

test("a class beyond the palette is drawn as the nearest", () => {
  const palette = paletteOf("light");
  assert.equal(classColours(palette, 9).fill, palette.classes[4]?.fill);
  assert.equal(classColours(palette, 0).fill, palette.classes[0]?.fill);
});
