// One vector tile, decoded to what drawing and pointing need.
import { VectorTile } from "@mapbox/vector-tile";
import type { VectorTileFeature, VectorTileLayer } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { tileUnits } from "./frame.ts";

/** All coordinates in tile units, 0–4096 inside the tile, a little outside it in the buffer. */
export interface TileArea {
  readonly code: string;
  /** What else the tile says of it: in a series' tile, a class under each period's token. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly path: Path2D;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TileLabel {
  readonly code: string;
  readonly name: string;
  /** The higher, the sooner placed. */
  readonly rank: number;
  readonly x: number;
  readonly y: number;
}

export interface AreaTile {
  readonly areas: readonly TileArea[];
  /** Only those whose anchor the tile holds: copies in the buffer belong to the neighbour. */
  readonly labels: readonly TileLabel[];
}

export const emptyTile: AreaTile = { areas: [], labels: [] };

const polygonType = 3;

/** Reads a tile's layers `areas` and `labels`. */
export function decodeAreaTile(bytes: Uint8Array): AreaTile {
  const { layers } = new VectorTile(new Pbf(bytes));
  const polygons = featuresOf(layers.areas).filter((feature) => feature.type === polygonType);
  return {
    areas: polygons.map(decodeArea),
    labels: featuresOf(layers.labels).flatMap(decodeLabel),
  };
}

/** All features of a layer; none when the tile has no such layer. */
export function featuresOf(layer: VectorTileLayer | undefined): VectorTileFeature[] {
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => (layer as VectorTileLayer).feature(index));
}

function decodeArea(feature: VectorTileFeature): TileArea {
  const scale = tileUnits / feature.extent;
  const path = new Path2D();
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const ring of feature.loadGeometry()) {
    ring.forEach((point, index) => {
      const x = point.x * scale;
      const y = point.y * scale;
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    });
    path.closePath();
  }
  const { properties } = feature;
  return { code: String(properties.code ?? ""), attributes: properties, path, left, top, right, bottom };
}

function decodeLabel(feature: VectorTileFeature): TileLabel[] {
  const point = feature.loadGeometry()[0]?.[0];
  if (!point) return [];
  const x = (point.x * tileUnits) / feature.extent;
  const y = (point.y * tileUnits) / feature.extent;
  if (x < 0 || y < 0 || x >= tileUnits || y >= tileUnits) return [];
  const { code, name, rank } = feature.properties;
  return [{ code: String(code ?? ""), name: String(name ?? ""), rank: Number(rank ?? 0), x, y }];
}
