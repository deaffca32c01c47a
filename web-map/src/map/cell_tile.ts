// A tile of the net's cells, decoded to what drawing and pointing need.
import { VectorTile } from "@mapbox/vector-tile";
import type { VectorTileFeature } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { featuresOf } from "./area_tile.ts";
import { tileUnits } from "./frame.ts";
import type { CellHit } from "./overlay.ts";

/** Coordinates in tile units. */
export interface TileCell extends CellHit {
  readonly path: Path2D;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CellTile {
  /** Differs from that of every other tile: those of one address differ by their filter. */
  readonly number: number;
  readonly cells: readonly TileCell[];
  /** The outer edges of all cells that are hot: those that two hot cells share are left out. */
  readonly hotEdges: Path2D | undefined;
}

export const emptyCellTile: CellTile = { number: 0, cells: [], hotEdges: undefined };

let decoded = 0;

/** From this level on a cell is called hot: a false discovery rate of 5 %. */
export const hotLevel = 2;

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Reads one layer of a tile, `grid` or `hotspots`. */
export function decodeCellTile(bytes: Uint8Array, layer: string): CellTile {
  const features = featuresOf(new VectorTile(new Pbf(bytes)).layers[layer]);
  const read = features.map((feature) => ({ feature, rings: ringsOf(feature) }));
  const hot = read.filter(({ feature }) => Number(feature.properties.level ?? 0) >= hotLevel).flatMap(({ rings }) => rings);
  decoded += 1;
  return { number: decoded, cells: read.map(({ feature, rings }) => cellOf(feature, rings)), hotEdges: hot.length > 0 ? outerEdges(hot) : undefined };
}

function ringsOf(feature: VectorTileFeature): Corner[][] {
  const scale = tileUnits / feature.extent;
  return feature.loadGeometry().map((ring) => {
    const corners = ring.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
    const [first, last] = [corners[0], corners.at(-1)];
    const isClosed = corners.length > 1 && first?.x === last?.x && first?.y === last?.y;
    return isClosed ? corners.slice(0, -1) : corners;
  });
}

function cellOf({ properties }: VectorTileFeature, rings: readonly Corner[][]): TileCell {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    path.closePath();
  }
  const all = rings.flat();
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  return {
    kind: "cell",
    id: String(properties.cell ?? ""),
    count: Number(properties.count ?? 0),
    level: Number(properties.level ?? 0),
    ...(typeof properties.z === "number" ? { z: properties.z } : {}),
    path, left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys),
  };
}

/** The edges that only one of the rings has. Neighbours have the same corners: the server rounds them once a zoom. */
export function edgesOnce(rings: readonly (readonly Corner[])[]): (readonly [Corner, Corner])[] {
  const edges = new Map<string, readonly [Corner, Corner] | undefined>();
  for (const ring of rings) {
    ring.forEach((a, index) => {
      const b = ring[(index + 1) % ring.length] ?? a;
      const [first, second] = a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
      const key = `${first.x} ${first.y} ${second.x} ${second.y}`;
      edges.set(key, edges.has(key) ? undefined : [a, b]);
    });
  }
  return [...edges.values()].filter((edge): edge is readonly [Corner, Corner] => edge !== undefined);
}

function outerEdges(rings: readonly Corner[][]): Path2D {
  const path = new Path2D();
  for (const [a, b] of edgesOnce(rings)) {
    path.moveTo(a.x, a.y);
    path.lineTo(b.x, b.y);
  }
  return path;
}
