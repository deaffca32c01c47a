// What the signed-in are answered, as types.
import type { FigureRow, Figure } from "./answers.ts";

export interface BenchScheme {
  readonly code: string;
  readonly title: string;
  readonly level: string;
}

export interface BenchCategory {
  readonly code: string;
  readonly title: string;
  readonly titleEnglish: string;
  readonly parent?: string;
  readonly sensitive: boolean;
  /** Whether the right opens it now. */
  readonly open: boolean;
}

export interface BenchSource {
  readonly name: string;
  readonly title: string;
}

/** Who is signed in, as what, and what may be chosen from. */
export interface Choices {
  readonly member: string;
  readonly roleWord: string;
  /** Where the part is held; none: in the whole city. */
  readonly areas: readonly { readonly scheme: string; readonly code: string; readonly name: string }[];
  readonly detail: "areas" | "cells" | "points";
  readonly seesPoints: boolean;
  readonly mayExport: boolean;
  readonly purpose: string;
  /** Whether stating a purpose would open more. */
  readonly purposeOpens: boolean;
  readonly csrf: string;
  readonly schemes: readonly BenchScheme[];
  readonly categories: readonly BenchCategory[];
  readonly sources: readonly BenchSource[];
  /** First and last delivered day. */
  readonly days?: { readonly first: string; readonly last: string };
  readonly periods: readonly string[];
  /** Of each kind of period the latest whole one. */
  readonly latest: readonly string[];
  readonly openingScheme: string;
  readonly openingPeriod?: string;
}

/** Exact figures of one division. */
export interface BenchFigures {
  readonly scheme: string;
  readonly rows: readonly FigureRow[];
  readonly unplaced: Figure;
  readonly total: Figure;
  /** Days that were asked for and delivered. */
  readonly from?: string;
  readonly to?: string;
  readonly breaks: { readonly count: readonly number[]; readonly rate: readonly number[] };
}

/** One place of the ranked list: an area, or a cell of the net. */
export interface HotPlace {
  readonly id: string;
  /** Of an area its name, of a cell the area around it; "" where there is none. */
  readonly name: string;
  readonly count: number;
  readonly rate?: number;
  readonly rank: number;
  readonly z: number;
  readonly q: number;
  readonly level: number;
  /** For each of the last eight quarters, oldest first, whether the place was hot. */
  readonly quarters: readonly boolean[];
  /** The middle of a cell. */
  readonly lon?: number;
  readonly lat?: number;
}

export interface HotList {
  readonly unit: "area" | "cell";
  /** Metres, of cells. */
  readonly side?: number;
  readonly measured: string;
  /** How many places were held against each other. */
  readonly units: number;
  readonly places: readonly HotPlace[];
  /** Incidents that take no part: without an area, or without a cell. */
  readonly leftOut: number;
  /** Class bounds of the cells' counts. */
  readonly breaks: readonly number[];
}
