// What the page of the signed-in shows, as one value: the filter, the layers, the list, what is chosen. Its home is the address bar.
import type { Language, Measure, Position } from "./view_state.ts";
import { formatPosition, parsePosition } from "./view_state.ts";

/** What colours the map. */
export type Base = "areas" | "grid" | "none";
export type Layer = "incidents" | "hotspots";
export type ListKind = "areas" | "hotspots" | "incidents";

/** The days that count: a period's token, days (both included, either end may be open), or all there are. */
export type Span =
  | { readonly kind: "period"; readonly token: string }
  | { readonly kind: "days"; readonly from?: string; readonly to?: string }
  | { readonly kind: "all" };

/** Both ends included; a last one before the first goes around the end. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Selection {
  readonly kind: "area" | "cell" | "incident";
  readonly id: string;
}

export interface BenchState {
  readonly scheme: string;
  readonly base: Base;
  readonly layers: readonly Layer[];
  readonly list: ListKind;
  readonly measure: Measure;
  readonly span: Span;
  readonly category: string;
  /** None: all of them. */
  readonly sources: readonly string[];
  /** The same ISO weeks of so many earlier years as well. */
  readonly earlierYears: number;
  readonly hours?: Range;
  readonly weekdays?: Range;
  /** The coarsest that is taken. */
  readonly precision?: string;
  /** Only what lies in it. */
  readonly area?: string;
  readonly selected?: Selection;
  readonly language: Language;
  readonly position?: Position;
}

/** What may be chosen, and what a page opens with. `parseBench` never answers anything outside it. */
export interface BenchKnown {
  readonly schemes: readonly string[];
  readonly categories: readonly string[];
  readonly sources: readonly string[];
  readonly openingScheme: string;
  /** Absent where there is none: then every day. */
  readonly openingPeriod?: string;
  readonly seesCells: boolean;
  readonly seesPoints: boolean;
}

/** A value in the address that was not understood, and was replaced. */
export interface BenchNote {
  readonly key: string;
  readonly value: string;
}

export const precisions = ["punkt", "adress", "gata", "plats", "basomrade", "primaromrade", "mellanomrade", "stadsomrade"] as const;
export const mostEarlierYears = 10;

/** What the page opens with. */
export function openingOf(known: BenchKnown): BenchState {
  const cells = known.seesCells;
  return {
    scheme: known.openingScheme, base: cells ? "grid" : "areas", layers: cells ? ["hotspots"] : [], list: cells ? "hotspots" : "areas",
    measure: "count", span: known.openingPeriod ? { kind: "period", token: known.openingPeriod } : { kind: "all" },
    category: "all", sources: [], earlierYears: 0, language: "sv",
  };
}

/** Always answers: an unknown value gives the default and a note, an unknown key is ignored. */
export function parseBench(url: URL | string, known: BenchKnown): { state: BenchState; notes: readonly BenchNote[] } {
  const address = typeof url === "string" ? new URL(url, "http://localhost/") : url;
  const query = address.searchParams;
  const opening = openingOf(known);
  const notes: BenchNote[] = [];
  function choice<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
    const value = query.get(key);
    if (value === null || value === "") return fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined) notes.push({ key, value });
    return found ?? fallback;
  }
  const state: Mutable<BenchState> = {
    scheme: choice("scheme", known.schemes, opening.scheme),
    base: choice("base", known.seesCells ? ["areas", "grid", "none"] : ["areas", "none"], opening.base),
    layers: parseLayers(query.get("layers"), known, notes),
    list: choice("list", listsOf(known), opening.list),
    measure: choice<Measure>("measure", ["count", "rate"], opening.measure),
    span: parseSpan(query, opening.span, notes),
    category: choice("category", known.categories, opening.category),
    sources: parseSources(query, known, notes),
    earlierYears: parseYears(query.get("earlier_years"), notes),
    language: choice<Language>("lang", ["sv", "en"], "sv"),
  };
  const hours = parseRange("hours", query.get("hours"), { from: 0, to: 23 }, notes);
  if (hours) state.hours = hours;
  const weekdays = parseRange("weekdays", query.get("weekdays"), { from: 1, to: 7 }, notes);
  if (weekdays) state.weekdays = weekdays;
  const precision = choice<string>("precision", [...precisions, "okand"], "okand");
  if (precision !== "okand") state.precision = precision;
  if (query.get("area")) state.area = query.get("area") as string;
  const selected = parseSelection(query.get("selected"), notes);
  if (selected) state.selected = selected;
  const position = parsePosition(address.hash, (value) => notes.push({ key: "position", value }));
  if (position) state.position = position;
  return { state, notes };
}

/** The lists that somebody may see. */
export function listsOf({ seesPoints }: Pick<BenchKnown, "seesPoints">): ListKind[] {
  return ["hotspots", "areas", ...(seesPoints ? ["incidents" as const] : [])];
}

