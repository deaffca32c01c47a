// A small writer of vector tiles (MVT 2.1), only for the made-up city.
import type { Coordinates, MadeUpArea } from "./made_up_city.ts";

export const extent = 4096;
export const buffer = 64;

export interface Address {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export type Unit = readonly [x: number, y: number];
type Value = string | number;

export interface Feature {
  readonly id: number;
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly number[];
  readonly properties: Readonly<Record<string, Value>>;
}

/** The tile's bytes; undefined when no area is in it. `classesOf` gives what areas carry beside code and name. */
export function writeTile(
  areas: readonly MadeUpArea[], address: Address, classesOf: (area: MadeUpArea) => Readonly<Record<string, number>> = () => ({}),
): Uint8Array | undefined {
  const shapes: Feature[] = [];
  const labels: Feature[] = [];
  for (const area of areas) {
    const { id, code, name, ring, label } = area;
    const points = cleaned(clipped(ring.map((point) => toUnits(point, address))));
    if (points.length >= 3) shapes.push({ id, type: 3, geometry: polygon(points), properties: { code, name, ...classesOf(area) } });
    const [x, y] = toUnits(label, address);
    const near = x > -buffer && y > -buffer && x < extent + buffer && y < extent + buffer;
    if (near) labels.push({ id, type: 1, geometry: [9, zigzag(Math.round(x)), zigzag(Math.round(y))], properties: { code, name, rank: id } });
  }
  if (shapes.length === 0) return undefined;
  return Uint8Array.from([...layer("areas", shapes), ...layer("labels", labels)]);
}

/** Where a place lies in the tile's units, not rounded. */
export function toUnits([lon, lat]: Coordinates, { z, x, y }: Address): Unit {
  const sine = Math.sin((lat * Math.PI) / 180);
  const worldX = (lon / 360 + 0.5) * 2 ** z;
  const worldY = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z;
  return [(worldX - x) * extent, (worldY - y) * extent];
}

export function clipped(ring: readonly Unit[]): readonly Unit[] {
  const low = -buffer;
  const high = extent + buffer;
  const planes: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [[0, low, 1], [0, high, -1], [1, low, 1], [1, high, -1]];
  return planes.reduce<readonly Unit[]>((points, [axis, limit, sign]) =>
    points.flatMap((from, index) => {
      const to = points[(index + 1) % points.length] ?? from;
      const a = (from[axis] - limit) * sign;
      const b = (to[axis] - limit) * sign;
      const kept = a >= 0 ? [from] : [];
      if (a >= 0 === b >= 0) return kept;
      const share = a / (a - b);
      return [...kept, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const];
    }), ring);
}

/** Whole units, no point twice in a row, clockwise on the screen. */
export function cleaned(ring: readonly Unit[]): readonly Unit[] {
  const whole = ring.map(([x, y]): Unit => [Math.round(x), Math.round(y)]);
  const points = whole.filter((point, index) => {
    const next = whole[(index + 1) % whole.length];
    return next === undefined || point[0] !== next[0] || point[1] !== next[1];
  });
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return twice < 0 ? [...points].reverse() : points;
}

export function polygon(points: readonly Unit[]): number[] {
  let [x, y] = [0, 0];
  const steps = points.map((point) => {
    const step = [zigzag(point[0] - x), zigzag(point[1] - y)];
    [x, y] = point;
    return step;
  });
  return [9, ...(steps[0] ?? []), ((points.length - 1) << 3) | 2, ...steps.slice(1).flat(), 15];
}

/** A layer's bytes. */
export function layer(name: string, features: readonly Feature[]): number[] {
  const keys: string[] = [];
  const values: Value[] = [];
  const place = <T>(list: T[], item: T): number => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  const written = features.flatMap(({ id, type, geometry, properties }) => {
    const tags = Object.entries(properties).flatMap(([key, value]) => [place(keys, key), place(values, value)]);
    return block(2, [...field(1, id), ...block(2, tags.flatMap(varint)), ...field(3, type), ...block(4, geometry.flatMap(varint))]);
  });
  const named = values.map((value) => (typeof value === "number" ? field(6, zigzag(value)) : block(1, utf8(value))));
  return block(3, [
    ...field(15, 2), ...block(1, utf8(name)), ...written,
    ...keys.flatMap((key) => block(3, utf8(key))), ...named.flatMap((value) => block(4, value)), ...field(5, extent),
  ]);
}

export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

function field(tag: number, value: number): number[] {
  return [...varint(tag << 3), ...varint(value)];
}

function block(tag: number, bytes: readonly number[]): number[] {
  return [...varint((tag << 3) | 2), ...varint(bytes.length), ...bytes];
}

function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}
