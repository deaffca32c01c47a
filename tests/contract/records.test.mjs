// Pledges, reports, meetings and what is listened to, as collections of the real binary.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, folderFor, must, serve, squares, tokenOf, until } from "./support.mjs";

const collections = "/inside/ogc/collections";

/** A store with the mellanområden A, B and C in the stadsområde 1, served; `as` asks in somebody's name. */
async function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const whole = { type: "Polygon", coordinates: [[[12, 57.7], [12.06, 57.7], [12.06, 57.71], [12, 57.71], [12, 57.7]]] };
  writeFileSync(join(folder, "city.geojson"), JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { kod: "1", namn: "Väst" }, geometry: whole }] }));
  writeFileSync(join(folder, "areas.geojson"), squares(3, () => ({ del: "1" })));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, join(folder, "city.geojson"), "--scheme", "SO", "--title", "Stadsområden", "--code", "kod", "--name", "namn", "--level", "stadsomrade");
  must("import", "areas", store, join(folder, "areas.geojson"), "--scheme", "MO", "--title", "Mellanområden", "--code", "kod", "--name", "namn", "--parent-scheme", "SO", "--parent", "del", "--level", "mellanomrade");
  must("source", "set", store, "polisen", "--title", "Polisen");
  const parts = { anna: "planner@SO:1", bo: "planner@MO:B", stina: "steering@SO:1", vera: "planner" };
  const tokens = {};
  for (const [name, part] of Object.entries(parts)) {
    addMember(store, name, part);
    tokens[name] = tokenOf(store, name, part);
  }
  const server = await serve(t, store);
  const as = (name) => async (method, path, properties, headers = {}) => {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/geo+json";
    const geometry = properties?.geometry ?? null;
    const { geometry: _, ...rest } = properties ?? {};
    const body = properties === undefined ? undefined : JSON.stringify(method === "PATCH" ? { properties: rest } : { type: "Feature", geometry, properties: rest });
    const answer = await fetch(server.base + collections + path, { method, body, headers: { authorization: `Bearer ${tokens[name]}`, ...(body ? { "content-type": type } : {}), ...headers } });
    const text = await answer.text();
    return { status: answer.status, etag: answer.headers.get("etag"), json: text ? JSON.parse(text) : undefined };
  };
  return { store, server, as };
}

const fieldsOf = ({ status, json }) => `${status} ${json.errors.map(({ parameter }) => parameter).join(" ")}`;
const good = ({ status, json }, expected = 201) => assert.equal(status, expected, JSON.stringify(json));
const west = { scheme: "SO", area: "1" };
const report = (extra = {}) => ({ ...west, kind: "kvartal", period: "2026-Q1", title: "Lägesbild Väst, kvartal 1", ...extra });
const decision = (object, key, status, extra = {}) => ({ object, key, status, forum: "Styrgrupp Väst", day: "2026-03-09", diarienummer: "0123/26", text: "Enligt förslaget", ...extra });
const box = { type: "Polygon", coordinates: [[[12.004, 57.703], [12.008, 57.703], [12.008, 57.706], [12.004, 57.706], [12.004, 57.703]]] };

test("a report is graded area by area, and lacks until its figures are frozen", async (t) => {
  const { as } = await city(t);
  const [anna, stina] = [as("anna"), as("stina")];
  const made = await anna("POST", "/reports/items", report());
  good(made);
  assert.equal(made.json.properties.key, "lagesbild-1");
  assert.equal(made.json.properties.snapshot, undefined, "the figures have an address of their own");
  for (const area of ["A", "B", "C"]) {
    good(await anna("POST", "/assessments/items", { report: "lagesbild-1", scheme: "MO", area, grade: "gul", reason: "Fler anmälda brott än förra kvartalet" }));
    good(await anna("POST", "/coverage/items", { source: "polisen", scheme: "MO", area, first_day: "2026-01-01", end_day: "2026-04-01", grade: "god" }));
  }
  assert.equal(fieldsOf(await anna("POST", "/assessments/items", { report: "lagesbild-1", scheme: "MO", area: "A", grade: "röd", reason: "x" })), "422 area");
  assert.equal(fieldsOf(await anna("POST", "/assessments/items", { report: "lagesbild-1", scheme: "SO", area: "1", grade: "blå", reason: "" })), "422 grade");
  good(await anna("PATCH", "/reports/items/1", { status: "beredning" }, { "if-match": '"1"' }), 200);
  good(await anna("PATCH", "/reports/items/1", { status: "för_beslut" }, { "if-match": '"2"' }), 200);
  assert.equal(fieldsOf(await anna("PATCH", "/reports/items/1", { status: "beslutad" }, { "if-match": '"3"' })), "422 status");
  assert.equal(fieldsOf(await anna("PATCH", "/reports/items/1", { snapshot_hash: "ab" }, { "if-match": '"3"' })), "422 snapshot_hash");
  assert.equal(fieldsOf(await stina("POST", "/decisions/items", decision("report", "lagesbild-1", "beslutad"))), "422 snapshot_hash");
});

