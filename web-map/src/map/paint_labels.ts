// Names of areas and then, where there is room, of the basemap's places: drawn last on the base canvas.
import type { Palette } from "../style/palette.ts";
import { displayName } from "../text/text.ts";
import type { AreaLook } from "./area_look.ts";
import type { Place } from "./basemap_tile.ts";
import type { Frame, Rect } from "./frame.ts";
import { tileRect, unitScale } from "./frame.ts";
import { areaAt } from "./hit_test.ts";
import type { LabelWish, PlacedLabel } from "./label_layout.ts";
import { lineHeight, overlap, placeLabels } from "./label_layout.ts";
import type { PlacedTile } from "./tile_store.ts";

export interface LabelStyle {
  /** CSS font of the labels. */
  readonly font: string;
  look(code: string): AreaLook;
  readonly palette: Palette;
  /** In CSS pixels of the canvas. */
  readonly places: readonly Place[];
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
  const rules = {
    measure: (text: string) => context.measureText(text).width,
    bounds: { x: 0, y: 0, width: frame.width, height: frame.height },
  };
  const labels = placeLabels(wishesOf(frame, tiles), {
    ...rules,
    isTaken: (box) => style.isTaken(box),
    isIn: (code, x, y) => areaAt(frame, tiles, { x, y }) === code,
  });
  const { palette } = style;
  context.font = style.font.replace("600", "400");
  context.lineWidth = 2;
  for (const label of placeLabels(placeWishes(frame, style.places), {
    ...rules,
    isTaken: (box) => style.isTaken(box) || labels.some((other) => overlap(other.box, box)),
    isIn: () => true,
  })) drawLabel(context, label, { label: palette.tokens["ink-2"], halo: palette.land });
  context.font = style.font;
  context.lineWidth = 3;
  for (const label of labels) drawLabel(context, label, style.look(label.code));
  context.restore();
}

function drawLabel(context: CanvasRenderingContext2D, label: PlacedLabel, look: Pick<AreaLook, "label" | "halo">): void {
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

/** The zoom from which places of a rank are named, the most important first. */
const placeZooms: readonly (readonly [rank: string, zoom: number])[] =
  [["city", 7], ["town", 9], ["suburb", 12], ["village", 11], ["neighbourhood", 14]];

function placeWishes({ zoom }: Frame, places: readonly Place[]): LabelWish[] {
  return places.flatMap(({ name, rank, x, y }): LabelWish[] => {
    const order = placeZooms.findIndex(([each]) => each === rank);
    const [, from = Infinity] = placeZooms[order] ?? [];
    return zoom >= from ? [{ code: name, name, rank: -order, x, y }] : [];
  });
}
