// One kind of drawing of all tiles, as a picture that is kept: a new period draws the tiles that look otherwise, a tile
// that comes draws itself alone, and a map that was dragged draws what came into sight.
import type { TileAddress } from "../server/client.ts";
import type { Frame } from "./frame.ts";
import { deviceRect, tileRect } from "./frame.ts";
import type { PlacedTile } from "./tile_store.ts";

/** How tiles look in the picture. */
export interface Painting<Tile> {
  /** All that the drawing of a tile depends on but the frame, the tile's address and its place. */
  look(placed: PlacedTile<Tile>): string;
  /** Whether the tile is to be drawn now; its place is left empty otherwise, unless it looks so already. */
  isDue(placed: PlacedTile<Tile>): boolean;
  /** Draws inside the tile's own device pixels and nowhere else. */
  paint(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile<Tile>): void;
}

export class KeptPicture<Tile> {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d");
  private frame: Frame | undefined;
  /** What each place of the picture shows. */
  private drawn: ReadonlyMap<string, Drawn<Tile>> = new Map();

  /** Draws the tiles of the frame: from the picture, but on paper as lines. */
  draw(context: CanvasRenderingContext2D, frame: Frame, tiles: readonly PlacedTile<Tile>[], painting: Painting<Tile>): void {
    const isPaper = frame.margin === 0;
    if (isPaper || !this.context) {
      for (const placed of tiles) painting.paint(context, frame, placed);
      return;
    }
    this.useFrame(this.context, frame);
    this.update(this.context, frame, tiles, painting);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.canvas, 0, 0);
  }

  private update(context: CanvasRenderingContext2D, frame: Frame, tiles: readonly PlacedTile<Tile>[], painting: Painting<Tile>): void {
    const wanted = new Map(tiles.map((placed): [string, Drawn<Tile>] => [placeOf(placed), { placed, look: painting.look(placed) }]));
    const gone = [...this.drawn].filter(([place]) => !wanted.has(place)).map(([, { placed }]) => placed);
    const changed = [...wanted].filter(([place, each]) => !isSame(this.drawn.get(place), each)).map(([, { placed }]) => placed);
    // First all that is to go: a tile shares pixels with the descendants that stood in for it.
    for (const placed of [...gone, ...changed]) clear(context, frame, placed);
    for (const placed of changed) {
      if (painting.isDue(placed)) painting.paint(context, frame, placed);
      else wanted.delete(placeOf(placed));
    }
    this.drawn = wanted;
  }

  /** Moves what is drawn to where it is in the frame; what cannot be moved is drawn anew. */
  private useFrame(context: CanvasRenderingContext2D, frame: Frame): void {
    const { canvas, frame: before } = this;
    this.frame = frame;
    const width = Math.round(frame.width * frame.ratio);
    const height = Math.round(frame.height * frame.ratio);
    const right = before ? (before.x - frame.x) * frame.ratio : 0;
    const down = before ? (before.y - frame.y) * frame.ratio : 0;
    const isMovable = before?.zoom === frame.zoom && before.ratio === frame.ratio && canvas.width === width && canvas.height === height &&
      Number.isInteger(right) && Number.isInteger(down) && Math.abs(right) < width && Math.abs(down) < height;
    if (isMovable && right === 0 && down === 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (isMovable) {
      context.globalCompositeOperation = "copy";
      context.drawImage(canvas, right, down);
      context.globalCompositeOperation = "source-over";
      const whole = new Map([...this.drawn].filter(([, { placed }]) => isWhole(before, placed)));
      for (const [place, { placed }] of this.drawn) if (!whole.has(place)) clear(context, frame, placed);
      this.drawn = whole;
      return;
    }
    this.drawn = new Map();
    // A new size empties the canvas, and so does the old one.
    canvas.width = width;
    canvas.height = height;
  }
}

interface Drawn<Tile> {
  readonly placed: PlacedTile<Tile>;
  readonly look: string;
}

const keyOf = ({ z, x, y }: TileAddress): string => `${z}/${x}/${y}`;
const placeOf = ({ at }: PlacedTile<unknown>): string => keyOf(at);
const addressOf = ({ address }: PlacedTile<unknown>): string => keyOf(address);

/** Tiles of one address have the same shapes, whatever else they tell. */
function isSame(before: Drawn<unknown> | undefined, now: Drawn<unknown>): boolean {
  return before?.look === now.look && addressOf(before.placed) === addressOf(now.placed);
}

function clear(context: CanvasRenderingContext2D, frame: Frame, { at }: PlacedTile<unknown>): void {
  const { x, y, width, height } = deviceRect(frame, at);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(x, y, width, height);
}

/** Whether the frame holds all of the tile's place: only then all of it was drawn. */
function isWhole(frame: Frame, { at }: PlacedTile<unknown>): boolean {
  const { x, y, width, height } = tileRect(frame, at);
  return x >= 0 && y >= 0 && x + width <= frame.width && y + height <= frame.height;
}
