// Hover and selection, on the thin canvas above the areas: the fill stays what the legend says.
import type { Palette } from "../style/palette.ts";
import type { Frame } from "./frame.ts";
import { unitScale } from "./frame.ts";
import { clipToTile } from "./paint_areas.ts";
import type { PlacedTile } from "./tile_store.ts";

interface Outline {
  readonly code: string;
  readonly line: number;
  readonly casing: number;
}

/** Widths in CSS pixels of a chosen and of a pointed-at area. */
export const selectionOutline = { line: 3, casing: 7 } as const;
export const hoverOutline = { line: 2, casing: 4 } as const;

/** Draws the outline of one area across all its tiles. */
export function paintOutline(
  context: CanvasRenderingContext2D, frame: Frame, tiles: readonly PlacedTile[], { outline, palette }: { outline: Outline; palette: Palette },
): void {
  const strokes = [
    { width: outline.casing, colour: palette["border-case"] },
    { width: outline.line, colour: palette.tokens.ink },
  ];
  for (const { width, colour } of strokes) {
    for (const placed of tiles) {
      const parts = placed.tile.areas.filter((area) => area.code === outline.code);
      if (parts.length === 0) continue;
      context.save();
      clipToTile(context, frame, placed);
      context.lineJoin = "round";
      context.strokeStyle = colour;
      context.lineWidth = width / unitScale(frame, placed.address.z);
      for (const { path } of parts) context.stroke(path);
      context.restore();
    }
  }
}
