// Incidents: points and clusters, drawn into a picture that a tile that comes is only added to.
import type { TileAddress } from "../server/client.ts";
import type { Palette } from "../style/palette.ts";
import type { Frame, Rect } from "./frame.ts";
import { isVisible, tileRect, tileSize, tileZoomFor, tilesIn, unitScale } from "./frame.ts";
import { overlap } from "./label_layout.ts";
import type { ClusterHit, IncidentHit } from "./overlay.ts";
import { PointPicture } from "./point_picture.ts";
import type { PointTile, TileCluster } from "./point_tile.ts";
import { decodePointTile, emptyPointTile } from "./point_tile.ts";
import type { PlacedTile } from "./tile_store.ts";
import { TileStore } from "./tile_store.ts";

/** Where incidents come from. */
export interface PointSource {
  /** Differs where the tiles would. */
  readonly key: string;
  read(address: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined>;
}

/** Beyond this no tile is so full that its incidents stay clustered. */
const finestZoom = 16;
const pointRadius = 5;
const reach = 9;

type Placed = PlacedTile<PointTile>;

export class PointLayer {
  private readonly store: TileStore<PointTile>;
  private readonly picture = new PointPicture(paintTiles);
  private tiles: readonly Placed[] = [];

  /** `lender`, of the same kind, is drawn wherever the tiles of this one have not come. */
  constructor(readonly source: PointSource, redraw: () => void, private lender?: PointLayer) {
    lender?.stopAsking();
    this.store = new TileStore<PointTile>({ read: source.read, decode: decodePointTile, empty: emptyPointTile },
      { onTile: redraw, onStale: redraw });
  }

  prepare(frame: Frame): boolean {
    const addresses = tilesIn(frame, tileZoomFor(frame.zoom, finestZoom));
    this.store.want(addresses);
    // Of another zoom's tiles only whole ones stand in: half a cluster would be a wrong number.
    this.tiles = addresses.flatMap((address) => this.placed(address).filter((each) => each.address.z === address.z));
    if (addresses.every((each) => this.store.has(each))) this.forgetLender();
    return addresses.every((each) => !isVisible(frame, each) || this.store.isSettled(each));
  }

  draw(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    this.picture.draw(context, frame, this.tiles, palette);
  }