test("wrong periods, unknown areas, unknown problems and second coverages are named", async (t) => {
  const { as } = await city(t);
  const anna = as("anna");
  assert.equal(fieldsOf(await anna("POST", "/reports/items", report({ period: "2026-13", title: "", kind: null }))), "422 kind");
  assert.equal(fieldsOf(await anna("POST", "/reports/items", report({ period: "2026", title: "" }))), "422 period title");
  assert.equal(fieldsOf(await anna("POST", "/reports/items", report({ problems: ["problem-7"] }))), "422 problems");
  assert.equal((await anna("POST", "/reports/items", report({ scheme: "", area: "" }))).status, 403, "the whole city is not theirs");
  const vera = as("vera");
  assert.equal(fieldsOf(await vera("POST", "/reports/items", report({ area: "9" }))), "422 area");
  assert.equal(fieldsOf(await vera("POST", "/reports/items", report({ scheme: "" }))), "422 area area");
  const covered = { source: "polisen", scheme: "MO", area: "A", first_day: "2026-01-01", end_day: "2026-04-01", grade: "god" };
  good(await anna("POST", "/coverage/items", covered));
  assert.equal(fieldsOf(await anna("POST", "/coverage/items", { ...covered, first_day: "2026-03-01", end_day: "2026-05-01" })), "422 first_day");
  assert.equal(fieldsOf(await anna("POST", "/coverage/items", { ...covered, area: "B", grade: "saknas" })), "422 reason");
  assert.equal(fieldsOf(await anna("POST", "/coverage/items", { ...covered, area: "B", source: "ingen", end_day: "2025-01-01" })), "422 end_day source");
});

test("a pledge is public with its decision and not before, with its outcome beside its target", async (t) => {
  const { server, as } = await city(t);
  const [anna, stina] = [as("anna"), as("stina")];
  const page = async () => (await server.get("/omrade/1-vast")).text();
  assert.equal((await server.get("/omrade/1-vast")).status, 200);
  good(await anna("POST", "/problems/items", { title: "Skadegörelse", geometry: box }));
  good(await stina("POST", "/decisions/items", decision("problem", "problem-1", "prioriterat")));
  good(await anna("POST", "/pledges/items", { ...west, year: 2026, title: "Vandringar", target: 6, unit: "vandringar", problem: "problem-1", public: true, public_title: "Minst sex vandringar", public_text: "Kom med" }));
  good(await anna("POST", "/pledge_activities/items", { pledge: "lofte-1", text: "Våren", target: 3, unit: "vandringar" }));
  assert.doesNotMatch(await page(), /Minst sex vandringar/);
  good(await stina("POST", "/decisions/items", decision("pledge", "lofte-1", "beslutat")));
  good(await anna("PATCH", "/pledges/items/1", { status: "publicerat" }, { "if-match": '"2"' }), 200);
  assert.match(await page(), /Minst sex vandringar/);
  assert.equal(fieldsOf(await anna("PATCH", "/pledges/items/1", { target: 1 }, { "if-match": '"3"' })), "422 target");
  assert.equal(fieldsOf(await anna("PATCH", "/pledges/items/1", { status: "infriat" }, { "if-match": '"3"' })), "422 outcome");
  good(await stina("PATCH", "/pledges/items/1", { status: "infriat", outcome: 11 }, { "if-match": '"3"' }), 200);
  assert.match(await page(), /11/);
});

