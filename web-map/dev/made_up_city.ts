// A city that does not exist: cells of a Voronoi division with wiggled shared borders. For trying the map out and for its tests.

export type Coordinates = readonly [lon: number, lat: number];

export interface MadeUpArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly ring: readonly Coordinates[];
  readonly label: Coordinates;
}

const west = 11.7, east = 12.2, south = 57.58, north = 57.84;
const names = [
  "Alhem", "Björkhaga", "Dalby", "Ekeby-Lund", "Fågelvik", "Granlida", "Hamnen", "Innerstaden", "Jägarstrand-Ängö-Sunnanvik",
  "Kvarnbacken", "Lillsjön", "Mellanvången", "Norrtorp", "Oxelvik", "Parkstaden", "Rosendal", "Sjöhagen-Uddevik", "Tallmon",
];

/** Numbers in [0, 1), the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** As many areas as asked for, the same every time. */
export function makeCity(count: number): readonly MadeUpArea[] {
  const random = chance(7);
  const seeds = Array.from({ length: count }, (): Coordinates => {
    const angle = random() * 2 * Math.PI;
    const reach = Math.sqrt(random()) * 0.92;
    return [(west + east) / 2 + (Math.cos(angle) * reach * (east - west)) / 2, (south + north) / 2 + (Math.sin(angle) * reach * (north - south)) / 2];
  });
  return seeds.map((seed, index) => {
    const cell = seeds.reduce((ring, other) => (other === seed ? ring : nearerTo(ring, seed, other)), outline());
    const code = String(index + 1).padStart(2, "0");
    const name = names[index % names.length] + (index < names.length ? "" : ` ${Math.floor(index / names.length) + 1}`);
    return { id: 1000 + index, code, name, ring: wiggled(cell), label: middle(cell) };
  });
}

export const cityBounds = [west, south, east, north] as const;

/** An oval that the city fills. */
function outline(): Coordinates[] {
  return Array.from({ length: 40 }, (_, step): Coordinates => {
    const angle = (step / 40) * 2 * Math.PI;
    return [(west + east) / 2 + (Math.cos(angle) * (east - west)) / 2, (south + north) / 2 + (Math.sin(angle) * (north - south)) / 2];
  });
}

/** The part of a convex ring that is nearer to `own` than to `other`. */
function nearerTo(ring: Coordinates[], own: Coordinates, other: Coordinates): Coordinates[] {
  const side = ([x, y]: Coordinates): number =>
    (x - (own[0] + other[0]) / 2) * (other[0] - own[0]) + (y - (own[1] + other[1]) / 2) * (other[1] - own[1]);
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    const a = side(from);
    const b = side(to);
    const kept = a <= 0 ? [from] : [];
    if (a <= 0 === b <= 0) return kept;
    const share = a / (a - b);
    return [...kept, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const];
  });
}

function wiggled(ring: readonly Coordinates[]): Coordinates[] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    return border(snapped(from), snapped(to), 5).slice(0, -1);
  });
}

/** Neighbours compute shared corners on their own: rounding makes them the same number. */
function snapped([x, y]: Coordinates): Coordinates {
  return [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];
}

/** The crooked line between two corners: the same from either end. */
function border(from: Coordinates, to: Coordinates, depth: number): Coordinates[] {
  if (from[0] > to[0] || (from[0] === to[0] && from[1] > to[1])) return border(to, from, depth).reverse();
  if (depth === 0 || Math.hypot(to[0] - from[0], to[1] - from[1]) < 0.0006) return [from, to];
  const random = chance(Math.round(from[0] * 1e7) ^ Math.imul(Math.round(to[1] * 1e7), 31))() - 0.5;
  const half: Coordinates = [
    (from[0] + to[0]) / 2 - (to[1] - from[1]) * random * 0.5,
    (from[1] + to[1]) / 2 + (to[0] - from[0]) * random * 0.2,
  ];
  const middle = snapped(half);
  return [...border(from, middle, depth - 1).slice(0, -1), ...border(middle, to, depth - 1)];
}

/** The centre of gravity of a convex ring. */
function middle(ring: readonly Coordinates[]): Coordinates {
  let [twice, x, y] = [0, 0, 0];
  const [originX, originY] = ring[0] ?? [0, 0];
  ring.forEach(([fromX, fromY], index) => {
    const [toX, toY] = ring[(index + 1) % ring.length] ?? [fromX, fromY];
    const cross = (fromX - originX) * (toY - originY) - (toX - originX) * (fromY - originY);
    twice += cross;
    x += (fromX + toX - 2 * originX) * cross;
    y += (fromY + toY - 2 * originY) * cross;
  });
  return [originX + x / (3 * twice), originY + y / (3 * twice)];
}
