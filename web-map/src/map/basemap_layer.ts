// The basemap: its tiles, and the picture of its details.
import { readBasemapTile } from "../server/client.ts";
import type { BasemapSource } from "../server/client.ts";
import type { Palette } from "../style/palette.ts";
import type { BasemapTile, Place } from "./basemap_tile.ts";
import { decodeBasemapTile, emptyBasemapTile } from "./basemap_tile.ts";
import type { Frame } from "./frame.ts";
import { isVisible, tileRect, tileZoomFor, tilesIn, unitScale } from "./frame.ts";
import { KeptPicture } from "./kept_picture.ts";
import { paintDetail, paintGround } from "./paint_basemap.ts";
import type { PlacedTile, StoreEvents } from "./tile_store.ts";
import { TileStore } from "./tile_store.ts";

const finestZoom = 14;

export class BasemapLayer {
  private readonly store: TileStore<BasemapTile>;
  private readonly detail = new KeptPicture<BasemapTile>();
  private tiles: readonly PlacedTile<BasemapTile>[] = [];

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
    for (const placed of this.tiles) paintGround(context, frame, placed, palette);
  }

  /** Draws what lies over their fills, in the places that are due. */
  drawDetail(context: CanvasRenderingContext2D, frame: Frame, palette: Palette, isDue: (placed: PlacedTile<unknown>) => boolean): void {
    this.detail.draw(context, frame, this.tiles, {
      isDue,
      look: () => palette.water,
      paint: (target, piece, placed) => paintDetail(target, piece, placed, palette),
    });
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
}
