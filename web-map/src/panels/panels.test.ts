import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figure } from "../server/answers.ts";
import { textOf } from "../text/text.ts";
import { isWhole, lastDayOf } from "./coverage.ts";
import { changeOf, changeSentence, samePeriodText } from "./figure.ts";
import { boundsInWords, shareOf } from "./legend.ts";
import { neighbours, periodOfKind, periodsOf, playable } from "./periods.ts";
import { folded } from "./search.ts";
import { nearest } from "./sheet.ts";
import { ordered } from "./table.ts";
import { gridStep } from "./trend.ts";

const text = textOf("sv");
const shown = (count: number, rate?: number): Figure => ({ status: "shown", count, ...(rate === undefined ? {} : { rate }) });
const hidden: Figure = { status: "hidden" };
const unknown: Figure = { status: "unknown" };

test("the bounds of rates neither overlap nor leave a gap in the first decimal", () => {
  assert.deepEqual(boundsInWords(text, [1.5, 2.5, 3.5, 5], "rate"), ["under 1,5", "1,5–2,4", "2,5–3,4", "3,5–4,9", "5,0 eller fler"]);
});

test("the bounds of counts are whole numbers", () => {
  assert.deepEqual(boundsInWords(text, [10, 11, 500], "count"), ["under 10", "10", "11–499", "500 eller fler"]);
});

test("a map without bounds has one class", () => {
  assert.equal(boundsInWords(text, [], "rate").length, 1);
});

test("what is not shown has no rank: it stays last, by name, in both directions", () => {
  const rows = [
    { area: "1", name: "Östra", figure: hidden, before: undefined },
    { area: "2", name: "Backa", figure: shown(7), before: undefined },
    { area: "3", name: "Askim", figure: unknown, before: undefined },
    { area: "4", name: "Centrum", figure: shown(90), before: undefined },
  ];
  const names = (direction: "ascending" | "descending"): string[] =>
    ordered(rows, { column: "count", direction }, text.compare).map(({ name }) => name);
  assert.deepEqual(names("descending"), ["Centrum", "Backa", "Askim", "Östra"]);
  assert.deepEqual(names("ascending"), ["Backa", "Centrum", "Askim", "Östra"]);
});

test("a change needs two shown figures", () => {
  assert.equal(changeOf(shown(9), hidden), undefined);
  assert.equal(changeOf(unknown, shown(9)), undefined);
  assert.equal(changeOf(shown(9), shown(12)), -3);
});

test("a change is said against the same period of the year before", () => {
  assert.equal(changeSentence(text, -3, samePeriodText(text, "2026-Q3", "2025-Q3")), "3 färre än samma kvartal 2025");
  assert.equal(samePeriodText(text, "2026", "2025"), "2025");
});

test("the share of the unplaced is not rounded to nothing", () => {
  assert.equal(shareOf(text, shown(2), shown(10_000)), "under 1 %");
  assert.equal(shareOf(text, hidden, shown(100)), undefined);
});

test("periods of a kind are in the order of time, and end the line where the server's do", () => {
  const tokens = ["2026-Q1", "2025-Q4", "2026-01", "2026", "2025", "2025-Q3", "2025-H2"];
  assert.deepEqual(periodsOf(tokens, "quarter"), ["2025-Q3", "2025-Q4", "2026-Q1"]);
  assert.deepEqual(neighbours(tokens, "2025-Q4"), { previous: "2025-Q3", next: "2026-Q1" });
  assert.deepEqual(neighbours(tokens, "2026-Q1"), { previous: "2025-Q4" });
});

test("periods that follow each other can be played; two years overlap and weeks are not public", () => {
  const tokens = ["2026", "2025", "2025-W01", "2025-W02", "2024..2025", "2025..2026", "2025-H2"];
  assert.deepEqual(playable(tokens, "2026"), ["2025", "2026"]);
  for (const period of ["2025-W01", "2024..2025", "2025-H2"]) assert.deepEqual(playable(tokens, period), []);
});

test("another kind of period begins at the last one that ends no later", () => {
  const tokens = ["2025", "2026", "2025-H1", "2025-H2", "2026-01", "2026-02", "2026-03", "2026-04"];
  assert.equal(periodOfKind(tokens, "year", "2026-Q1"), "2025");
  assert.equal(periodOfKind(tokens, "month", "2026-Q1"), "2026-03");
  assert.equal(periodOfKind(tokens, "half_year", "2026-Q1"), "2025-H2");
  assert.equal(periodOfKind(tokens, "two_years", "2026-Q1"), undefined);
});

test("the search forgives case, dots and dashes", () => {
  assert.equal(folded("Södra Angered"), "sodra angered");
  assert.equal(folded("Majorna-Stigberget"), "majorna stigberget");
});

test("a chart has at most three lines", () => {
  for (const largest of [0, 1, 2, 7, 29, 30, 118, 999, 1000, 123_456]) assert.ok(largest / gridStep(largest) < 3, String(largest));
});

test("a sheet that is let go comes to rest at the nearest stop", () => {
  assert.deepEqual([0.1, 0.4, 0.95].map(nearest), ["peek", "half", "full"]);
});

test("the last day of a period is the calendar's, leap years too", () => {
  const days = ["2026-02", "2024-02", "2026-Q3", "2026-H1", "2026", "2025..2026"].map(lastDayOf);
  assert.deepEqual(days, ["2026-02-28", "2024-02-29", "2026-09-30", "2026-06-30", "2026-12-31", "2026-12-31"]);
});

test("a period is whole when its last day has been delivered", () => {
  assert.equal(isWhole({ period: "2026-Q3", covered: { first: "2026-07-01", last: "2026-09-30" } }), true);
  assert.equal(isWhole({ period: "2026-Q4", covered: { first: "2026-10-01", last: "2026-10-04" } }), false);
});
