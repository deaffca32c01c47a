import assert from "node:assert/strict";
import { test } from "node:test";
import type { Known, NoticeLayer, ViewState } from "./view_state.ts";
import { formatView, noticeLayers, parseView, roundPosition } from "./view_state.ts";

const known: Known = {
  schemes: ["SO2021", "MO2021", "PO 2021&x"],
  periods: ["2026-Q2", "2026-Q3", "2025..2026"],
  categories: ["all", "stold"],
  defaults: { scheme: "MO2021", period: "2026-Q3", category: "all" },
};

test("an empty address gives the defaults and no note", () => {
  const { state, notes } = parseView("/", known);
  assert.deepEqual(state, {
    scheme: "MO2021", period: "2026-Q3", category: "all", measure: "rate", layers: ["problems", "actions"], basemap: true, language: "sv",
  });
  assert.deepEqual(notes, []);
});

test("query and hash are read together", () => {
  const { state, notes } = parseView("/?scheme=SO2021&category=stold&area=14&measure=count&lang=en#v1/12.5/57.71/11.97", known);
  assert.equal(state.scheme, "SO2021");
  assert.equal(state.area, "14");
  assert.equal(state.measure, "count");
  assert.equal(state.language, "en");
  assert.deepEqual(state.position, { zoom: 12.5, lat: 57.71, lon: 11.97 });
  assert.deepEqual(notes, []);
});

test("an unknown value falls back to the default with a note; an unknown key is ignored", () => {
  const { state, notes } = parseView("/?period=2031-Q1&layers=actions,secrets&colour=red", known);
  assert.equal(state.period, "2026-Q3");
  assert.deepEqual(state.layers, ["actions"]);
  assert.deepEqual(notes, [{ key: "period", value: "2031-Q1" }, { key: "layers", value: "secrets" }]);
});

test("a position that cannot be is noted and left out", () => {
  for (const hash of ["#v1/12/97/11", "#v1/12/57", "#v1/x/57/11", "#v1/1e9/57/11", "#v1/30/57/11"]) {
    const { state, notes } = parseView(`/${hash}`, known);
    assert.equal(state.position, undefined, hash);
    assert.equal(notes[0]?.key, "position", hash);
  }
});

test("another version of the hash is ignored without a note", () => {
  assert.deepEqual(parseView("/#v2/whatever", known).notes, []);
});

test("defaults are left out, and keys come in fixed order", () => {
  const { state } = parseView("/?category=stold&scheme=SO2021", known);
  assert.equal(formatView(state, known), "?scheme=SO2021&category=stold");
  assert.equal(formatView(parseView("/", known).state, known), "");
});

test("no layer at all survives the address", () => {
  const state: ViewState = { ...parseView("/", known).state, layers: [] };
  assert.equal(formatView(state, known), "?layers=none");
  assert.deepEqual(parseView(formatView(state, known), known).state.layers, []);
});

test("what is formatted is parsed to the same state, for 2000 states by chance", () => {
  let seed = 11;
  const random = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let round = 0; round < 2000; round++) {
    const state: ViewState = {
      scheme: one(known.schemes), period: one(known.periods), category: one(known.categories),
      measure: one(["count", "rate"] as const), language: one(["sv", "en"] as const),
      layers: noticeLayers.filter((): boolean => random() < 0.5) as NoticeLayer[],
      basemap: random() < 0.5,
      ...(random() < 0.5 ? { area: one(["14", "0 1", "Å&Ä=%", "01+2", "#3"]) } : {}),
      ...(random() < 0.5 ? { theme: one(["light", "dark"] as const) } : {}),
      ...(random() < 0.5
        ? { position: roundPosition({ zoom: random() * 22, lat: random() * 170 - 85, lon: random() * 360 - 180 }) }
        : {}),
    };
    const { state: again, notes } = parseView(`/${formatView(state, known)}`, known);
    assert.deepEqual(again, state);
    assert.deepEqual(notes, []);
  }
});
