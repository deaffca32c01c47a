// The period control: kinds, play, previous and next, and a native range over all periods of the kind.
import type { PeriodKind } from "../text/period_label.ts";
import { parsePeriod } from "../text/period_label.ts";
import type { Text } from "../text/text.ts";
import { button, element, picture } from "./dom.ts";
import { capitalised } from "./shown_map.ts";
import { icon } from "./symbols.ts";

/** Two years overlap the two years before: played, they would look like a course of time that never was. */
const playedKinds: readonly PeriodKind[] = ["month", "quarter", "half_year", "year"];
const kinds: readonly PeriodKind[] = ["week", "month", "quarter", "half_year", "year", "two_years"];
const perYear: Readonly<Record<PeriodKind, number>> = { week: 53, month: 12, quarter: 4, half_year: 2, year: 1, two_years: 0.5 };

/** The end of a period in years: enough for order, never for days. */
function endOf(token: string): number {
  const parts = parsePeriod(token);
  return parts ? parts.year + parts.number / perYear[parts.kind] : 0;
}

/** The periods of one kind, oldest first. Which exist is the server's to say. */
export function periodsOf(tokens: readonly string[], kind: PeriodKind): string[] {
  return tokens.filter((token) => parsePeriod(token)?.kind === kind).sort((a, b) => endOf(a) - endOf(b));
}

/** The period of another kind to go to: the last that ends no later, else the first. */
export function periodOfKind(tokens: readonly string[], kind: PeriodKind, from: string): string | undefined {
  const periods = periodsOf(tokens, kind);
  return periods.filter((token) => endOf(token) <= endOf(from) + 1e-9).at(-1) ?? periods[0];
}

