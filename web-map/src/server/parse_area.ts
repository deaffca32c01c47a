// The border of one area, as far as the page needs it: the box around it.
import type { Bounds } from "./answers.ts";
import type { Json } from "./parse.ts";
import { list, record } from "./parse.ts";

/** The box around all features of a collection; undefined when there is none. */
export function parseBox(json: Json): Bounds | undefined {
  const points: [number, number][] = [];
  for (const feature of list(record(json, "areas").features, "areas.features")) {
    const geometry = record(feature, "area").geometry;
    if (geometry !== null && geometry !== undefined) collect(record(geometry, "area.geometry").coordinates, points);
  }
  if (points.length === 0) return undefined;
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of points) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/** Positions at any depth of a GeoJSON geometry. */
function collect(coordinates: unknown, into: [number, number][]): void {
  if (!Array.isArray(coordinates)) return;
  const [lon, lat] = coordinates as unknown[];
  if (typeof lon === "number" && typeof lat === "number") into.push([lon, lat]);
  else for (const inner of coordinates) collect(inner, into);
}
