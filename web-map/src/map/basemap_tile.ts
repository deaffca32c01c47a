// One tile of the basemap, decoded: everything of one look is one path, so that it is drawn in one stroke.
import { VectorTile } from "@mapbox/vector-tile";
import type { VectorTileFeature } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { featuresOf } from "./area_tile.ts";
import { tileUnits } from "./frame.ts";

export type BasemapPart = "green" | "water" | "building" | "waterway" | "rail" | "major" | "minor" | "path";

export interface Place {
  readonly name: string;
  readonly rank: string;
  /** Tile units. */
  readonly x: number;
  readonly y: number;
}

export interface BasemapTile {
  readonly parts: ReadonlyMap<BasemapPart, Path2D>;
  /** Only those that the tile itself holds: copies in the buffer belong to the neighbour. */
  readonly places: readonly Place[];
}

export const emptyBasemapTile: BasemapTile = { parts: new Map(), places: [] };

const polygons = new Set<string>(["green", "water", "building"]);
const lines = new Set<string>(["waterway", "rail"]);
const streets = new Set<string>(["major", "minor", "path"]);

/** Reads a tile's layer `basemap`. Classes and ranks that are not known are left out: a newer server may have more. */
export function decodeBasemapTile(bytes: Uint8Array): BasemapTile {
  const features = featuresOf(new VectorTile(new Pbf(bytes)).layers.basemap);
  const parts = new Map<BasemapPart, Path2D>();
  for (const feature of features) {
    const part = partOf(feature);
    if (part === undefined) continue;
    const path = parts.get(part) ?? new Path2D();
    parts.set(part, path);
    addTo(path, feature);
  }
  return { parts, places: features.flatMap(placeOf) };
}

/** What a feature is drawn as; undefined for places and for what is not known. */
export function partOf({ type, properties }: Pick<VectorTileFeature, "type" | "properties">): BasemapPart | undefined {
  const name = String(properties.class === "street" ? properties.rank : properties.class);
  const known = type === 3 ? polygons : type !== 2 ? undefined : properties.class === "street" ? streets : lines;
  return known?.has(name) ? (name as BasemapPart) : undefined;
}

function addTo(path: Path2D, feature: VectorTileFeature): void {
  const scale = tileUnits / feature.extent;
  for (const line of feature.loadGeometry()) {
    line.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x * scale, y * scale) : path.lineTo(x * scale, y * scale)));
    if (feature.type === 3) path.closePath();
  }
}

function placeOf(feature: VectorTileFeature): Place[] {
  const { type, properties, extent } = feature;
  const point = type === 1 && properties.class === "place" ? feature.loadGeometry()[0]?.[0] : undefined;
  if (!point || !properties.name) return [];
  const [x, y] = [(point.x * tileUnits) / extent, (point.y * tileUnits) / extent];
  if (x < 0 || y < 0 || x >= tileUnits || y >= tileUnits) return [];
  return [{ name: String(properties.name), rank: String(properties.rank ?? ""), x, y }];
}
