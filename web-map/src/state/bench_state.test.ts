import assert from "node:assert/strict";
import { test } from "node:test";
import type { BenchKnown, BenchState, Layer } from "./bench_state.ts";
import { filterQuery, formatBench, listsOf, narrowings, openingOf, parseBench } from "./bench_state.ts";
import { roundPosition } from "./view_state.ts";

const known: BenchKnown = {
  schemes: ["SO2021", "PO2021"], categories: ["all", "stold"], sources: ["polisen", "staden"],
  openingScheme: "PO2021", openingPeriod: "2026-Q3", seesCells: true, seesPoints: true,
};
const reader: BenchKnown = { ...known, seesCells: false, seesPoints: false };

test("an empty address opens with cells, hotspots and the opening period; a reader's with areas", () => {
  const { state, notes } = parseBench("/", known);
  assert.deepEqual(state, openingOf(known));
  assert.equal(state.base, "grid");
  assert.deepEqual(state.layers, ["hotspots"]);
  assert.deepEqual(state.span, { kind: "period", token: "2026-Q3" });
  assert.deepEqual(notes, []);
  assert.equal(parseBench("/", reader).state.base, "areas");
});

test("a whole address is read", () => {
  const { state, notes } = parseBench(
    "/?scheme=SO2021&base=areas&layers=incidents&list=areas&measure=rate&from=2026-01-05&to=2026-02-01&category=stold&source=staden,polisen" +
    "&earlier_years=3&hours=22..4&weekdays=5..7&precision=adress&area=04&selected=area:04&lang=en#v1/12.5/57.71/11.97", known);
  assert.deepEqual(notes, []);
  assert.deepEqual(state, {
    scheme: "SO2021", base: "areas", layers: ["incidents"], list: "areas", measure: "rate",
    span: { kind: "days", from: "2026-01-05", to: "2026-02-01" }, category: "stold", sources: ["polisen", "staden"], earlierYears: 3,
    hours: { from: 22, to: 4 }, weekdays: { from: 5, to: 7 }, precision: "adress", area: "04", selected: { kind: "area", id: "04" },
    language: "en", position: { zoom: 12.5, lat: 57.71, lon: 11.97 },
  });
});

test("what is not understood gives the default and a note", () => {
  const { state, notes } = parseBench(
    "/?scheme=NO&base=heat&layers=incidents,secrets&period=now&hours=25&weekdays=0..3&earlier_years=11&precision=exact&selected=person:7&source=arkivet", known);
  assert.deepEqual({ ...state, layers: openingOf(known).layers }, openingOf(known));
  assert.deepEqual(state.layers, ["incidents"]);
  assert.deepEqual(new Set(notes.map(({ key }) => key)),
    new Set(["scheme", "base", "layers", "period", "hours", "weekdays", "earlier_years", "precision", "selected", "source"]));
});

test("nobody is shown layers and lists that their right does not open", () => {
  const { state, notes } = parseBench("/?base=grid&layers=incidents,hotspots&list=incidents", reader);
  assert.equal(state.base, "areas");
  assert.deepEqual(state.layers, []);
  assert.equal(state.list, "areas");
  assert.equal(notes.length, 3);
  assert.deepEqual(listsOf(reader), ["hotspots", "areas"]);
});

test("boxes of one name, as a form without a script sends them, are read like a list", () => {
  assert.deepEqual(parseBench("/?source=staden&source=polisen", known).state.sources, ["polisen", "staden"]);
});

test("a range that is everything is none", () => {
  const { state } = parseBench("/?hours=0..23&weekdays=1..7&precision=okand", known);
  assert.equal(state.hours, undefined);
  assert.equal(state.weekdays, undefined);
  assert.equal(state.precision, undefined);
});

test("the filter has what the server reads, and nothing of how it is shown", () => {
  assert.equal(String(filterQuery(openingOf(known))), "period=2026-Q3");
  const all = parseBench("/?period=all&base=areas&measure=rate&list=areas&selected=area:1#v1/12/57/11", known).state;
  assert.equal(String(filterQuery(all)), "");
  const narrow = parseBench("/?from=2026-01-05&category=stold&source=staden&earlier_years=2&hours=18&weekdays=6..7&precision=gata&area=04", known).state;
  assert.equal(String(filterQuery(narrow)),
    "from=2026-01-05&category=stold&source=staden&earlier_years=2&hours=18..18&weekdays=6..7&precision=gata&scheme=PO2021&area=04");
});

test("earlier years are sent only where there are any", () => {
  assert.equal(filterQuery(openingOf(known)).has("earlier_years"), false);
  assert.equal(filterQuery({ ...openingOf(known), earlierYears: 1 }).get("earlier_years"), "1");
});

test("conditions beside category and period are counted", () => {
  assert.equal(narrowings(openingOf(known)), 0);
  assert.equal(narrowings(parseBench("/?from=2026-01-05&source=staden&hours=18..20&area=04&category=stold", known).state), 4);
});

test("what is formatted is parsed to the same state, for 2000 states by chance", () => {
  let seed = 7;
  const random = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const maybe = <K extends string, T>(key: K, values: readonly T[]): { [Key in K]?: T } =>
    (random() < 0.5 ? { [key]: one(values) } : {}) as { [Key in K]?: T };
  for (let round = 0; round < 2000; round++) {
    const state: BenchState = {
      scheme: one(known.schemes), base: one(["areas", "grid", "none"] as const), list: one(listsOf(known)), measure: one(["count", "rate"] as const),
      layers: (["incidents", "hotspots"] as Layer[]).filter(() => random() < 0.5),
      span: one([{ kind: "all" }, { kind: "period", token: "2026-W47" }, { kind: "period", token: "2026-Q3" }, { kind: "days", from: "2026-01-05" },
        { kind: "days", to: "2026-01-05" }, { kind: "days", from: "2025-12-01", to: "2026-01-05" }] as const),
      category: one(known.categories), sources: known.sources.filter(() => random() < 0.5), earlierYears: one([0, 1, 10]),
      language: one(["sv", "en"] as const),
      ...maybe("hours", [{ from: 22, to: 4 }, { from: 7, to: 7 }]), ...maybe("weekdays", [{ from: 6, to: 2 }]),
      ...maybe("precision", ["gata", "stadsomrade"]), ...maybe("area", ["04", "Å&Ä=%", "a,b:c"]),
      ...maybe("selected", [{ kind: "cell" as const, id: "3190006399000" }, { kind: "area" as const, id: "Å, 1:2" }]),
      ...(random() < 0.5 ? { position: roundPosition({ zoom: random() * 18, lat: random() * 170 - 85, lon: random() * 360 - 180 }) } : {}),
    };
    const { state: again, notes } = parseBench(`/${formatBench(state, known)}`, known);
    assert.deepEqual(again, state);
    assert.deepEqual(notes, []);
  }
});
