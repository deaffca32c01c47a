// Fills, patterns and borders of the areas of one tile.
import type { Palette } from "../style/palette.ts";
import type { AreaLook } from "./area_look.ts";
import type { TileArea } from "./area_tile.ts";
import type { Frame, Rect } from "./frame.ts";
import { deviceRect, tileRect, unitScale } from "./frame.ts";
import { hatchLines, strokeDots } from "./pattern.ts";
import type { PlacedTile } from "./tile_store.ts";

/** CSS pixels that a fill is widened by: antialiasing would leave hairlines along shared borders. */
const bleed = 1.25;
const hiddenHatch = { lean: "up", apart: 6, width: 1.6 } as const;

/** Draws inside the tile's own device pixels and nowhere else. */
export function paintFills(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile, look: (code: string) => AreaLook): void {
  context.save();
  clipToTile(context, frame, placed);
  for (const area of placed.tile.areas) fillArea(context, frame, placed, { area, look: look(area.code) });
  context.restore();
}

export interface BorderStyle {
  look(code: string): AreaLook;
  readonly palette: Palette;
}

/** Draws inside the tile's own device pixels and nowhere else. */
export function paintBorders(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile, style: BorderStyle): void {
  context.save();
  clipToTile(context, frame, placed);
  strokeBorders(context, frame, placed, style);
  context.restore();
}

/** Differs where the fills of a tile are to be drawn otherwise. */
export function fillLook({ tile }: PlacedTile, look: (code: string) => AreaLook): string {
  return tile.areas.map(({ code }) => look(code)).map(({ fill, pattern, mark }) => `${fill} ${pattern} ${mark}`).join();
}

/** Differs where the borders of a tile are to be drawn otherwise. */
export function borderLook({ tile }: PlacedTile, { look, palette }: BorderStyle): string {
  const unknown = tile.areas.filter(({ code }) => look(code).pattern === "dots").map(({ code }) => code);
  const quiet = tile.areas.some(({ code }) => look(code).isQuiet);
  return JSON.stringify([palette["border-case"], palette["border-line"], palette.unknown.dots, unknown, quiet]);
}

/** Lets only the tile's own device pixels be drawn on, and makes tile units the unit of drawing. */
export function clipToTile(context: CanvasRenderingContext2D, frame: Frame, { address, at }: Pick<PlacedTile, "address" | "at">): void {
  const { x, y, width, height } = deviceRect(frame, at);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  useTileUnits(context, frame, { address });
}

function useTileUnits(context: CanvasRenderingContext2D, frame: Frame, { address }: Pick<PlacedTile, "address">): void {
  const rect = tileRect(frame, address);
  const scale = unitScale(frame, address.z) * frame.ratio;
  context.setTransform(scale, 0, 0, scale, rect.x * frame.ratio, rect.y * frame.ratio);
}

function fillArea(
  context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile, { area, look }: { area: TileArea; look: AreaLook },
): void {
  context.fillStyle = look.fill;
  context.fill(area.path, "evenodd");
  context.strokeStyle = look.fill;
  // As thin as this line is nobody sees its corners, and round ones take twice the time.
  context.lineJoin = "bevel";
  context.lineWidth = bleed / unitScale(frame, placed.address.z);
  context.stroke(area.path);
  if (look.pattern === "plain") return;
  const box = visibleBox(frame, placed, area);
  if (!box) return;
  context.save();
  context.clip(area.path, "evenodd");
  context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  context.strokeStyle = look.mark;
  if (look.pattern === "dots") {
    strokeDots(context, frame, box);
  } else {
    context.lineWidth = hiddenHatch.width;
    context.stroke(hatchLines(frame, box, hiddenHatch));
  }
  context.restore();
}

/** The part of the tile's rectangle that the area can reach, in CSS pixels. */
function visibleBox(frame: Frame, { address, at }: PlacedTile, area: TileArea): Rect | undefined {
  const tile = tileRect(frame, address);
  const clip = tileRect(frame, at);
  const scale = unitScale(frame, address.z);
  const left = Math.max(tile.x + area.left * scale, clip.x, 0);
  const top = Math.max(tile.y + area.top * scale, clip.y, 0);
  const right = Math.min(tile.x + area.right * scale, clip.x + clip.width, frame.width);
  const bottom = Math.min(tile.y + area.bottom * scale, clip.y + clip.height, frame.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** Two lines on one path: one of them stands out against every class. */
function strokeBorders(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile, { look, palette }: BorderStyle): void {
  const unit = 1 / unitScale(frame, placed.address.z);
  context.lineJoin = "round";
  context.strokeStyle = palette["border-case"];
  context.lineWidth = 2.2 * unit;
  for (const area of placed.tile.areas) if (!look(area.code).isQuiet) context.stroke(area.path);
  for (const area of placed.tile.areas) {
    const { pattern, mark, isQuiet } = look(area.code);
    const unknown = pattern === "dots";
    context.strokeStyle = unknown ? mark : palette["border-line"];
    context.lineWidth = (unknown ? 1 : isQuiet ? 0.5 : 0.6) * unit;
    context.setLineDash(unknown ? [4 * unit, 3 * unit] : []);
    context.stroke(area.path);
  }
  context.setLineDash([]);
}