test("meetings, tasks, surveys and observations are kept each under its own rules, and another area sees its own alone", async (t) => {
  const { as } = await city(t);
  const [anna, bo, vera] = [as("anna"), as("bo"), as("vera")];
  good(await anna("POST", "/meetings/items", { ...west, forum: "vast", occasion: "kvartal", period: "2026-Q1", day: "2026-04-08" }));
  good(await anna("POST", "/tasks/items", { ...west, title: "Ring", owner: "Bo Ek", due: "2026-05-01", meeting: 1 }));
  assert.equal(fieldsOf(await anna("POST", "/tasks/items", { ...west, title: "Ring", owner: "", meeting: 7 })), "422 due");
  assert.equal((await anna("DELETE", "/meetings/items/1", undefined, { "if-match": '"1"' })).status, 409);
  good(await anna("PATCH", "/meetings/items/1", { status: "hållen", minutes: "Vi sågs" }, { "if-match": '"1"' }), 200);
  assert.equal(fieldsOf(await anna("PATCH", "/meetings/items/1", { status: "planerad" }, { "if-match": '"2"' })), "422 status");
  assert.equal((await anna("POST", "/surveys/items", { name: "SOM", population: "boende", period: "2025" })).status, 403);
  good(await vera("POST", "/surveys/items", { name: "SOM", population: "boende", period: "2025" }));
  good(await bo("POST", "/survey_values/items", { survey: 1, scheme: "MO", area: "B", question: "trygg", n: 120, share: 81, low: 74, high: 87 }));
  assert.equal((await bo("POST", "/survey_values/items", { survey: 1, scheme: "MO", area: "A", question: "trygg", n: 120, share: 81, low: 74, high: 87 })).status, 403);
  assert.equal(fieldsOf(await anna("POST", "/survey_values/items", { survey: 1, scheme: "MO", area: "A", question: "trygg", n: 0, share: 181, low: 74, high: 87 })), "422 n share high");
  good(await anna("POST", "/observations/items", { kind: "vandring", day: "2026-03-01", place: "Torget", text: "Trasig lampa", geometry: { type: "Point", coordinates: [12.006, 57.704] } }));
  assert.equal((await bo("GET", "/observations/items")).json.numberMatched, 0);
  assert.equal((await bo("GET", "/survey_values/items")).json.numberMatched, 1);
  assert.equal((await bo("GET", "/meetings/items")).json.numberMatched, 1, "the stadsområde around one's own area is seen");
  assert.equal((await bo("PATCH", "/meetings/items/1", { minutes: "Min" }, { "if-match": '"2"' })).status, 403);
});

test("every collection is listed, and asked by the value of any of its properties", async (t) => {
  const { as, server } = await city(t);
  const anna = as("anna");
  const listed = await until(() => anna("GET", ""), ({ status }) => status === 200);  // the incidents are still being read
  const ours = listed.json.collections.map(({ id }) => id);
  for (const id of ["problems", "causes", "actions", "evaluation_plans", "evaluations", "pledges", "pledge_activities", "surveys", "survey_values", "observations", "coverage", "reports", "assessments", "meetings", "tasks", "decisions"]) {
    assert.ok(ours.includes(id), id);
    good(await anna("GET", `/${id}/items`), 200);
  }
  for (const [title, owner] of [["Ring", "Bo"], ["Skriv", "Bo"], ["Ring", "Eva"]]) good(await anna("POST", "/tasks/items", { ...west, title, owner, due: "2026-05-01" }));
  const count = async (query) => (await anna("GET", `/tasks/items?${query}`)).json.numberMatched;
  assert.equal(await count("owner=Bo"), 2);
  assert.equal(await count("owner=Bo&title=Ring"), 1);
  assert.equal(await count("version=1"), 3);
  assert.equal(await count("meeting="), 3);
  assert.equal(await count("status=klar"), 0);
  assert.equal((await anna("GET", "/tasks/items?agare=Bo")).status, 400);
  assert.equal((await server.get(collections)).status, 401);
});

test("what programs are told of casework names every collection, method and property", async (t) => {
  const { as } = await city(t);
  const anna = as("anna");
  const { status, json } = await anna("GET", "/../openapi.json");
  assert.equal(status, 200);
  assert.equal(json.openapi, "3.0.3");
  const items = (id) => json.paths[`${collections}/${id}/items`];
  assert.deepEqual(Object.keys(items("tasks")), ["get", "post"]);
  assert.deepEqual(Object.keys(json.paths[`${collections}/tasks/items/{id}`]), ["get", "put", "patch", "delete"]);
  assert.deepEqual(Object.keys(json.paths[`${collections}/decisions/items/{id}`]), ["get"]);
  assert.deepEqual(Object.keys(items("evaluation_plans")), ["get"]);
  good(await anna("POST", "/tasks/items", { ...west, title: "Ring", owner: "Bo", due: "2026-05-01" }));
  const made = (await anna("GET", "/tasks/items/1")).json;
  assert.deepEqual(Object.keys(json.components.schemas.tasks.properties.properties.properties), Object.keys(made.properties));
});

test("every reading of casework is in the log of whoever read", async (t) => {
  const { store, as } = await city(t);
  const anna = as("anna");
  good(await anna("POST", "/tasks/items", { ...west, title: "Ring", owner: "Bo", due: "2026-05-01" }));
  good(await anna("GET", "/tasks/items"), 200);
  good(await anna("GET", "/tasks/items/1"), 200);
  const rows = spawnSync("sqlite3", ["-readonly", store, "SELECT what || ' ' || row_count FROM audit WHERE member = 'anna' AND act = 'läst'"], { encoding: "utf8" });
  assert.deepEqual(rows.stdout.trim().split("\n"), [`${collections}/tasks/items 1`, `${collections}/tasks/items/1 1`]);
});
