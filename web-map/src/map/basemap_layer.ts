// The basemap: its tiles, and a picture of its details that is kept while the frame stands, since a new period must not
// draw ten thousand streets again.
import { readBasemapTile } from "../server/client.ts";
import type { BasemapSource } from "../server/client.ts";
import type { Palette } from "../style/palette.ts";
import type { BasemapTile, Place } from "./basemap_tile.ts";
import { decodeBasemapTile, emptyBasemapTile } from "./basemap_tile.ts";
import type { Frame } from "./frame.ts";
import { isVisible, tileRect, tileZoomFor, tilesIn, unitScale } from "./frame.ts";
import { paintDetail, paintGround } from "./paint_basemap.ts";
import type { PlacedTile, StoreEvents } from "./tile_store.ts";
import { TileStore } from "./tile_store.ts";

const finestZoom = 14;

export class BasemapLayer {
  private readonly store: TileStore<BasemapTile>;
  private readonly picture = document.createElement("canvas");
  private tiles: readonly PlacedTile<BasemapTile>[] = [];
  private pictured = "";

  constructor(readonly source: BasemapSource, events: StoreEvents) {
    this.store = new TileStore<BasemapTile>({
      read: (address, signal) => readBasemapTile(source, address, signal), decode: decodeBasemapTile, empty: emptyBasemapTile,
    }, events);
  }

  /** Takes what the frame needs; whether nothing visible is on its way. */
  prepare(frame: Frame): boolean {
    const addresses = tilesIn(frame, tileZoomFor(frame.zoom, finestZoom));
    this.store.want(addresses);
    this.tiles = addresses.flatMap((address) => this.store.placed(address));
    return addresses.every((each) => !isVisible(frame, each) || this.store.isSettled(each));
  }

  /** Draws what lies under the areas. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    paintGround(context, frame, this.tiles, palette);
  }

  /** Draws what lies over their fills: from the kept picture, but on paper as lines. */
  drawDetail(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const isPaper = frame.margin === 0;
    if (isPaper) return paintDetail(context, frame, this.tiles, palette);
    const key = JSON.stringify([frame, palette.water, this.tiles.map(({ address, at }) => [address, at])]);
    if (key !== this.pictured) this.takePicture(frame, palette);
    this.pictured = key;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.picture, 0, 0);
  }

  /** The places that the frame holds, in CSS pixels of the canvas. */
  places(frame: Frame): Place[] {
    return this.tiles.flatMap(({ tile, address, at }) => {
      const origin = tileRect(frame, address);
      const clip = tileRect(frame, at);
      const scale = unitScale(frame, address.z);
      return tile.places
        .map((place) => ({ ...place, x: origin.x + place.x * scale, y: origin.y + place.y * scale }))
        .filter(({ x, y }) => x >= clip.x && y >= clip.y && x < clip.x + clip.width && y < clip.y + clip.height);
    });
  }

  /** Tries again what did not come. */
  retry(): void {
    this.store.retry();
  }

  close(): void {
    this.store.close();
  }

  private takePicture(frame: Frame, palette: Palette): void {
    // A new size empties the canvas, and so does the old one.
    this.picture.width = Math.round(frame.width * frame.ratio);
    this.picture.height = Math.round(frame.height * frame.ratio);
    const context = this.picture.getContext("2d");
    if (context) paintDetail(context, frame, this.tiles, palette);
  }
}
