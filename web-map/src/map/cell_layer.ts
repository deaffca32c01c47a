// The cells of the net: their fills, the outlines of those that are hot, and the numbers of the ranked ones.
import type { TileAddress } from "../server/client.ts";
import { classOf } from "../style/class_breaks.ts";
import type { Palette } from "../style/palette.ts";
import { classColours } from "../style/palette.ts";
import type { CellTile, TileCell } from "./cell_tile.ts";
import { decodeCellTile, emptyCellTile } from "./cell_tile.ts";
import type { Frame, Rect } from "./frame.ts";
import { isVisible, tileRect, tileZoomFor, tilesIn, unitScale } from "./frame.ts";
import { pathHolds } from "./hit_test.ts";
import { KeptPicture } from "./kept_picture.ts";
import { overlap } from "./label_layout.ts";
import { clipToTile } from "./paint_areas.ts";
import type { PlacedTile } from "./tile_store.ts";
import { TileStore } from "./tile_store.ts";

/** Where cells come from. */
export interface CellSource {
  /** Differs where the tiles would. */
  readonly key: string;
  readonly layer: "grid" | "hotspots";
  read(address: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined>;
}

/** Beyond this the server's cells are the same, and only drawn larger. */
const finestZoom = 14;
const badgeRadius = 10.5;

export class CellLayer {
  private readonly store: TileStore<CellTile>;
  private readonly fills = new KeptPicture<CellTile>();
  private tiles: readonly PlacedTile<CellTile>[] = [];
  private badges: readonly (Rect & { readonly rank: number; readonly id: string })[] = [];
  /** Class bounds of the counts, and the places in the ranked list by a cell's id. */
  breaks: readonly number[] = [];
  ranks: ReadonlyMap<string, number> = new Map();

  /** `lender`, of the same kind, is drawn wherever the tiles of this one have not come. */
  constructor(readonly source: CellSource, redraw: () => void, private lender?: CellLayer) {
    lender?.stopAsking();
    this.store = new TileStore<CellTile>({
      read: source.read, decode: (bytes) => decodeCellTile(bytes, source.layer), empty: emptyCellTile,
    }, { onTile: redraw, onStale: redraw });
  }

  prepare(frame: Frame): boolean {
    const addresses = tilesIn(frame, tileZoomFor(frame.zoom, finestZoom));
    this.store.want(addresses);
    this.tiles = addresses.flatMap((address) => this.placed(address));
    if (addresses.every((each) => this.store.has(each))) this.forgetLender();
    return addresses.every((each) => !isVisible(frame, each) || this.store.isSettled(each));
  }

  drawFills(context: CanvasRenderingContext2D, frame: Frame, { palette, isDue }: { palette: Palette; isDue: (placed: PlacedTile<unknown>) => boolean }): void {
    if (this.source.layer !== "grid") return;
    this.fills.draw(context, frame, this.tiles, {
      isDue,
      look: ({ tile }) => `${tile.number} ${this.breaks.join()} ${palette.land}`,
      paint: (target, piece, placed) => this.paintFills(target, piece, placed, palette),
    });
  }

  drawOutlines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const lines = [{ width: 5.5, colour: palette["border-case"] }, { width: 2.2, colour: palette.tokens.ink }];
    for (const { width, colour } of lines) {
      for (const placed of this.tiles) {
        if (!placed.tile.hotEdges) continue;
        strokeInTile(context, frame, placed, { path: placed.tile.hotEdges, width, colour });
      }
    }
  }

