// Casework on the real binary: from a problem to what everyone reads, and what nobody may do on the way.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, folderFor, must, password, serve, squares, tokenOf } from "./support.mjs";

const collections = "/inside/ogc/collections";

/** A store with the areas A, B and C, served; `as` asks in somebody's name. */
async function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  writeFileSync(join(folder, "areas.geojson"), squares(3));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, join(folder, "areas.geojson"), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  const parts = { anna: "planner@OMR:A", bo: "planner@OMR:B", stina: "steering@OMR:A", lars: "reader", kim: "administrator", vera: "steering" };
  const tokens = {};
  for (const [name, part] of Object.entries(parts)) {
    addMember(store, name, part);
    tokens[name] = tokenOf(store, name, part);
  }
  const server = await serve(t, store);
  const asOn = ({ base }) => (name) => async (method, path, body, headers = {}) => {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/geo+json";
    const options = { method, headers: { authorization: `Bearer ${tokens[name]}`, ...(body === undefined ? {} : { "content-type": type }), ...headers } };
    if (body !== undefined) options.body = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(base + collections + path, options);
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, etag: answer.headers.get("etag"), json: text ? JSON.parse(text) : undefined };
  };
  return { store, server, asOn, as: asOn(server) };
}

const box = (west, width = 0.004) => ({ type: "Polygon", coordinates: [[[west, 57.703], [west + width, 57.703], [west + width, 57.706], [west, 57.706], [west, 57.703]]] });
const feature = (properties, geometry = null) => ({ type: "Feature", geometry, properties });
const problem = (extra = {}, west = 12.004) => feature({ title: "Skadegörelse vid skolan", public: true, public_title: "Trygg skolväg", public_text: "Vi ser över skolvägen", ...extra }, box(west));
const action = (extra = {}) => feature({
  problem: "problem-1", title: "Kvällsvandringar", kind: "social", horizon: "kort", start: "2026-03-01", end: "2026-09-01", target: 6, unit: "vandringar",
  action_plan: "Varje fredag", communication_plan: "Brev", evaluation_plan: "Före och efter", public: true, public_title: "Vi vandrar", ...extra,
}, { type: "Point", coordinates: [12.006, 57.704] });
const decision = (object, key, status, extra = {}) => feature({ object, key, status, forum: "Styrgrupp A", day: "2026-03-09", diarienummer: "0123/26", text: "Enligt förslaget", ...extra });
const fieldsOf = ({ status, json }) => `${status} ${json.errors.map(({ parameter }) => parameter).join(" ")}`;
const good = ({ status, json }, expected = 201) => assert.equal(status, expected, JSON.stringify(json));

test("a problem becomes public, in its public words, with its decision and not before", async (t) => {
  const { server, as } = await city(t);
  const [anna, bo, stina] = [as("anna"), as("bo"), as("stina")];
  const page = async () => (await server.get("/omrade/A-omrade-a")).text();
  assert.equal((await server.get("/omrade/A-omrade-a")).status, 200);

  const made = await anna("POST", "/problems/items", problem());
  good(made);
  assert.equal(made.headers.get("location"), `${server.base}${collections}/problems/items/${made.json.id}`);
  assert.equal(made.etag, '"1"');
  assert.equal(made.json.properties.key, "problem-1");
  const cause = await anna("POST", "/causes/items", feature({ problem: "problem-1", branch: "plats_kontroll", text: "Mörkt", strength: "stark" }));
  good(cause);
  good(await anna("POST", "/causes/items", feature({ problem: "problem-1", branch: "objekt", text: "Trasig lampa", strength: "medel", parent: cause.json.id })));
  good(await anna("POST", "/actions/items", action()));
  assert.doesNotMatch(await page(), /Trygg skolväg|Vi vandrar/);

  assert.equal((await anna("POST", "/decisions/items", decision("problem", "problem-1", "prioriterat"))).status, 403, "a planner does not decide");
  assert.doesNotMatch(await page(), /Trygg skolväg/);
  good(await stina("POST", "/decisions/items", decision("problem", "problem-1", "prioriterat")));
  assert.match(await page(), /Trygg skolväg/);
  assert.doesNotMatch(await page(), /Vi vandrar|Skadegörelse vid skolan/);
  good(await stina("POST", "/decisions/items", decision("action", "action-1", "beslutad")));
  assert.match(await page(), /Vi vandrar/);
  const open = await (await server.get("/ogc/collections/problems/items")).text();
  assert.doesNotMatch(open, /Skadegörelse|Mörkt|0123/);

  for (const collection of ["problems", "causes", "actions", "evaluations", "decisions"]) {
    const mine = await anna("GET", `/${collection}/items`);
    assert.equal(mine.json.numberMatched, { problems: 1, causes: 2, actions: 1, evaluations: 0, decisions: 2 }[collection]);
    assert.equal((await bo("GET", `/${collection}/items`)).json.numberMatched, 0, collection);
  }
  for (const [method, body, headers] of [["GET"], ["PATCH", { properties: { title: "Min" } }, { "if-match": '"2"' }], ["PUT", problem(), { "if-match": '"2"' }], ["DELETE", undefined, { "if-match": '"2"' }]])
    assert.equal((await bo(method, "/problems/items/1", body, headers)).status, 404, method);
  assert.equal((await bo("POST", "/problems/items", problem())).status, 403);
  assert.equal((await as("lars")("GET", "/problems/items")).status, 403);
  assert.equal((await as("kim")("GET", "/problems/items")).status, 403);
  assert.equal((await server.get(`${collections}/problems/items`)).status, 401);
});

