// What the page shows, as one value. Its home is the address bar: the query says what is shown, the hash where one looks.

export type Language = "sv" | "en";
export type Measure = "count" | "rate";
export type Theme = "light" | "dark";
export type NoticeLayer = "problems" | "actions" | "pledges";

/** Where one looks. Degrees of WGS 84; zoom of the Web Mercator square with 256 px tiles. */
export interface Position {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

export interface ViewState {
  readonly scheme: string;
  readonly period: string;
  readonly category: string;
  readonly measure: Measure;
  readonly layers: readonly NoticeLayer[];
  /** Whether the basemap is wanted, where there is one. */
  readonly basemap: boolean;
  readonly area?: string;
  readonly language: Language;
  /** Absent: follow the system. */
  readonly theme?: Theme;
  readonly position?: Position;
}

/** What an edition knows, and what a page opens with. `parseView` never answers anything outside it. */
export interface Known {
  readonly schemes: readonly string[];
  readonly periods: readonly string[];
  readonly categories: readonly string[];
  readonly defaults: { readonly scheme: string; readonly period: string; readonly category: string };
}

/** A value in the address that was not understood, and was replaced by the default. */
export interface Note {
  readonly key: "scheme" | "period" | "category" | "measure" | "layers" | "basemap" | "lang" | "theme" | "position";
  readonly value: string;
}

export const noticeLayers: readonly NoticeLayer[] = ["problems", "actions", "pledges"];
export const defaultLayers: readonly NoticeLayer[] = ["problems", "actions"];

const positionVersion = "v1";

/** Always answers: an unknown value gives the default and a note to show, an unknown key is ignored. */
export function parseView(url: URL | string, known: Known): { state: ViewState; notes: readonly Note[] } {
  const address = typeof url === "string" ? new URL(url, "http://localhost/") : url;
  const query = address.searchParams;
  const notes: Note[] = [];
  function choice<T extends string>(key: Note["key"], allowed: readonly T[], fallback: T): T {
    const value = query.get(key);
    if (value === null || value === "") return fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined) notes.push({ key, value });
    return found ?? fallback;
  }
  const state: Mutable<ViewState> = {
    scheme: choice("scheme", known.schemes, known.defaults.scheme),
    period: choice("period", known.periods, known.defaults.period),
    category: choice("category", known.categories, known.defaults.category),
    measure: choice<Measure>("measure", ["count", "rate"], "rate"),
    layers: parseLayers(query.get("layers"), notes),
    basemap: choice("basemap", ["on", "off"], "on") === "on",
    language: choice<Language>("lang", ["sv", "en"], "sv"),
  };
  const area = query.get("area");
  if (area) state.area = area;
  if (query.get("theme")) state.theme = choice<Theme>("theme", ["light", "dark"], "light");
  if (notes.some((note) => note.key === "theme")) delete state.theme;
  const position = parsePosition(address.hash, (value) => notes.push({ key: "position", value }));
  if (position) state.position = position;
  return { state, notes };
}

/** "?scheme=…&area=14#v1/12/57.71/11.97": keys in fixed order, defaults left out; "" when all is default. */
export function formatView(state: ViewState, known: Known): string {
  const query = new URLSearchParams();
  const say = (key: string, value: string | undefined, fallback: string | undefined): void => {
    if (value !== undefined && value !== fallback) query.append(key, value);
  };
  say("scheme", state.scheme, known.defaults.scheme);
  say("period", state.period, known.defaults.period);
  say("category", state.category, known.defaults.category);
  say("measure", state.measure, "rate");
  say("layers", formatLayers(state.layers), formatLayers(defaultLayers));
  say("basemap", state.basemap ? "on" : "off", "on");
  say("area", state.area, undefined);
  say("lang", state.language, "sv");
  say("theme", state.theme, undefined);
  const text = query.toString().replaceAll("%2C", ",");
  return (text ? `?${text}` : "") + (state.position ? formatPosition(state.position) : "");
}

/** "#v1/12.5/57.71/11.97"; five decimals are about a metre. */
export function formatPosition(position: Position): string {
  const { zoom, lat, lon } = roundPosition(position);
  return `#${positionVersion}/${zoom}/${lat}/${lon}`;
}

/** The position as the address can hold it. */
export function roundPosition(position: Position): Position {
  const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;
  return { zoom: round(position.zoom, 2), lat: round(position.lat, 5), lon: round(position.lon, 5) };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function parseLayers(value: string | null, notes: Note[]): readonly NoticeLayer[] {
  if (value === null) return defaultLayers;
  const names = value === "" || value === "none" ? [] : value.split(",");
  const strange = names.filter((name) => !noticeLayers.some((layer) => layer === name));
  if (strange.length > 0) notes.push({ key: "layers", value: strange.join(",") });
  return noticeLayers.filter((layer) => names.includes(layer));
}

function formatLayers(layers: readonly NoticeLayer[]): string {
  return noticeLayers.filter((layer) => layers.includes(layer)).join(",") || "none";
}

/** Reads what `formatPosition` writes; another version is none. `onStrange` is told of one that cannot be. */
export function parsePosition(hash: string, onStrange: (value: string) => void): Position | undefined {
  if (!hash.startsWith(`#${positionVersion}/`)) return undefined;
  const parts = hash.slice(positionVersion.length + 2).split("/");
  const [zoom, lat, lon] = parts.map((part) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(part) ? Number(part) : NaN));
  const valid =
    parts.length === 3 && zoom !== undefined && lat !== undefined && lon !== undefined &&
    zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  if (valid) return roundPosition({ zoom, lat, lon });
  onStrange(hash.slice(1));
  return undefined;
}