/** The periods before and after, for the steps and for reading ahead. */
export function neighbours(tokens: readonly string[], period: string): { previous?: string; next?: string } {
  const periods = periodsOf(tokens, parsePeriod(period)?.kind ?? "quarter");
  const index = periods.indexOf(period);
  const [previous, next] = [periods[index - 1], periods[index + 1]];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

/** The periods that can be played from one; none when there is nothing to play. */
export function playable(tokens: readonly string[], period: string): string[] {
  const kind = playedKinds.find((each) => each === parsePeriod(period)?.kind);
  const periods = kind ? periodsOf(tokens, kind) : [];
  return periods.length > 1 ? periods : [];
}

/** What the control shows. */
export interface ShownPeriods {
  /** Which periods there are, and a number that differs when they do. */
  readonly edition: { readonly number: number; readonly periods: readonly string[] };
  /** Where the period is none of them, `name` stands in its place. */
  readonly state: { readonly period: string };
  readonly name?: string;
  readonly text: Text;
}

export interface Periods {
  update(shown: ShownPeriods): void;
  /** Shows whether the periods are played; `say`: whether each of them is to be said. */
  setPlaying(playing: boolean, say: boolean): void;
}

export interface PeriodEvents {
  /** A period was chosen by hand. */
  onPeriod(token: string): void;
  /** Play, or pause; without it nothing can be played. */
  onPlay?(): void;
}

interface Bar {
  refresh(shown: ShownPeriods): void;
  setPlaying(playing: boolean, say: boolean): void;
}

/** Takes over the period bar. */
export function createPeriods(place: HTMLElement, events: PeriodEvents): Periods {
  let signature = "";
  let bar: Bar | undefined;
  return {
    setPlaying: (playing, say) => bar?.setPlaying(playing, say),
    update(shown) {
      const kind = parsePeriod(shown.state.period)?.kind ?? "quarter";
      const next = `${shown.edition.number} ${kind} ${shown.text.language} ${shown.state.period === ""}`;
      // The range is kept while only its value changes: a finger or a key may be on it.
      if (next !== signature) bar = build(place, shown, kind, events);
      signature = next;
      bar?.refresh(shown);
    },
  };
}

function build(place: HTMLElement, shown: ShownPeriods, kind: PeriodKind, { onPeriod, onPlay }: PeriodEvents): Bar {
  const { text, edition } = shown;
  const offered = kinds.filter((each) => periodsOf(edition.periods, each).length > 0);
  const periods = periodsOf(edition.periods, kind);
  let current = shown.state.period;
  const go = (token: string | undefined): void => {
    if (token !== undefined && token !== current) onPeriod(token);
  };
  const toKind = (each: PeriodKind): void => go(periodOfKind(edition.periods, each, current));
  const previous = button({ class: "step", "aria-label": text.t("periods.previous") }, () => go(neighbours(edition.periods, current).previous), icon("previous"));
  const next = button({ class: "step", "aria-label": text.t("periods.next") }, () => go(neighbours(edition.periods, current).next), icon("next"));
  const play = button({ class: "step play", hidden: !onPlay || playable(periods, current).length === 0 }, () => onPlay?.());
  const name = element("output", { class: "period-name" });
  const range = element("input", { type: "range", min: 0, max: Math.max(periods.length - 1, 0), step: 1, "aria-label": text.t("periods.label") });
  range.addEventListener("input", () => go(periods[Number(range.value)]));
  place.replaceChildren(
    element("ul", { class: "kinds" }, ...offered.map((each) => element("li", {},
      button({ "aria-pressed": String(each === kind && current !== "") }, () => toKind(each), capitalised(text.t(`kind.${each}`)))))),
    kindSelect(shown, offered, kind, toKind),
    element("div", { class: "stepper" }, previous, name, next),
    play,
    element("div", { class: "period-range" }, range, yearMarks(periods)));
  function setPlaying(playing: boolean, say: boolean): void {
    const words = text.t(playing ? "player.pause" : "player.play");
    play.replaceChildren(icon(playing ? "pause" : "play"));
    play.setAttribute("aria-label", words);
    play.title = words;
    name.setAttribute("aria-live", playing && !say ? "off" : "polite");
  }
  setPlaying(false, true);
  return {
    setPlaying,
    refresh({ state, name: otherwise = "" }) {
      current = state.period;
      const index = periods.indexOf(current);
      name.textContent = current === "" ? otherwise : capitalised(text.period(current));
      range.value = String(index < 0 ? periods.length - 1 : index);
      range.setAttribute("aria-valuetext", current === "" ? otherwise : text.spokenPeriod(current));
      previous.disabled = index <= 0;
      next.disabled = index < 0 || index === periods.length - 1;
    },
  };
}

function kindSelect(shown: ShownPeriods, offered: readonly PeriodKind[], kind: PeriodKind, onKind: (kind: PeriodKind) => void): HTMLElement {
  const { text } = shown;
  const select = element("select", { class: "kind-select", "aria-label": text.t("periods.kind") },
    ...offered.map((each) => element("option", { value: each, selected: each === kind }, capitalised(text.t(`kind.${each}`)))));
  select.addEventListener("change", () => {
    const chosen = offered.find((each) => each === select.value);
    if (chosen) onKind(chosen);
  });
  return select;
}

/** A mark for every period, taller with a year where one begins. */
function yearMarks(periods: readonly string[]): SVGElement {
  const span = Math.max(periods.length - 1, 1);
  const marks: SVGElement[] = [];
  let lastLabel = -100;
  periods.forEach((token, index) => {
    const year = parsePeriod(token)?.year;
    const begins = year !== parsePeriod(periods[index - 1] ?? "")?.year;
    const x = (index / span) * 100;
    marks.push(picture("line", { x1: `${x}%`, x2: `${x}%`, y1: 0, y2: begins ? 5 : 3 }));
    if (!begins || x - lastLabel < 14 || x > 96) return;
    marks.push(picture("text", { x: `${x}%`, y: 15, "text-anchor": index === 0 ? "start" : "middle" }, String(year ?? "")));
    lastLabel = x;
  });
  return picture("svg", { class: "period-years", "aria-hidden": "true", width: "100%", height: 16 }, ...marks);
}