test("a change needs the present version, and of two writers at once one is told what the other made", async (t) => {
  const { as } = await city(t);
  const anna = as("anna");
  good(await anna("POST", "/problems/items", problem()));
  const change = (title, headers) => anna("PATCH", "/problems/items/1", { properties: { title } }, headers);
  assert.equal((await change("x", {})).status, 428);
  assert.equal((await change("x", { "if-match": "*" })).status, 428);
  assert.equal((await change("x", { "if-match": 'W/"1"' })).status, 412);
  const both = await Promise.all([change("Ett", { "if-match": '"1"' }), change("Två", { "if-match": '"1"' })]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
  const [winner, loser] = both[0].status === 200 ? both : [both[1], both[0]];
  assert.equal(loser.json.present.properties.title, winner.json.properties.title);
  assert.equal(loser.etag, '"2"');
  assert.equal(loser.headers.get("content-type"), "application/problem+json");
  assert.equal((await anna("DELETE", "/problems/items/1", undefined, { "if-match": '"1"' })).status, 412);
  const before = (await anna("GET", "/problems/items/1")).json;
  const after = await anna("PUT", "/problems/items/1", before, { "if-match": '"2"' });
  good(after, 200);
  assert.deepEqual(after.json.geometry, before.geometry, "words alone move nothing");
  assert.equal((await anna("DELETE", "/problems/items/1", undefined, { "if-match": '"3"' })).status, 204);
  assert.equal((await anna("GET", "/problems/items/1")).status, 404);
});

test("what is wrong or missing is named field by field", async (t) => {
  const { as } = await city(t);
  const [anna, stina] = [as("anna"), as("stina")];
  assert.equal(fieldsOf(await anna("POST", "/problems/items", problem({ title: 7, priority: 0.5, hemligt: "x", public: "ja" }))), "422 title priority public hemligt");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", problem({ title: " " }))), "422 title");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", problem({ status: "åtgärdas" }))), "422 status");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", problem({ categories: ["finns-inte"] }))), "422 categories");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", problem({ managed: false }))), "422 managed");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", { ...problem(), extra: 1 })), "422 extra");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", "{")), "422 body");
  assert.equal(fieldsOf(await anna("POST", "/problems/items", "[".repeat(200_000))), "422 body");
  assert.equal((await anna("POST", "/problems/items", problem(), { "content-type": "text/plain" })).status, 415);
  assert.equal((await anna("POST", "/problems/items", "x".repeat(1_100_000))).status, 413);
  assert.equal((await anna("DELETE", "/problems/items")).status, 405);
  assert.equal((await anna("PUT", "/decisions/items/1", problem(), { "if-match": '"1"' })).status, 405);
  good(await anna("POST", "/problems/items", problem()));
  assert.equal(fieldsOf(await anna("POST", "/actions/items", action({ start: "2026-09-01", end: "2026-03-01", kind: "annan" }))), "422 kind end");
  assert.equal(fieldsOf(await anna("POST", "/actions/items", action({ problem: "problem-9" }))), "422 problem");
  good(await anna("POST", "/actions/items", action({ target: null, evaluation_plan: "" })));
  assert.equal(fieldsOf(await stina("POST", "/decisions/items", decision("action", "action-1", "beslutad"))), "422 target evaluation_plan");
  assert.equal(fieldsOf(await stina("POST", "/decisions/items", decision("problem", "problem-1", "åtgärdas"))), "422 status");
  assert.equal(fieldsOf(await stina("POST", "/decisions/items", decision("problem", "problem-1", "prioriterat", { forum: "", day: "2999-01-01" }))), "422 forum day");
  assert.equal((await stina("GET", "/decisions/items")).json.numberMatched, 0);
  const jump = await anna("PATCH", "/problems/items/1", { properties: { status: "följs_upp" } }, { "if-match": '"1"' });
  assert.equal(fieldsOf(jump), "422 status");
  assert.match(jump.json.detail, /föreslaget kan inte bli följs_upp/);
  assert.match((await anna("PATCH", "/problems/items/1", { properties: { status: "följs_upp" } }, { "if-match": '"1"', "accept-language": "en" })).json.detail, /cannot become/);
});

