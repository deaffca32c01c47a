// How the basemap looks: a quiet ground, and over the areas only water and thin lines, so that their colours stay the legend's.
import type { Palette } from "../style/palette.ts";
import type { BasemapPart, BasemapTile } from "./basemap_tile.ts";
import type { Frame } from "./frame.ts";
import { unitScale } from "./frame.ts";
import { clipToTile } from "./paint_areas.ts";
import type { PlacedTile } from "./tile_store.ts";

interface Line {
  readonly part: BasemapPart;
  readonly colour: keyof Palette["basemap"];
  readonly opacity: number;
  /** CSS pixels at the zoom where it begins, and how many more at zoom 16. */
  readonly width: number;
  readonly growth: number;
  readonly from: number;
  readonly dash?: readonly [number, number];
}

/** In drawing order. An edge under a street: one of the two stands out from any class. */
const lines: readonly Line[] = [
  { part: "waterway", colour: "waterway", opacity: 1, width: 0.8, growth: 1.2, from: 11 },
  { part: "path", colour: "street-edge", opacity: 0.5, width: 0.7, growth: 0.3, from: 14, dash: [3, 2] },
  { part: "minor", colour: "street-edge", opacity: 0.3, width: 0.8, growth: 3, from: 13 },
  { part: "major", colour: "street-edge", opacity: 0.35, width: 1.4, growth: 3.4, from: 9 },
  { part: "minor", colour: "street", opacity: 0.45, width: 0.4, growth: 2, from: 13 },
  { part: "major", colour: "street", opacity: 0.5, width: 0.6, growth: 2.4, from: 9 },
  { part: "rail", colour: "rail", opacity: 0.6, width: 0.8, growth: 0.4, from: 11, dash: [6, 3] },
];

/** What lies under the areas: they cover it where they are. */
export function paintGround(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile<BasemapTile>, palette: Palette): void {
  context.save();
  clipToTile(context, frame, placed);
  fill(context, placed.tile, "green", palette.green);
  context.restore();
}

/** What lies over the areas' fills and under their borders. */
export function paintDetail(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile<BasemapTile>, palette: Palette): void {
  const { tile, address } = placed;
  const unit = 1 / unitScale(frame, address.z);
  context.save();
  clipToTile(context, frame, placed);
  context.lineJoin = "round";
  fill(context, tile, "water", palette.water);
  context.globalAlpha = 0.2;
  fill(context, tile, "building", palette.basemap.building);
  for (const { part, colour, opacity, width, growth, from, dash } of lines) {
    const path = tile.parts.get(part);
    if (!path || frame.zoom < from) continue;
    const grown = width + growth * Math.min(1, (frame.zoom - from) / Math.max(1, 16 - from));
    context.globalAlpha = opacity;
    context.strokeStyle = palette.basemap[colour];
    context.lineWidth = grown * unit;
    context.setLineDash((dash ?? []).map((length) => length * unit));
    context.stroke(path);
  }
  context.restore();
}

function fill(context: CanvasRenderingContext2D, tile: BasemapTile, part: BasemapPart, colour: string): void {
  const path = tile.parts.get(part);
  if (!path) return;
  context.fillStyle = colour;
  context.fill(path, "evenodd");
}
