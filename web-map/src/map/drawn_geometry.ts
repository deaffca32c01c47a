// Between a drawing, which has one feature a part, and one geometry of GeoJSON.
import type { Geometry } from "../server/answers.ts";

export type PartMode = "polygon" | "linestring" | "point";

export interface Part {
  readonly mode: PartMode;
  readonly geometry: Extract<Geometry, { type: "Polygon" | "LineString" | "Point" }>;
}

/** The parts of a geometry, to be drawn; nothing for one that cannot be taken apart without loss (holes). */
export function partsOf(geometry: Geometry): Part[] | undefined {
  switch (geometry.type) {
    case "Point":
      return [{ mode: "point", geometry: { type: "Point", coordinates: rounded(geometry.coordinates) } }];
    case "LineString":
      return [line(geometry.coordinates)];
    case "MultiLineString":
      return geometry.coordinates.map(line);
    case "Polygon":
      return areas([geometry.coordinates]);
    case "MultiPolygon":
      return areas(geometry.coordinates);
    default:
      return undefined;
  }
}

/** One geometry of parts that are all of one kind; undefined for none. Of several points the last is meant. */
export function geometryOf(parts: readonly Part["geometry"][]): Geometry | undefined {
  const last = parts.at(-1);
  if (!last) return undefined;
  if (last.type === "Point" || parts.length === 1) return last;
  if (last.type === "LineString") return { type: "MultiLineString", coordinates: parts.flatMap((part) => (part.type === "LineString" ? [part.coordinates] : [])) };
  return { type: "MultiPolygon", coordinates: parts.flatMap((part) => (part.type === "Polygon" ? [part.coordinates] : [])) };
}

/** The geometry that a text of GeoJSON holds by itself; undefined for any other text. */
export function geometryIn(text: string): Geometry | undefined {
  try {
    const json = JSON.parse(text) as Partial<Geometry> | null;
    const isGeometry = /^(Point|(Multi)?LineString|(Multi)?Polygon)$/.test(json?.type ?? "") && Array.isArray(json?.coordinates);
    return isGeometry ? (json as Geometry) : undefined;
  } catch {
    return undefined;
  }
}

function line(coordinates: readonly number[][]): Part {
  return { mode: "linestring", geometry: { type: "LineString", coordinates: coordinates.map(rounded) } };
}

function areas(polygons: readonly number[][][][]): Part[] | undefined {
  if (polygons.some((rings) => rings.length !== 1)) return undefined;
  return polygons.map(([ring = []]) => ({ mode: "polygon", geometry: { type: "Polygon", coordinates: [ring.map(rounded)] } }));
}

/** Seven decimals are about a centimetre: all that is kept. */
function rounded(position: readonly number[]): number[] {
  return position.slice(0, 2).map((value) => Math.round(value * 1e7) / 1e7);
}