test("places are checked: type, count, crossing, and whose area they lie in", async (t) => {
  const { as } = await city(t);
  const anna = as("anna");
  const place = (geometry) => anna("POST", "/problems/items", { ...problem(), geometry });
  const bow = { type: "Polygon", coordinates: [[[12.004, 57.703], [12.008, 57.706], [12.008, 57.703], [12.004, 57.706], [12.004, 57.703]]] };
  const crossing = await place(bow);
  assert.equal(fieldsOf(crossing), "422 geometry");
  assert.match(crossing.json.errors[0].detail, /12\.00600.*57\.70450/);
  const many = Array.from({ length: 10_001 }, (_, i) => [12.004 + i * 1e-7, 57.704]);
  assert.match((await place({ type: "LineString", coordinates: many })).json.errors[0].detail, /10000 hörn/);
  good(await place({ type: "LineString", coordinates: many.slice(1) }));
  for (const geometry of [null, { type: "Point" }, { type: "Point", coordinates: ["12", "57"] }, { type: "Point", coordinates: [57.7, 112] }, { type: "GeometryCollection", geometries: [] },
    { type: "Polygon", coordinates: [] }, { type: "Polygon", coordinates: [[[12.004, 57.703], [12.005, 57.703], [12.005, 57.704], [12.004, 57.704]]] }, { type: "Point", coordinates: [12.006, 57.704], crs: {} }])
    assert.equal(fieldsOf(await place(geometry)), "422 geometry", JSON.stringify(geometry));
  for (const geometry of [box(12.024), box(12.018), { type: "Point", coordinates: [12.03, 57.704] }, { type: "Point", coordinates: [13, 58] }]) {
    const refused = await place(geometry);
    assert.equal(refused.status, 403, JSON.stringify(geometry));
    assert.doesNotMatch(JSON.stringify(refused.json), /OMR|Område B/);
  }
  assert.equal((await as("vera")("GET", "/problems/items?limit=1")).json.numberMatched, 1);
});

test("a session needs its own page's token to change anything", async (t) => {
  const { server, as } = await city(t);
  const signed = await server.get("/logga-in", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ name: "anna", password }) });
  const cookie = signed.headers.get("set-cookie").split(";")[0];
  const page = await (await server.get("/inside/konto", { headers: { cookie } })).text();
  const csrf = page.match(/name="csrf" value="([^"]+)"/)[1];
  const post = (headers) => server.get(`${collections}/problems/items`, { method: "POST", headers: { cookie, "content-type": "application/geo+json", ...headers }, body: JSON.stringify(problem()) });
  assert.equal((await post({})).status, 403);
  assert.equal((await post({ "x-csrf-token": "annan" })).status, 403);
  assert.equal((await post({ "x-csrf-token": csrf, origin: "https://annan.example" })).status, 403);
  assert.equal((await post({ "x-csrf-token": csrf })).status, 201);
  assert.equal((await as("anna")("GET", "/problems/items")).json.numberMatched, 1);
});

test("killed at fifty moments of a decision, the store is whole: each is there with all that follows, or not at all", async (t) => {
  const { store, server, asOn } = await city(t);
  const kills = 50;
  for (let i = 0; i <= kills; i++) good(await asOn(server)("anna")("POST", "/problems/items", problem({ key: `P${i}` })));
  const sql = (text) => spawnSync("sqlite3", ["-readonly", store, text], { encoding: "utf8" }).stdout.trim();
  const kept = () => sql("SELECT key FROM decision").split("\n").filter(Boolean).sort();
  // How long an undisturbed one takes, so that the moments spread over all of it and a little beyond.
  const begun = performance.now();
  good(await asOn(server)("stina")("POST", "/decisions/items", decision("problem", "P0", "prioriterat")));
  const whole = performance.now() - begun;
  let running = server;
  let cut = 0;
  for (let i = 1; i <= kills; i++) {
    const before = kept().length;
    const moment = (whole * 1.2 * ((i * 29) % kills)) / kills;
    const asked = asOn(running)("stina")("POST", "/decisions/items", decision("problem", `P${i}`, "prioriterat")).then(({ status }) => status, () => "cut off");
    const victim = running.child;
    setTimeout(() => victim.kill("SIGKILL"), moment);
    const status = await asked;
    await running.ended;
    const decided = kept();
    assert.deepEqual(decided, sql("SELECT key FROM problem WHERE status = 'prioriterat'").split("\n").filter(Boolean).sort(), `killed after ${moment} ms`);
    assert.equal(Number(sql("SELECT count(*) FROM audit WHERE act = 'decide'")), decided.length);
    assert.ok(decided.length === before || decided.length === before + 1);
    if (status === "cut off") cut++;
    else assert.ok(status === 201 && decided.includes(`P${i}`), "what was answered is kept");
    running = await serve(t, store);
    const open = await (await running.get("/ogc/collections/problems/items?limit=100")).json();
    assert.equal(open.numberMatched, decided.length, "what was decided is public, and nothing else");
  }
  must("check", store);
  assert.ok(cut > 0, "some were cut off");
});
