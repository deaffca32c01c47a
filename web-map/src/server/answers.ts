// What the server answers, as types. A figure is never a bare number; 0 is a shown count.
import type { MultiPolygon, Point, Polygon, LineString, MultiLineString, MultiPoint } from "geojson";

export type Figure =
  | { readonly status: "shown"; readonly count: number; readonly rate?: number }
  | { readonly status: "hidden" }
  | { readonly status: "unknown" };

/** West, south, east, north in degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface SchemeInfo {
  readonly code: string;
  readonly title: string;
  /** How many areas it has. */
  readonly areas: number;
  /** stadsomrade, mellanomrade, primaromrade or basomrade. */
  readonly level?: string;
  /** Code of the next coarser scheme. */
  readonly parent?: string;
  /** Whom to name for the borders. */
  readonly attribution?: string;
}

export interface CategoryInfo {
  readonly code: string;
  readonly title: string;
  readonly titleEnglish?: string;
  /** Code of the group; absent for `all`. */
  readonly parent?: string;
  /** Never public below stadsområde × year. */
  readonly sensitive: boolean;
  /** Found by looking: kept out of measures of effect. */
  readonly proactive: boolean;
}

export interface SourceInfo {
  readonly name: string;
  readonly title?: string;
  readonly owner?: string;
  /** First and last delivered day, "2026-09-30". */
  readonly first?: string;
  readonly latest: string;
}

export interface BasemapInfo {
  /** Whom the map must name for it. */
  readonly attribution: string;
  /** Tells one basemap from another in addresses, so that its tiles may be kept for ever. */
  readonly version?: string;
}

/** `/editions/current`. */
export interface Edition {
  readonly number: number;
  /** ISO 8601 instant. */
  readonly published: string;
  /** Tokens, as the server orders them. */
  readonly periods: readonly string[];
  /** "month", "quarter" …: the kinds that have figures. */
  readonly periodKinds: readonly string[];
  readonly schemes: readonly SchemeInfo[];
  readonly categories: readonly CategoryInfo[];
  readonly sources: readonly SourceInfo[];
  readonly city?: string;
  /** Demonstration data: every page says so. */
  readonly madeUp: boolean;
  readonly bounds?: Bounds;
  /** Absent: there is no basemap to ask for. */
  readonly basemap?: BasemapInfo;
  /** What a page opens with. */
  readonly defaults: { readonly scheme: string; readonly period: string; readonly category: string };
}

export interface FigureRow {
  readonly area: string;
  readonly name: string;
  readonly figure: Figure;
  readonly population?: number;
}

/** Class bounds: value < bounds[0] is class 1, < bounds[1] class 2 … */
export interface Breaks {
  readonly count: readonly number[];
  readonly rate: readonly number[];
}

/** `/figures`. */
export interface Figures {
  readonly edition: number;
  readonly scheme: string;
  readonly period: string;
  readonly category: string;
  readonly rows: readonly FigureRow[];
  readonly unplaced: Figure;
  readonly total: Figure;
  readonly breaks: Breaks;
  /** The days of the period that sources cover. */
  readonly covered?: { readonly first: string; readonly last: string };
  /** Tokens; absent when there is no such period. */
  readonly previous?: string;
  readonly next?: string;
  readonly sameLastYear?: string;
}

/** `/figures/history`: one area, or the whole city, through time. */
export interface History {
  readonly edition: number;
  readonly scheme: string;
  readonly category: string;
  readonly area?: string;
  /** Oldest first. */
  readonly steps: readonly { readonly period: string; readonly figure: Figure }[];
}

export interface AreaKey {
  readonly scheme: string;
  readonly code: string;
}

export type Geometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

interface Notice {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly areas: readonly AreaKey[];
  readonly geometry: Geometry | undefined;
}

export interface Problem extends Notice {
  readonly status: string;
  readonly priority?: number;
  readonly since?: string;
  readonly owner?: string;
  readonly categories: readonly string[];
}

export interface Action extends Notice {
  /** Key of its problem. */
  readonly problem?: string;
  readonly kind?: string;
  readonly status: string;
  readonly responsible?: string;
  readonly parties?: string;
  readonly start?: string;
  readonly end?: string;
  readonly target?: number;
  readonly outcome?: number;
  readonly unit?: string;
  readonly result?: string;
}

export interface Pledge extends Notice {
  readonly year: number;
  readonly status: string;
  readonly responsible?: string;
  readonly target: number;
  readonly outcome?: number;
  readonly unit: string;
}

export interface Notices {
  readonly problems: readonly Problem[];
  readonly actions: readonly Action[];
  readonly pledges: readonly Pledge[];
}

/** `/tiles/areas.json`, the parts that the map needs. */
export interface TileInfo {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds?: Bounds;
}
