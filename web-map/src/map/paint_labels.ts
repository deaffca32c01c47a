// Names of areas, drawn last on the base canvas.
import { displayName } from "../text/text.ts";
import type { AreaLook } from "./area_look.ts";
import type { Frame, Rect } from "./frame.ts";
import { tileRect, unitScale } from "./frame.ts";
import { areaAt } from "./hit_test.ts";
import type { LabelWish, PlacedLabel } from "./label_layout.ts";
import { lineHeight, placeLabels } from "./label_layout.ts";
import type { PlacedTile } from "./tile_store.ts";

export interface LabelStyle {
  /** CSS font of the labels. */
  readonly font: string;
  look(code: string): AreaLook;
  /** Boxes of symbols and outlines that no name may cover. */
  isTaken(box: Rect): boolean;
}

/** Draws the names that fit in the frame. */
export function paintLabels(
  context: CanvasRenderingContext2D, frame: Frame, tiles: readonly PlacedTile[], style: LabelStyle,
): void {
  context.save();
  context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  context.font = style.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  const labels = placeLabels(wishesOf(frame, tiles), {
    measure: (text) => context.measureText(text).width,
    isTaken: (box) => style.isTaken(box),
    isIn: (code, x, y) => areaAt(frame, tiles, { x, y }) === code,
    bounds: { x: 0, y: 0, width: frame.width, height: frame.height },
  });
  for (const label of labels) drawLabel(context, label, style.look(label.code));
  context.restore();
}

function drawLabel(context: CanvasRenderingContext2D, label: PlacedLabel, look: AreaLook): void {
  const first = label.y - ((label.lines.length - 1) * lineHeight) / 2;
  context.strokeStyle = look.halo;
  context.fillStyle = look.label;
  label.lines.forEach((line, index) => context.strokeText(line, label.x, first + index * lineHeight));
  label.lines.forEach((line, index) => context.fillText(line, label.x, first + index * lineHeight));
}

function wishesOf(frame: Frame, tiles: readonly PlacedTile[]): LabelWish[] {
  return tiles.flatMap(({ tile, address, at }) => {
    const origin = tileRect(frame, address);
    const clip = tileRect(frame, at);
    const scale = unitScale(frame, address.z);
    return tile.labels.flatMap((label): LabelWish[] => {
      const x = origin.x + label.x * scale;
      const y = origin.y + label.y * scale;
      const owned = x >= clip.x && y >= clip.y && x < clip.x + clip.width && y < clip.y + clip.height;
      const { code, rank } = label;
      return owned ? [{ code, rank, name: displayName(label.name), x, y }] : [];
    });
  });
}