  /** Numbers at the upper right of the ranked cells, the first first; one that would cover another is left out. */
  drawBadges(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    this.badges = this.placeBadges(frame);
    context.save();
    context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
    context.font = `700 11px ${fontFamily(context)}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const { x, y, width, rank } of this.badges) {
      const middle = { x: x + width / 2, y: y + width / 2 };
      disc(context, middle, { radius: badgeRadius + 1.5, colour: palette["border-case"] });
      disc(context, middle, { radius: badgeRadius, colour: palette.tokens.ink });
      context.fillStyle = palette.tokens.surface;
      context.fillText(String(rank), middle.x, middle.y + 0.5);
    }
    context.restore();
  }

  /** The outline of one cell, wherever it is in sight. */
  drawOne(context: CanvasRenderingContext2D, frame: Frame, { id, line, casing, palette }: { id: string; line: number; casing: number; palette: Palette }): void {
    for (const { width, colour } of [{ width: casing, colour: palette["border-case"] }, { width: line, colour: palette.tokens.ink }]) {
      for (const placed of this.tiles) {
        for (const { path } of placed.tile.cells.filter((cell) => cell.id === id)) strokeInTile(context, frame, placed, { path, width, colour });
      }
    }
  }

  hit(frame: Frame, { x, y }: { x: number; y: number }): TileCell | undefined {
    for (const { tile, address, at } of this.tiles) {
      const clip = tileRect(frame, at);
      if (x < clip.x || y < clip.y || x >= clip.x + clip.width || y >= clip.y + clip.height) continue;
      const origin = tileRect(frame, address);
      const scale = unitScale(frame, address.z);
      const unitX = (x - origin.x) / scale;
      const unitY = (y - origin.y) / scale;
      const found = tile.cells.find((cell) =>
        unitX >= cell.left && unitX <= cell.right && unitY >= cell.top && unitY <= cell.bottom && pathHolds(cell.path, unitX, unitY));
      // Where cells are not filled, only those that are outlined can be pointed at.
      if (found) return this.source.layer === "grid" || found.level > 1 ? found : undefined;
    }
    return undefined;
  }

  /** What is known of a cell that is in sight. */
  find(id: string): TileCell | undefined {
    for (const { tile } of this.tiles) {
      const found = tile.cells.find((cell) => cell.id === id);
      if (found) return found;
    }
    return undefined;
  }

  isTaken(box: Rect): boolean {
    return this.badges.some((badge) => overlap(badge, box));
  }

  retry(): void {
    this.store.retry();
  }

  close(): void {
    this.forgetLender();
    this.store.close();
  }

  /** What can be drawn there now: of the lender where nothing of its own has come. */
  private placed(address: TileAddress): PlacedTile<CellTile>[] {
    const lent = this.lender && !this.store.has(address) ? this.lender.placed(address) : [];
    return lent.length > 0 ? lent : this.store.placed(address);
  }

  private stopAsking(): void {
    this.forgetLender();
    this.store.want([]);
  }

  private forgetLender(): void {
    this.lender?.close();
    this.lender = undefined;
  }

  private paintFills(context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile<CellTile>, palette: Palette): void {
    context.save();
    clipToTile(context, frame, placed);
    context.globalAlpha = 0.92;
    context.strokeStyle = palette.land;
    context.lineWidth = 1 / unitScale(frame, placed.address.z);
    for (const { count, path } of placed.tile.cells) {
      if (count === 0) continue;
      context.fillStyle = classColours(palette, classOf(count, this.breaks)).fill;
      context.fill(path);
      context.stroke(path);
    }
    context.restore();
  }

  private placeBadges(frame: Frame): (Rect & { rank: number; id: string })[] {
    const side = badgeRadius * 2;
    const wishes = new Map<string, Rect & { rank: number; id: string }>();
    for (const { tile, address } of this.tiles) {
      const origin = tileRect(frame, address);
      const scale = unitScale(frame, address.z);
      for (const { id, right, top, left } of tile.cells) {
        const rank = this.ranks.get(id);
        // A cell that the tile's edge cuts is whole in its neighbour.
        if (rank === undefined || wishes.has(id) || left <= -63 || top <= -63 || right >= 4159) continue;
        wishes.set(id, { id, rank, x: origin.x + right * scale - badgeRadius, y: origin.y + top * scale - badgeRadius, width: side, height: side });
      }
    }
    const placed: (Rect & { rank: number; id: string })[] = [];
    for (const wish of [...wishes.values()].sort((a, b) => a.rank - b.rank)) {
      if (!placed.some((other) => overlap(other, wish))) placed.push(wish);
    }
    return placed;
  }
}

function strokeInTile(
  context: CanvasRenderingContext2D, frame: Frame, placed: PlacedTile<CellTile>, { path, width, colour }: { path: Path2D; width: number; colour: string },
): void {
  context.save();
  clipToTile(context, frame, placed);
  context.lineJoin = "round";
  context.lineCap = "square";
  context.strokeStyle = colour;
  context.lineWidth = width / unitScale(frame, placed.address.z);
  context.stroke(path);
  context.restore();
}

function fontFamily(context: CanvasRenderingContext2D): string {
  return getComputedStyle(context.canvas).fontFamily || "sans-serif";
}

function disc(context: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, { radius, colour }: { radius: number; colour: string }): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
}
