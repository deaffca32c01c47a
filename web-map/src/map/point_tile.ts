// A tile of incidents: points one by one, or clusters with exact counts.
import { VectorTile } from "@mapbox/vector-tile";
import type { VectorTileFeature } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { featuresOf } from "./area_tile.ts";
import { tileUnits } from "./frame.ts";
import type { IncidentHit } from "./overlay.ts";

/** Coordinates in tile units. */
export interface TileCluster {
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface PointTile {
  /** x and y of the points, two numbers each. */
  readonly places: Float32Array;
  /** What is known of the point at that position. */
  incident(index: number): IncidentHit;
  /** The position of an incident; −1 where the tile does not have it. */
  indexOf(id: string): number;
  readonly clusters: readonly TileCluster[];
}

export const emptyPointTile: PointTile = { places: new Float32Array(0), incident: unknownIncident, indexOf: () => -1, clusters: [] };

/** The server's clusters lie 16 to a tile's side: too near for numbers. So many of them, each way, are drawn as one. */
export const clustersAtOnce = 4;

export function decodePointTile(bytes: Uint8Array): PointTile {
  const features = featuresOf(new VectorTile(new Pbf(bytes)).layers.incidents);
  const points = features.filter(({ properties }) => properties.count === undefined);
  const places = new Float32Array(points.length * 2);
  points.forEach((feature, index) => {
    const { x, y } = placeOf(feature);
    places[index * 2] = x;
    places[index * 2 + 1] = y;
  });
  const clusters = features.filter(({ properties }) => properties.count !== undefined)
    .map((feature) => ({ ...placeOf(feature), count: Number(feature.properties.count) }));
  let ids: Map<string, number> | undefined;
  return {
    places,
    incident: (index) => incidentOf(points[index]),
    indexOf(id) {
      ids ??= new Map(points.map((feature, index) => [String(feature.id), index]));
      return ids.get(id) ?? -1;
    },
    clusters: mergeClusters(clusters),
  };
}

/** Clusters of whole blocks as one, at the middle of what they hold: counts are added, so they stay exact. */
export function mergeClusters(clusters: readonly TileCluster[]): TileCluster[] {
  const side = (tileUnits / 16) * clustersAtOnce;
  const blocks = new Map<number, { count: number; x: number; y: number }>();
  for (const { count, x, y } of clusters) {
    const key = Math.floor(y / side) * 1024 + Math.floor(x / side);
    const block = blocks.get(key) ?? { count: 0, x: 0, y: 0 };
    block.count += count;
    block.x += x * count;
    block.y += y * count;
    blocks.set(key, block);
  }
  return [...blocks.values()].map(({ count, x, y }) => ({ count, x: x / count, y: y / count }));
}

function placeOf(feature: VectorTileFeature): { x: number; y: number } {
  const point = feature.loadGeometry()[0]?.[0];
  const scale = tileUnits / feature.extent;
  return { x: (point?.x ?? 0) * scale, y: (point?.y ?? 0) * scale };
}

function incidentOf(feature: VectorTileFeature | undefined): IncidentHit {
  if (!feature) return unknownIncident();
  const { category, day, hour, source, precision } = feature.properties;
  return {
    kind: "incident", id: String(feature.id ?? ""), category: String(category ?? ""), day: String(day ?? ""),
    source: String(source ?? ""), precision: String(precision ?? ""), ...(typeof hour === "number" ? { hour } : {}),
  };
}

function unknownIncident(): IncidentHit {
  return { kind: "incident", id: "", category: "", day: "", source: "", precision: "" };
}