/** "?base=areas&period=2026-Q3#v1/…": keys in fixed order, defaults left out; "" when all is as the page opens. */
export function formatBench(state: BenchState, known: BenchKnown): string {
  const opening = openingOf(known);
  const query = new URLSearchParams();
  const say = (key: string, value: string | undefined, fallback?: string): void => {
    if (value !== undefined && value !== "" && value !== fallback) query.append(key, value);
  };
  say("scheme", state.scheme, opening.scheme);
  say("base", state.base, opening.base);
  say("layers", formatLayers(state.layers), formatLayers(opening.layers));
  say("list", state.list, opening.list);
  say("measure", state.measure, opening.measure);
  const { span } = state;
  if (span.kind === "all") say("period", "all", opening.span.kind);
  if (span.kind === "period") say("period", span.token, opening.span.kind === "period" ? opening.span.token : undefined);
  if (span.kind === "days") {
    say("from", span.from);
    say("to", span.to);
  }
  say("category", state.category, opening.category);
  say("source", state.sources.join(","));
  sayNarrow(state, say);
  say("area", state.area);
  say("selected", state.selected && `${state.selected.kind}:${state.selected.id}`);
  say("lang", state.language, "sv");
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return (text ? `?${text}` : "") + (state.position ? formatPosition(state.position) : "");
}

/** The filter as every address of figures and tiles takes it, in fixed order. A scheme is named where an area is. */
export function filterQuery(state: BenchState): URLSearchParams {
  const query = new URLSearchParams();
  const say = (key: string, value: string | undefined): void => {
    if (value !== undefined && value !== "") query.append(key, value);
  };
  const { span } = state;
  if (span.kind === "period") say("period", span.token);
  if (span.kind === "days") {
    say("from", span.from);
    say("to", span.to);
  }
  if (state.category !== "all") say("category", state.category);
  say("source", state.sources.join(","));
  sayNarrow(state, say);
  if (state.area !== undefined) {
    say("scheme", state.scheme);
    say("area", state.area);
  }
  return query;
}

/** How many conditions there are beside category and period. */
export function narrowings(state: BenchState): number {
  const { sources, earlierYears, hours, weekdays, precision, area, span } = state;
  return [sources.length > 0, earlierYears > 0, hours, weekdays, precision, area, span.kind === "days"].filter(Boolean).length;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function sayNarrow(state: BenchState, say: (key: string, value: string | undefined) => void): void {
  const range = (ends: Range | undefined): string | undefined => ends && `${ends.from}..${ends.to}`;
  say("earlier_years", state.earlierYears > 0 ? String(state.earlierYears) : undefined);
  say("hours", range(state.hours));
  say("weekdays", range(state.weekdays));
  say("precision", state.precision);
}

function formatLayers(layers: readonly Layer[]): string {
  return (["incidents", "hotspots"] as const).filter((layer) => layers.includes(layer)).join(",") || "none";
}

function parseLayers(value: string | null, known: BenchKnown, notes: BenchNote[]): readonly Layer[] {
  if (value === null) return openingOf(known).layers;
  const allowed: Layer[] = [...(known.seesPoints ? ["incidents" as const] : []), ...(known.seesCells ? ["hotspots" as const] : [])];
  const names = value === "" || value === "none" ? [] : value.split(",");
  const strange = names.filter((name) => !allowed.some((layer) => layer === name));
  if (strange.length > 0) notes.push({ key: "layers", value: strange.join(",") });
  return allowed.filter((layer) => names.includes(layer));
}

const tokenPattern = /^(\d{4}(-(W\d{2}|\d{2}|Q[1-4]|H[12]))?|\d{4}\.\.\d{4})$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function parseSpan(query: URLSearchParams, fallback: Span, notes: BenchNote[]): Span {
  const day = (key: string): string | undefined => {
    const value = query.get(key);
    if (!value) return undefined;
    if (dayPattern.test(value)) return value;
    notes.push({ key, value });
    return undefined;
  };
  const [from, to] = [day("from"), day("to")];
  if (from !== undefined || to !== undefined) return { kind: "days", ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const token = query.get("period");
  if (!token) return fallback;
  if (token === "all") return { kind: "all" };
  if (tokenPattern.test(token)) return { kind: "period", token };
  notes.push({ key: "period", value: token });
  return fallback;
}

/** A form without a script ticks boxes of one name; addresses of ours join them with commas. */
function parseSources(query: URLSearchParams, known: BenchKnown, notes: BenchNote[]): string[] {
  const names = query.getAll("source").flatMap((value) => value.split(",")).filter((name) => name !== "");
  const strange = names.filter((name) => !known.sources.includes(name));
  if (strange.length > 0) notes.push({ key: "source", value: strange.join(",") });
  return known.sources.filter((name) => names.includes(name));
}

function parseYears(value: string | null, notes: BenchNote[]): number {
  if (value === null || value === "") return 0;
  if (/^\d{1,2}$/.test(value) && Number(value) <= mostEarlierYears) return Number(value);
  notes.push({ key: "earlier_years", value });
  return 0;
}

function parseRange(key: string, value: string | null, whole: Range, notes: BenchNote[]): Range | undefined {
  if (value === null || value === "") return undefined;
  const [, first, last] = /^(\d{1,2})(?:\.\.(\d{1,2}))?$/.exec(value) ?? [];
  const range = { from: Number(first), to: Number(last ?? first) };
  const fits = (number: number): boolean => number >= whole.from && number <= whole.to;
  if (first === undefined || !fits(range.from) || !fits(range.to)) {
    notes.push({ key, value });
    return undefined;
  }
  return range.from === whole.from && range.to === whole.to ? undefined : range;
}

function parseSelection(value: string | null, notes: BenchNote[]): Selection | undefined {
  if (!value) return undefined;
  const [, kind, id] = /^(area|cell|incident):(.{1,100})$/.exec(value) ?? [];
  if (kind && id) return { kind: kind as Selection["kind"], id };
  notes.push({ key: "selected", value });
  return undefined;
}
