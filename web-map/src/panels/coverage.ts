// How much of a period has been delivered: a period that has not ended is not compared with a whole one.
import type { Figures } from "../server/answers.ts";
import { parsePeriod } from "../text/period_label.ts";
import type { Text } from "../text/text.ts";

const monthsOf: Readonly<Record<string, number>> = { month: 1, quarter: 3, half_year: 6, year: 12, two_years: 12 };

/** The last day of a period, "2026-09-30"; undefined for weeks, which the public never has. By arithmetic: a Date would drift with the zone. */
export function lastDayOf(token: string): string | undefined {
  const parts = parsePeriod(token);
  const months = monthsOf[parts?.kind ?? ""];
  if (!parts || months === undefined) return undefined;
  const year = parts.kind === "two_years" ? parts.year + 1 : parts.year;
  const month = months * parts.number;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${String(month).padStart(2, "0")}-${days}`;
}

/** Whether the last day of the period has been delivered. */
export function isWhole({ covered, period }: Pick<Figures, "covered" | "period">): boolean {
  const last = lastDayOf(period);
  return covered === undefined || last === undefined || covered.last >= last;
}

/** "Perioden är inte hel: uppgifter från 1 oktober 2026 till och med 4 oktober 2026."; "" when it is whole. */
export function partialNote(text: Text, figures: Figures): string {
  if (!figures.covered || isWhole(figures)) return "";
  return text.t("period.partial", { from: text.day(figures.covered.first), until: text.day(figures.covered.last) });
}
