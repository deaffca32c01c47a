// Incidents as a picture that is kept: a tile that comes is added to it, and a map that was dragged moves it and draws
// what came into sight. A hundred thousand points drawn anew at every drag would stop the map.
import type { Palette } from "../style/palette.ts";
import type { Frame } from "./frame.ts";
import { isSameFrame, isVisible, tileRect } from "./frame.ts";
import type { PointTile } from "./point_tile.ts";
import type { PlacedTile } from "./tile_store.ts";

type Placed = PlacedTile<PointTile>;
type Paint = (context: CanvasRenderingContext2D, frame: Frame, tiles: readonly Placed[], palette: Palette) => void;

export class PointPicture {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d");
  private frame: Frame | undefined;
  private palette: Palette | undefined;
  private drawn = new Map<PointTile, Placed>();

  constructor(private readonly paint: Paint) {}

  /** Draws the tiles of the frame: from the picture, but on paper one by one. */
  draw(target: CanvasRenderingContext2D, frame: Frame, tiles: readonly Placed[], palette: Palette): void {
    const isPaper = frame.margin === 0;
    if (isPaper || !this.context) return this.paint(target, frame, tiles, palette);
    const isNew = !isSameFrame(frame, this.frame);
    this.useFrame(this.context, frame, tiles, palette);
    // In a new frame what can be seen comes first; what lies beyond the edges can wait until the next.
    const due = tiles.filter(({ tile, at }) => !this.drawn.has(tile) && (!isNew || isVisible(frame, at)));
    this.paint(this.context, frame, due, palette);
    for (const placed of due) this.drawn.set(placed.tile, placed);
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.drawImage(this.canvas, 0, 0);
  }

  /** Moves what is drawn to where it is in the frame, or empties the picture. */
  private useFrame(context: CanvasRenderingContext2D, frame: Frame, tiles: readonly Placed[], palette: Palette): void {
    const { canvas, frame: before } = this;
    const wanted = new Set(tiles.map(({ tile }) => tile));
    const right = before ? (before.x - frame.x) * frame.ratio : 0;
    const down = before ? (before.y - frame.y) * frame.ratio : 0;
    const isOfOneKind = before !== undefined && palette === this.palette && isSameFrame({ ...frame, x: before.x, y: before.y }, before);
    // A tile in the frame that is not wanted any more has been replaced: its points must go.
    const isReplaced = [...this.drawn].some(([tile, { at }]) => !wanted.has(tile) && meets(frame, tileRect(frame, at)));
    this.frame = frame;
    this.palette = palette;
    if (!isOfOneKind || isReplaced || !Number.isInteger(right) || !Number.isInteger(down)) {
      canvas.width = Math.round(frame.width * frame.ratio);
      canvas.height = Math.round(frame.height * frame.ratio);
      this.drawn = new Map();
      return;
    }
    if (right === 0 && down === 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = "copy";
    context.drawImage(canvas, right, down);
    context.globalCompositeOperation = "source-over";
    // What the edge has cut is drawn again over itself.
    this.drawn = new Map([...this.drawn].filter(([tile, { at }]) => wanted.has(tile) && isWhole(before, tileRect(before, at))));
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function meets(frame: Frame, { x, y, width, height }: Box): boolean {
  return x < frame.width && y < frame.height && x + width > 0 && y + height > 0;
}

function isWhole(frame: Frame, { x, y, width, height }: Box): boolean {
  return x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;
}
