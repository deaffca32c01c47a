// What the panels of the signed-in are drawn from: the state, and what the server answered to it.
import type { Measure } from "../state/view_state.ts";
import type { FigureRow } from "../server/answers.ts";
import type { BenchFigures, Choices, HotList, HotPlace } from "../server/bench_answers.ts";
import type { BenchKnown, BenchState } from "../state/bench_state.ts";
import { classOf } from "../style/class_breaks.ts";
import type { BenchText } from "../text/bench_text.ts";
import { displayName } from "../text/text.ts";

export interface Shown {
  readonly state: BenchState;
  readonly choices: Choices;
  readonly text: BenchText;
  readonly figures: BenchFigures;
  /** Absent where nothing on the page asks for it. */
  readonly hot?: HotList;
}

/** From this level on a place is called hot, as the server does. */
export const hotLevel = 2;

export function knownOf({ schemes, categories, sources, openingScheme, openingPeriod, detail, seesPoints }: Choices): BenchKnown {
  return {
    schemes: schemes.map(({ code }) => code),
    categories: categories.filter(({ open }) => open).map(({ code }) => code),
    sources: sources.map(({ name }) => name),
    openingScheme, ...(openingPeriod ? { openingPeriod } : {}), seesCells: detail !== "areas", seesPoints,
  };
}

/** The side of the cells that the map draws at a zoom, metres. */
export function sideAt(zoom: number): 250 | 1000 {
  return Math.floor(zoom + 1e-6) < 12 ? 1000 : 250;
}

export function sideText(text: BenchText, side: number | undefined): string {
  return text.b(side === 1000 ? "hot.side.1000" : "hot.side.250");
}

export function categoryTitle({ choices, text }: Pick<Shown, "choices" | "text">, code: string): string {
  const category = choices.categories.find((each) => each.code === code);
  if (!category) return code;
  return text.language === "en" && category.titleEnglish ? category.titleEnglish : category.title;
}

export function hotPlaces(hot: HotList | undefined): readonly HotPlace[] {
  return (hot?.places ?? []).filter(({ level }) => level >= hotLevel);
}

/** "Ruta 319500 6398500": SCB's name of a cell, parted so that it can be read. */
export function cellName(text: BenchText, id: string): string {
  return text.b("hot.cell", { id: `${id.slice(0, 6)}\u2009${id.slice(6)}` });
}

export function placeName(text: BenchText, hot: HotList, { id, name }: HotPlace): string {
  if (hot.unit === "area") return displayName(name);
  return name ? displayName(name) : cellName(text, id);
}

/** The value that a measure paints and sorts an area by. */
export function valueOf({ figure }: FigureRow, measure: Measure): number | undefined {
  return figure.status === "shown" ? figure[measure] : undefined;
}

export function classOfRow(row: FigureRow, { state, figures }: Shown): number | undefined {
  const value = valueOf(row, state.measure);
  return value === undefined ? undefined : classOf(value, figures.breaks[state.measure]);
}
