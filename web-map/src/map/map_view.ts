// The map: an element in, a view out. Nothing outside this folder knows what draws it.
// Its style sheet is src/map/map.css; the element needs a height of its own.
import type { Action, BasemapInfo, Bounds, Pledge, Problem } from "../server/answers.ts";
import type { Position } from "../state/view_state.ts";
import { createLeafletView } from "./leaflet_view.ts";
import type { Overlay, OverlayHit } from "./overlay.ts";

/** How one area is to look. The class is 1–5; a hidden or unknown area has none. */
export type AreaPaint =
  | { readonly status: "shown"; readonly class: number }
  | { readonly status: "hidden" }
  | { readonly status: "unknown" }
  /** Only its borders and its name: something else is the figure of the map. */
  | { readonly status: "plain" };

export interface MapNotices {
  readonly problems: readonly Problem[];
  readonly actions: readonly Action[];
  readonly pledges: readonly Pledge[];
}

export interface EditionBasemap extends BasemapInfo {
  readonly edition: number;
}

/** Periods of one kind whose classes tiles can carry. */
export interface Series {
  /** First and last, "2021-Q1..2025-Q4": at most 60. */
  readonly periods: string;
  readonly category: string;
}

/** Pixels at each edge that something else covers. */
export interface Insets {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

export interface MapView {
  /** Where shapes come from, and whom to name for them (plain text). Forgets the tiles of another edition or scheme. */
  showScheme(edition: number, scheme: string, attribution?: string): void;
  /** Draws the edition's basemap, and names whom it says (plain text); undefined: none. */
  showBasemap(basemap: EditionBasemap | undefined): void;
  /** Takes tiles that carry the classes of a series, for `paint`; what is drawn stays until they have come. */
  takeSeries(series: Series): void;
  /**
   * By area code. An area without an entry is drawn as unknown. Asks for no tile. Where tiles carry a class for
   * `period`, that is drawn instead: name it only while the series' classes are those of the map.
   */
  paint(paints: ReadonlyMap<string, AreaPaint>, period?: string): void;
  showNotices(notices: MapNotices): void;
  select(code: string | undefined): void;
  highlight(code: string | undefined): void;
  /** Shows the bounds, or the whole city, clear of what covers the edges. */
  fit(bounds?: Bounds, clear?: Insets): void;
  goTo(position: Position): void;
  position(): Position;
  setTheme(theme: "light" | "dark"): void;
  /** Draws again at the element's present size: call it when the size has changed. */
  redraw(): void;
  destroy(): void;
}

export interface MapEvents {
  /** An area was chosen with the pointer; undefined: a place outside every area. */
  onSelect(code: string | undefined): void;
  /** The view came to rest somewhere else. */
  onMove(position: Position): void;
  /** The pointer is over an area; `at` in pixels from the element's top left. */
  onHover(code: string | undefined, at?: { x: number; y: number }): void;
  onNotice(kind: "problem" | "action" | "pledge", key: string): void;
  /** Something of the overlay was chosen with the pointer. */
  onOverlay?(hit: OverlayHit): void;
  /** The pointer is over something of the overlay; undefined: over nothing of it any more. */
  onOverlayHover?(hit: OverlayHit | undefined, at?: { x: number; y: number }): void;
  /** The server has another edition than the one that is shown: read it and show it. */
  onStale?(): void;
}

export interface MapOptions {
  readonly language: "sv" | "en";
  readonly theme: "light" | "dark";
  readonly reducedMotion: boolean;
  /** "ctrl": the wheel zooms only with Ctrl or while the map has focus, and one finger scrolls the page. */
  readonly wheel: "always" | "ctrl";
  /** What lies over the areas' fills. */
  readonly overlay?: Overlay;
}

/** Makes the element a map. It shows nothing until it is told a scheme and has been fitted or sent somewhere. */
export function createMapView(element: HTMLElement, events: MapEvents, options: MapOptions): MapView {
  return createLeafletView(element, events, options);
}