  /** A ring around one incident, where it is in sight. */
  drawOne(context: CanvasRenderingContext2D, frame: Frame, { id, palette }: { id: string; palette: Palette }): void {
    const at = this.placeOf(frame, id);
    if (!at) return;
    context.save();
    context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
    for (const { width, colour } of [{ width: 7, colour: palette["border-case"] }, { width: 3, colour: palette.tokens.ink }]) {
      context.beginPath();
      context.arc(at.x, at.y, pointRadius + 4, 0, Math.PI * 2);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
    context.restore();
  }

  hit(frame: Frame, at: { x: number; y: number }): IncidentHit | ClusterHit | undefined {
    return this.clusterAt(frame, at) ?? this.incidentAt(frame, at);
  }

  find(id: string): IncidentHit | undefined {
    for (const { tile } of this.tiles) {
      const index = tile.indexOf(id);
      if (index >= 0) return tile.incident(index);
    }
    return undefined;
  }

  /** The incidents that are seen one by one, and how many more are in clusters. */
  inSight(frame: Frame): { incidents: IncidentHit[]; clustered: number } {
    const incidents: IncidentHit[] = [];
    let clustered = 0;
    const isIn = (x: number, y: number): boolean =>
      x >= frame.margin && y >= frame.margin && x < frame.width - frame.margin && y < frame.height - frame.margin;
    for (const placed of this.tiles) {
      if (!isVisible(frame, placed.at)) continue;
      eachPlace(frame, placed, (x, y, index) => { if (isIn(x, y)) incidents.push(placed.tile.incident(index)); });
      for (const { count, at } of clustersOf(frame, placed)) if (isIn(at.x, at.y)) clustered += count;
    }
    return { incidents, clustered };
  }

  isTaken(frame: Frame, box: Rect): boolean {
    return this.tiles.some((placed) => clustersOf(frame, placed).some(({ at, radius }) =>
      overlap({ x: at.x - radius, y: at.y - radius, width: radius * 2, height: radius * 2 }, box)));
  }

  retry(): void {
    this.store.retry();
  }

  close(): void {
    this.forgetLender();
    this.store.close();
  }

  /** What can be drawn there now: of the lender where nothing of its own has come. */
  private placed(address: TileAddress): PlacedTile<PointTile>[] {
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

  private placeOf(frame: Frame, id: string): { x: number; y: number } | undefined {
    for (const { tile, address } of this.tiles) {
      const index = tile.indexOf(id);
      if (index < 0) continue;
      const origin = tileRect(frame, address);
      const scale = unitScale(frame, address.z);
      return { x: origin.x + (tile.places[index * 2] ?? 0) * scale, y: origin.y + (tile.places[index * 2 + 1] ?? 0) * scale };
    }
    return undefined;
  }

  private clusterAt(frame: Frame, { x, y }: { x: number; y: number }): ClusterHit | undefined {
    for (const placed of this.tiles) {
      for (const { count, at, radius } of clustersOf(frame, placed)) {
        if (Math.hypot(at.x - x, at.y - y) <= Math.max(radius, 12)) return { kind: "cluster", count, ...degreesOf(frame, at) };
      }
    }
    return undefined;
  }

  private incidentAt(frame: Frame, { x, y }: { x: number; y: number }): IncidentHit | undefined {
    let best: { distance: number; placed: Placed; index: number } | undefined;
    for (const placed of this.tiles) {
      const rect = tileRect(frame, placed.at);
      if (x < rect.x - reach || y < rect.y - reach || x > rect.x + rect.width + reach || y > rect.y + rect.height + reach) continue;
      eachPlace(frame, placed, (px, py, index) => {
        const distance = Math.hypot(px - x, py - y);
        if (distance <= reach && (!best || distance < best.distance)) best = { distance, placed, index };
      });
    }
    return best?.placed.tile.incident(best.index);
  }
}

function paintTiles(context: CanvasRenderingContext2D, frame: Frame, tiles: readonly Placed[], palette: Palette): void {
  const sprite = pointSprite(frame.ratio, palette);
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const placed of tiles) {
    eachPlace(frame, placed, (x, y) => {
      context.drawImage(sprite, Math.round(x * frame.ratio - sprite.width / 2), Math.round(y * frame.ratio - sprite.height / 2));
    });
  }
  context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  for (const placed of tiles) for (const cluster of clustersOf(frame, placed)) paintCluster(context, cluster, palette);
}

function eachPlace(frame: Frame, { tile, address }: Placed, visit: (x: number, y: number, index: number) => void): void {
  const origin = tileRect(frame, address);
  const scale = unitScale(frame, address.z);
  const { places } = tile;
  for (let index = 0; index * 2 < places.length; index++) {
    visit(origin.x + (places[index * 2] ?? 0) * scale, origin.y + (places[index * 2 + 1] ?? 0) * scale, index);
  }
}

interface DrawnCluster {
  readonly count: number;
  readonly at: { readonly x: number; readonly y: number };
  readonly radius: number;
}

function clustersOf(frame: Frame, { tile, address }: Placed): DrawnCluster[] {
  const origin = tileRect(frame, address);
  const scale = unitScale(frame, address.z);
  return tile.clusters.map(({ count, x, y }) => ({ count, radius: radiusOf(count), at: { x: origin.x + x * scale, y: origin.y + y * scale } }));
}

/** Wide enough for the number in it; area grows slowly with the count. */
export function radiusOf(count: TileCluster["count"]): number {
  return Math.min(10 + 3.2 * Math.log10(Math.max(count, 1)), 24);
}

function paintCluster(context: CanvasRenderingContext2D, { count, at, radius }: DrawnCluster, palette: Palette): void {
  for (const { size, colour } of [{ size: radius + 1.5, colour: palette["border-case"] }, { size: radius, colour: palette.tokens.ink }]) {
    context.beginPath();
    context.arc(at.x, at.y, size, 0, Math.PI * 2);
    context.fillStyle = colour;
    context.fill();
  }
  context.fillStyle = palette.tokens.surface;
  context.font = `600 ${count >= 1000 ? 10 : 11}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortCount(count), at.x, at.y + 0.5);
}

/** A whole number where it fits: 9 999 and then "12k". The exact one is told when it is pointed at. */
export function shortCount(count: number): string {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1000)}k`;
}

const sprites = new Map<string, HTMLCanvasElement>();

/** Drawn once: a hundred thousand arcs would take a second. */
function pointSprite(ratio: number, palette: Palette): HTMLCanvasElement {
  const key = `${ratio} ${palette.tokens.ink}`;
  const known = sprites.get(key);
  if (known) return known;
  const sprite = document.createElement("canvas");
  const side = Math.ceil((pointRadius + 2) * 2 * ratio);
  sprite.width = sprite.height = side;
  const context = sprite.getContext("2d");
  if (context) {
    for (const { radius, colour } of [
      { radius: pointRadius + 1.2, colour: palette["border-case"] }, { radius: pointRadius, colour: palette.tokens.ink },
      { radius: pointRadius - 2.6, colour: palette["border-case"] },
    ]) {
      context.beginPath();
      context.arc(side / 2, side / 2, radius * ratio, 0, Math.PI * 2);
      context.fillStyle = colour;
      context.fill();
    }
  }
  sprites.set(key, sprite);
  return sprite;
}

function degreesOf(frame: Frame, { x, y }: { x: number; y: number }): { lon: number; lat: number } {
  const world = tileSize * 2 ** frame.zoom;
  const northing = Math.PI * (1 - (2 * (frame.y + y)) / world);
  return { lon: ((frame.x + x) / world) * 360 - 180, lat: (Math.atan(Math.sinh(northing)) * 180) / Math.PI };
}
