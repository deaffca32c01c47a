import assert from "node:assert/strict";
import { test } from "node:test";
import { geometryIn, geometryOf, partsOf } from "./drawn_geometry.ts";

const ring = [[12, 57], [12.1, 57], [12.1, 57.1], [12, 57]];

test("a drawing is taken apart and put together without loss", () => {
  for (const geometry of [
    { type: "Point", coordinates: [12, 57] },
    { type: "LineString", coordinates: [[12, 57], [12.1, 57]] },
    { type: "Polygon", coordinates: [ring] },
    { type: "MultiPolygon", coordinates: [[ring], [ring]] },
    { type: "MultiLineString", coordinates: [ring, ring] },
  ] as const) {
    const parts = partsOf(structuredClone(geometry) as never);
    assert.deepEqual(geometryOf((parts ?? []).map((part) => part.geometry)), geometry);
  }
  assert.equal(geometryOf([]), undefined);
});

test("an area with a hole is not taken apart: drawing would lose it", () => {
  assert.equal(partsOf({ type: "Polygon", coordinates: [ring, ring] }), undefined);
  assert.equal(partsOf({ type: "MultiPolygon", coordinates: [[ring], [ring, ring]] }), undefined);
});

test("positions keep seven decimals and no height, and of several points the last is meant", () => {
  assert.deepEqual(partsOf({ type: "Point", coordinates: [12.123456789, 57, 4] })?.[0]?.geometry.coordinates, [12.1234568, 57]);
  assert.deepEqual(geometryOf([{ type: "Point", coordinates: [1, 2] }, { type: "Point", coordinates: [3, 4] }]), { type: "Point", coordinates: [3, 4] });
});

test("a field holds a geometry only where it is GeoJSON by itself", () => {
  assert.equal(geometryIn('{"type":"Point","coordinates":[1,2]}')?.type, "Point");
  for (const text of ["", "57.7, 11.9", "null", '{"type":"Feature"}', '{"type":"Point"}', '{"type":"GeometryCollection","coordinates":[]}']) assert.equal(geometryIn(text), undefined, text);
});
