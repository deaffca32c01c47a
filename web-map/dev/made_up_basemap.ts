// The ground of the city that does not exist: a river, parks, streets on a grid, a railway, houses, places.
import type { Coordinates } from "./made_up_city.ts";
import type { Address, Feature, Unit } from "./write_tile.ts";
import { buffer, cleaned, clipped, extent, layer, polygon, toUnits, zigzag } from "./write_tile.ts";

export interface GroundFeature {
  readonly type: 1 | 2 | 3;
  readonly properties: Readonly<Record<string, string>>;
  readonly points: readonly Coordinates[];
  readonly from: number;
}

const west = 11.7, south = 57.58, wide = 0.5, high = 0.26;
const at = (x: number, y: number): Coordinates => [west + x * wide, south + y * high];
const box = (x: number, y: number, width: number, height: number): Coordinates[] =>
  [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => index / (count - 1));
const bank = (x: number, side: number): Coordinates => at(x, 0.42 + 0.06 * Math.sin(x * 9) + side * 0.025);

/** Everything, in the order in which it is drawn. */
export const ground: readonly GroundFeature[] = [
  { type: 3, from: 8, properties: { class: "water" }, points: [...steps(60).map((x) => bank(x, -1)), ...steps(60).reverse().map((x) => bank(x, 1))] },
  ...[0.1, 0.55, 0.8].map((x): GroundFeature => ({ type: 3, from: 8, properties: { class: "green" }, points: box(x, 0.62, 0.09, 0.12) })),
  ...steps(9).map((x): GroundFeature => ({ type: 2, from: 8, properties: { class: "street", rank: "major" }, points: steps(30).map((y) => at(x + 0.01 * Math.sin(y * 12), y)) })),
  ...steps(60).map((y): GroundFeature => ({ type: 2, from: 12, properties: { class: "street", rank: "minor" }, points: steps(50).map((x) => at(x, y + 0.004 * Math.sin(x * 40))) })),
  { type: 2, from: 10, properties: { class: "rail" }, points: steps(40).map((x) => at(x, 0.55 + 0.1 * x)) },
  { type: 2, from: 10, properties: { class: "waterway" }, points: steps(40).map((y) => at(0.3 + 0.03 * Math.sin(y * 20), y * 0.4)) },
  ...steps(24).flatMap((x) => steps(24).map((y): GroundFeature =>
    ({ type: 3, from: 14, properties: { class: "building" }, points: box(0.45 + x * 0.1, 0.48 + y * 0.1, 0.0022, 0.002) }))),
  ...([["Mittstad", "city", 0.5, 0.5], ["Öststad", "suburb", 0.75, 0.4], ["Norrby", "village", 0.3, 0.8]] as const)
    .map(([name, rank, x, y]): GroundFeature => ({ type: 1, from: 0, properties: { class: "place", name, rank }, points: [at(x, y)] })),
];

/** The tile's bytes; undefined when nothing is in it. */
export function writeBasemapTile(features: readonly GroundFeature[], address: Address): Uint8Array | undefined {
  const written = features.filter(({ from }) => address.z >= from).flatMap(({ type, properties, points }, id): Feature[] =>
    geometriesOf(type, points.map((point) => toUnits(point, address))).map((geometry) => ({ id, type, properties, geometry })));
  return written.length === 0 ? undefined : Uint8Array.from(layer("basemap", written));
}

function geometriesOf(type: 1 | 2 | 3, points: readonly Unit[]): number[][] {
  if (type === 3) {
    const ring = cleaned(clipped(points));
    return ring.length >= 3 ? [polygon(ring)] : [];
  }
  const whole = points.map(([x, y]): Unit => [Math.round(x), Math.round(y)]);
  if (type === 1) return whole.filter(isNear).map(([x, y]) => [9, zigzag(x), zigzag(y)]);
  return whole.slice(1).flatMap((to, index): number[][] => {
    const from = whole[index] ?? to;
    const touches = [0, 1].every((axis) =>
      Math.max(from[axis] ?? 0, to[axis] ?? 0) >= -buffer && Math.min(from[axis] ?? 0, to[axis] ?? 0) <= extent + buffer);
    return touches ? [[9, zigzag(from[0]), zigzag(from[1]), 10, zigzag(to[0] - from[0]), zigzag(to[1] - from[1])]] : [];
  });
}

function isNear([x, y]: Unit): boolean {
  return x > -buffer && y > -buffer && x < extent + buffer && y < extent + buffer;
}
