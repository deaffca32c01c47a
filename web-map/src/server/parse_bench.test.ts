import assert from "node:assert/strict";
import { test } from "node:test";
import { ParseError } from "./parse.ts";
import { parseBenchFigures, parseChoices, parseHotList } from "./parse_bench.ts";

const choices = {
  member: "Anna", role: "planner", role_word: "planerare", areas: [{ scheme: "SO", code: "04", name: "Norr" }, { scheme: "SO", code: "05" }],
  detail: "cells", sees_points: true, may_export: false, purpose: "", purpose_opens: true, csrf: "x",
  schemes: [{ code: "SO", title: "Stadsområden", level: "stadsomrade", areas: 4 }],
  categories: [{ code: "all", title: "Alla", title_english: "All", sensitive: false, open: true }, { code: "stold", title: "Stöld", title_english: "Theft", parent: "all", sensitive: false, open: false }],
  sources: [{ name: "polisen", title: "Polisen" }], days: { first: "2021-01-01", last: "2026-11-20" }, periods: ["2026-Q3"],
  opening_scheme: "SO", opening_period: "2026-Q3", grid: [250, 1000],
};

test("choices are read; an area without a name is called by its code", () => {
  const read = parseChoices(choices);
  assert.deepEqual(read.areas.map(({ name }) => name), ["Norr", "05"]);
  assert.equal(read.seesPoints, true);
  assert.equal(read.mayExport, false);
  assert.equal(read.categories[1]?.parent, "all");
  assert.equal("parent" in (read.categories[0] ?? {}), false);
  assert.deepEqual(read.days, { first: "2021-01-01", last: "2026-11-20" });
});

test("a store without deliveries has neither days nor an opening period", () => {
  const { opening_period: _, ...rest } = choices;
  const read = parseChoices({ ...rest, days: null, periods: [] });
  assert.equal("days" in read, false);
  assert.equal("openingPeriod" in read, false);
});

test("a right that is not said to be there is not there", () => {
  const { sees_points: _, may_export: __, ...rest } = choices;
  const read = parseChoices(rest);
  assert.equal(read.seesPoints, false);
  assert.equal(read.mayExport, false);
  assert.throws(() => parseChoices({ ...choices, detail: "everything" }), ParseError);
});

test("figures are read with unplaced, total and bounds", () => {
  const read = parseBenchFigures({
    scheme: "SO", from: "2026-07-01", to: null, figures: [{ id: 1, area: "04", name: "Norr", status: "shown", count: 7, rate: 1.5 }],
    unplaced: { status: "shown", count: 2 }, total: { status: "shown", count: 9 }, breaks: { count: [5, 10], rate: [1] },
  });
  assert.deepEqual(read.rows, [{ area: "04", name: "Norr", figure: { status: "shown", count: 7, rate: 1.5 } }]);
  assert.equal(read.from, "2026-07-01");
  assert.equal("to" in read, false);
  assert.deepEqual(read.breaks.count, [5, 10]);
  assert.throws(() => parseBenchFigures({ scheme: "SO", figures: [] }), ParseError);
});

test("hot cells and hot areas are read into the same places", () => {
  const cells = parseHotList({
    grid: 250, measured: "count", units: 900, excluded: 12, breaks: [2, 4],
    hotspots: [{ cell: "3190006399000", count: 5, lon: 12, lat: 57.7, near: "Norr", rank: 1, z: 4.2, q: 0.001, level: 3, quarters_hot: 2, quarters: "00000011" }],
  });
  assert.equal(cells.unit, "cell");
  assert.equal(cells.side, 250);
  assert.equal(cells.leftOut, 12);
  assert.equal(cells.places[0]?.name, "Norr");
  assert.deepEqual(cells.places[0]?.quarters, [false, false, false, false, false, false, true, true]);
  const areas = parseHotList({
    scheme: "SO", measured: "empirical_bayes_rate", units: 4, unplaced: 3, total: 9,
    hotspots: [{ area: "04", name: "Norr", count: 5, rate: 1.5, rank: 1, z: 4.2, q: 0.001, level: 3, quarters_hot: 0, quarters: "00000000" }],
  });
  assert.equal(areas.unit, "area");
  assert.equal(areas.leftOut, 3);
  assert.equal(areas.places[0]?.id, "04");
  assert.deepEqual(areas.breaks, []);
});
