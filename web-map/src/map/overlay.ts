// What the drawing layer asks of things that lie over the areas' fills: cells of a net, incidents. Everyone's map has none.
import type { Palette } from "../style/palette.ts";
import type { Frame, Rect } from "./frame.ts";
import type { PlacedTile } from "./tile_store.ts";

/** One incident, as its tile tells of it. */
export interface IncidentHit {
  readonly kind: "incident";
  readonly id: string;
  readonly category: string;
  readonly day: string;
  /** Absent where only the day is known. */
  readonly hour?: number;
  readonly source: string;
  readonly precision: string;
}

/** Incidents drawn as one; `lon` and `lat` in degrees. */
export interface ClusterHit {
  readonly kind: "cluster";
  readonly count: number;
  readonly lon: number;
  readonly lat: number;
}

/** One cell of the net. */
export interface CellHit {
  readonly kind: "cell";
  readonly id: string;
  readonly count: number;
  /** Absent where Gi* is not defined. */
  readonly z?: number;
  /** 3, 2, 1: hot at a false discovery rate of 1, 5, 10 %; negative: cold; 0: neither. */
  readonly level: number;
}

export type OverlayHit = IncidentHit | ClusterHit | CellHit;

/** How an overlay asks to be drawn again: all of it, or hover and selection alone. */
export interface Redraw {
  redraw(): void;
  redrawThin(): void;
}

export interface Overlay {
  attach(redraw: Redraw): void;
  /** Takes what the frame needs; whether nothing visible is on its way. */
  prepare(frame: Frame): boolean;
  /** Draws between the areas' fills and their borders. */
  drawUnder(context: CanvasRenderingContext2D, frame: Frame, style: { palette: Palette; isDue: (placed: PlacedTile<unknown>) => boolean }): void;
  /** Draws over the borders and under the names. */
  drawOver(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void;
  /** Whether hover or selection has anything to draw. */
  hasThin(): boolean;
  drawThin(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void;
  /** What lies under a point of the canvas (CSS pixels). */
  hit(frame: Frame, at: { x: number; y: number }): OverlayHit | undefined;
  /** Whether a symbol lies in a box of the canvas. */
  isTaken(frame: Frame, box: Rect): boolean;
  /** Asks again for tiles that did not come. */
  retry(): void;
  close(): void;
}
