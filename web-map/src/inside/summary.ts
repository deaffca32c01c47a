// The filter in words.
import type { BenchState, Span } from "../state/bench_state.ts";
import type { BenchKey, BenchText } from "../text/bench_text.ts";
import { benchKey } from "../text/bench_text.ts";
import { displayName } from "../text/text.ts";
import type { Shown } from "./shown.ts";
import { categoryTitle } from "./shown.ts";

/** "kvartal 3 2026", "1 maj 2026 till och med 3 juni 2026", "alla dagar". */
export function spanText(text: BenchText, span: Span): string {
  if (span.kind === "period") return text.period(span.token);
  if (span.kind === "all") return text.b("summary.all");
  const [from, to] = [span.from && text.day(span.from), span.to && text.day(span.to)];
  if (from && to) return text.b("summary.days", { from, to });
  return from ? text.b("summary.from", { from }) : text.b("summary.to", { to: to ?? "" });
}

/** "Skadegörelse, kvartal 3 2026 · fre–sön · kl. 18–24 · bara Norra Hamnen". */
export function summaryOf(shown: Pick<Shown, "state" | "choices" | "text" | "figures">): string {
  const { state, text } = shown;
  return [
    text.b("summary", { category: categoryTitle(shown, state.category), when: spanText(text, state.span) }),
    ...narrowingTexts(shown),
  ].join(" · ");
}

function narrowingTexts({ state, choices, text, figures }: Pick<Shown, "state" | "choices" | "text" | "figures">): string[] {
  const texts: string[] = [];
  if (state.earlierYears > 0) texts.push(text.b("summary.years", { n: state.earlierYears }));
  if (state.weekdays) texts.push(text.b("summary.weekdays", { from: dayName(text, state.weekdays.from), to: dayName(text, state.weekdays.to) }));
  if (state.hours) texts.push(text.b("summary.hours", { from: String(state.hours.from), to: String(state.hours.to + 1) }));
  if (state.sources.length > 0) texts.push(state.sources.map((name) => choices.sources.find((each) => each.name === name)?.title ?? name).join(", "));
  if (state.precision) texts.push(text.b("summary.precision", { precision: precisionText(text, state.precision) }));
  const area = areaName(state, figures);
  if (area) texts.push(text.b("summary.area", { area }));
  return texts;
}

function areaName(state: BenchState, figures: Shown["figures"]): string | undefined {
  if (state.area === undefined) return undefined;
  return displayName(figures.rows.find(({ area }) => area === state.area)?.name ?? state.area);
}

function dayName(text: BenchText, day: number): string {
  return text.b(`day.${day}` as BenchKey);
}

/** The word of a precision; one without a word is said as the server wrote it. */
export function precisionText(text: BenchText, code: string): string {
  const key = benchKey(`precision.${code}`);
  return key ? text.b(key) : code;
}
