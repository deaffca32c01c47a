import assert from "node:assert/strict";
import { test } from "node:test";
import type { FigureRow } from "../server/answers.ts";
import { benchSv } from "../text/bench_sv.ts";
import { benchTextOf } from "../text/bench_text.ts";
import { createText } from "../text/text.ts";
import { sv } from "../text/sv.ts";
import { orderedRows } from "./area_table.ts";
import { cellBoundsInWords } from "./bench_legend.ts";
import { sideAt } from "./shown.ts";
import { spanText, summaryOf } from "./summary.ts";

const text = benchTextOf(createText("sv", sv), benchSv);
const row = (area: string, name: string, count: number, rate?: number): FigureRow =>
  ({ area, name, figure: rate === undefined ? { status: "shown", count } : { status: "shown", count, rate } });

test("areas are sorted by any column, and those without the value come last", () => {
  const rows = [row("1", "Ö", 5, 2), row("2", "A", 9), row("3", "B", 7, 3)];
  const codes = (column: "name" | "count" | "rate", direction: "ascending" | "descending"): string =>
    orderedRows(rows, { column, direction }, text.compare).map(({ area }) => area).join("");
  assert.equal(codes("count", "descending"), "231");
  assert.equal(codes("name", "ascending"), "231");
  assert.equal(codes("rate", "descending"), "312");
  assert.equal(codes("rate", "ascending"), "132");
});

test("classes of cells begin at one: a cell without incidents has no colour", () => {
  assert.deepEqual(cellBoundsInWords({ text }, [2, 3, 6, 12]), ["1", "2", "3–5", "6–11", "12 eller fler"]);
  assert.deepEqual(cellBoundsInWords({ text }, []), ["alla som visas"]);
});

test("cells are a kilometre wide up to zoom 12, as the server draws them", () => {
  assert.equal(sideAt(11.75), 1000);
  assert.equal(sideAt(12), 250);
});

test("days are said as a period, as an interval, with an open end, or all of them", () => {
  assert.equal(spanText(text, { kind: "period", token: "2026-Q3" }), "kvartal 3 2026");
  assert.equal(spanText(text, { kind: "days", from: "2026-05-01", to: "2026-06-03" }), "1 maj 2026 till och med 3 juni 2026");
  assert.equal(spanText(text, { kind: "days", to: "2026-06-03" }), "till och med 3 juni 2026");
  assert.equal(spanText(text, { kind: "all" }), "alla dagar");
});

test("the filter is said whole", () => {
  const choices = { categories: [{ code: "stold", title: "Stöld", titleEnglish: "Theft" }], sources: [{ name: "polisen", title: "Polisen" }] };
  const figures = { rows: [row("04", "Norra-Delen", 1)] };
  const state = {
    category: "stold", span: { kind: "period", token: "2026-11" }, sources: ["polisen"], earlierYears: 3, hours: { from: 18, to: 23 },
    weekdays: { from: 5, to: 7 }, precision: "gata", area: "04",
  };
  assert.equal(summaryOf({ text, choices, figures, state } as never),
    "Stöld, november 2026 · samma veckor 3 år bakåt · fre–sön · kl. 18–24 · Polisen · plats: gata eller finare · bara Norra–Delen");
});
