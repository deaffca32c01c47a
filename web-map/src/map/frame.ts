// The piece of the world that a canvas shows, and where tiles lie in it. World pixels: the Web Mercator square is
// 256 · 2^zoom of them wide, with its origin in the north-west.
import type { TileAddress } from "../server/client.ts";

export const tileSize = 256;
/** Units across a decoded tile. */
export const tileUnits = 4096;

export interface Frame {
  readonly zoom: number;
  /** World pixels of the canvas's upper left corner. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  /** CSS pixels around the viewport. */
  readonly margin: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Web Mercator. */
export function worldPixel(lon: number, lat: number, zoom: number): { x: number; y: number } {
  const size = tileSize * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: (lon / 360 + 0.5) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
}

/** The zoom whose tiles are drawn: never finer than there are, and never shrunk, so that the buffer keeps its pixels. */
export function tileZoomFor(zoom: number, maxzoom: number): number {
  return Math.max(0, Math.min(Math.floor(zoom + 1e-6), maxzoom));
}

/** Addresses that the frame needs: those in the viewport first, then those of the margin, each from the centre outwards. */
export function tilesIn(frame: Frame, z: number): TileAddress[] {
  const side = tileSize * 2 ** (frame.zoom - z);
  const last = 2 ** z - 1;
  const column = (x: number): number => Math.min(Math.max(Math.floor(x / side), 0), last);
  const centreX = (frame.x + frame.width / 2) / side - 0.5;
  const centreY = (frame.y + frame.height / 2) / side - 0.5;
  const tiles: { address: TileAddress; order: number }[] = [];
  for (let y = column(frame.y); y <= column(frame.y + frame.height - 1e-6); y++) {
    for (let x = column(frame.x); x <= column(frame.x + frame.width - 1e-6); x++) {
      const address = { z, x, y };
      const distance = Math.hypot(x - centreX, y - centreY);
      tiles.push({ address, order: distance + (isVisible(frame, address) ? 0 : 1e6) });
    }
  }
  return tiles.sort((a, b) => a.order - b.order).map((tile) => tile.address);
}

/** Whether two frames show the same piece of the world in the same pixels. */
export function isSameFrame(one: Frame, other: Frame | undefined): boolean {
  const parts = ["zoom", "x", "y", "width", "height", "ratio", "margin"] as const;
  return parts.every((part) => one[part] === other?.[part]);
}

/** Whether any of the tile is in the viewport, not only in the margin. */
export function isVisible(frame: Frame, address: TileAddress): boolean {
  const rect = tileRect(frame, address);
  const { margin, width, height } = frame;
  return (
    rect.x < width - margin && rect.x + rect.width > margin && rect.y < height - margin && rect.y + rect.height > margin
  );
}

/** CSS pixels from the canvas's upper left. */
export function tileRect(frame: Frame, { z, x, y }: TileAddress): Rect {
  const side = tileSize * 2 ** (frame.zoom - z);
  return { x: x * side - frame.x, y: y * side - frame.y, width: side, height: side };
}

/** The tile's rectangle in whole device pixels. Neighbours share their edges: neither gap nor overlap at any ratio. */
export function deviceRect(frame: Frame, address: TileAddress): Rect {
  const { x, y, width, height } = tileRect(frame, address);
  const left = Math.round(x * frame.ratio);
  const top = Math.round(y * frame.ratio);
  return {
    x: left,
    y: top,
    width: Math.round((x + width) * frame.ratio) - left,
    height: Math.round((y + height) * frame.ratio) - top,
  };
}

/** CSS pixels in a unit of a tile of zoom z. */
export function unitScale(frame: Frame, z: number): number {
  return (tileSize * 2 ** (frame.zoom - z)) / tileUnits;
}
