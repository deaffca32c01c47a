import assert from "node:assert/strict";
import { test } from "node:test";
import { ParseError } from "./parse.ts";
import { parseEdition, parseFigures, parseHistory, parseTileInfo } from "./parse_answers.ts";
import { parseActions, parsePledges, parseProblems } from "./parse_notices.ts";

const figures = {
  edition: 14, scheme: "MO2021", period: "2026-Q3", category: "all", breaks: { count: [10], rate: [1.5, 2.5] },
  figures: [
    { id: 7, area: "02", name: "Södra Angered", status: "shown", count: 84, rate: 3.9, class: 2, population: 21500 },
    { id: 8, area: "03", name: "Bergsjön", status: "shown", count: 0 },
    { id: 9, area: "04", name: "Backa", status: "hidden", count: 3, rate: 0.2 },
    { id: 10, area: "05", name: "Torslanda", status: "unknown" },
  ],
  unplaced: { status: "shown", count: 41 }, total: { status: "hidden" }, previous: "2026-Q2",
};

test("figures keep codes as texts, and zero is a shown count", () => {
  const { rows, unplaced, total, breaks, previous, next } = parseFigures(figures);
  assert.deepEqual(rows[0], { area: "02", name: "Södra Angered", figure: { status: "shown", count: 84, rate: 3.9 }, population: 21500 });
  assert.deepEqual(rows[1]?.figure, { status: "shown", count: 0 });
  assert.deepEqual([unplaced, total], [{ status: "shown", count: 41 }, { status: "hidden" }]);
  assert.deepEqual(breaks, { count: [10], rate: [1.5, 2.5] });
  assert.deepEqual([previous, next], ["2026-Q2", undefined]);
});

test("a number beside hidden is not even read (P7)", () => {
  const { rows } = parseFigures(figures);
  assert.deepEqual(rows[2]?.figure, { status: "hidden" });
  assert.deepEqual(rows[3]?.figure, { status: "unknown" });
});

test("an answer that is not what it should be is refused with the place of the fault", () => {
  assert.throws(() => parseFigures({ ...figures, figures: [{ area: 2 }] }), (error: unknown) => error instanceof ParseError && /figure\.area/.test(error.message));
  assert.throws(() => parseFigures({ ...figures, total: { status: "few" } }), /figures\.total/);
  assert.throws(() => parseFigures([]), /figures/);
  assert.throws(() => parseEdition("no"), /edition/);
});

test("an edition has a basemap only when it says so", () => {
  const edition = { number: 1, published: "2026-10-05T06:00:00Z", periods: [], sources: [], schemes: [], categories: [] };
  assert.equal(parseEdition(edition).basemap, undefined);
  assert.deepEqual(parseEdition({ ...edition, basemap: { attribution: "© A" } }).basemap, { attribution: "© A" });
  assert.equal(parseEdition({ ...edition, basemap: { attribution: "© A", version: "5d41402a" } }).basemap?.version, "5d41402a");
});

test("an edition without defaults opens with its first scheme, its latest quarter and all", () => {
  const edition = parseEdition({
    number: 14, published: "2026-10-05T06:00:00Z", periods: ["2026-08", "2026-Q2", "2026-Q3", "2026"], sources: [{ name: "polisen", latest: "2026-09-30" }],
    schemes: [{ code: "MO2021", title: "Mellanområden", areas: 36 }], categories: [{ code: "stold", title: "Stöld", parent: "all" }, { code: "all", title: "Alla", parent: null }],
  });
  assert.deepEqual(edition.defaults, { scheme: "MO2021", period: "2026-Q3", category: "all" });
  assert.equal(edition.madeUp, false);
  assert.equal(edition.categories[1]?.parent, undefined);
});

test("history is read oldest first, with its gaps", () => {
  const { steps } = parseHistory({ edition: 1, scheme: "MO2021", category: "all", figures: [{ period: "2026-Q2", status: "unknown" }, { period: "2026-Q3", status: "shown", count: 9 }] });
  assert.deepEqual(steps, [{ period: "2026-Q2", figure: { status: "unknown" } }, { period: "2026-Q3", figure: { status: "shown", count: 9 } }]);
});

test("bounds that are no bounds are left out", () => {
  assert.deepEqual(parseTileInfo({ maxzoom: 14, bounds: [11, 57, 12, 58] }).bounds, { west: 11, south: 57, east: 12, north: 58 });
  assert.equal(parseTileInfo({ bounds: [12, 57, 11, 58] }).bounds, undefined);
  assert.throws(() => parseTileInfo({ maxzoom: 99 }), /maxzoom/);
});

test("notices are read from GeoJSON; nothing stands for what is null or empty", () => {
  const polygon = { type: "Polygon", coordinates: [[[11, 57], [11.1, 57], [11, 57.1], [11, 57]]] };
  const [problem] = parseProblems({ features: [{ id: 3, geometry: polygon, properties: { key: "P3", title: "Klotter", status: "åtgärdas", priority: null, owner: "", areas: ["MO2021/36", "broken"], categories: ["klotter"] } }] });
  assert.deepEqual(problem, { key: "P3", title: "Klotter", text: "", areas: [{ scheme: "MO2021", code: "36" }], geometry: polygon, status: "åtgärdas", categories: ["klotter"] });
  const [action] = parseActions({ features: [{ id: 8, geometry: null, properties: { title: "Ny belysning", status: "genomförd", outcome: null } }] });
  assert.equal(action?.key, "8");
  assert.equal(action?.geometry, undefined);
  assert.ok(action && !("outcome" in action));
  const [pledge] = parsePledges({ features: [{ id: 1, geometry: { type: "Point", coordinates: [11, 57] }, properties: { key: "L1", title: "Löfte", status: "publicerat", year: 2026, target: 4 } }] });
  assert.deepEqual([pledge?.year, pledge?.target, pledge?.unit], [2026, 4, ""]);
});
