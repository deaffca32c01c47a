// The chain's pages on the real binary, without a script: from a problem to its follow-up, by forms alone.
import { test } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fieldsIn } from "./forms.mjs";
import { addMember, folderFor, must, password, serve, squares, tokenOf } from "./support.mjs";

/** A store with the areas A, B and C, served; `as` signs in and gives a browser without a script. */
async function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  writeFileSync(join(folder, "areas.geojson"), squares(3));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, join(folder, "areas.geojson"), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  const parts = { anna: "planner@OMR:A", bo: "planner@OMR:B", stina: "steering@OMR:A", lars: "reader" };
  for (const [name, part] of Object.entries(parts)) addMember(store, name, part);
  const token = tokenOf(store, "anna", parts.anna);
  const server = await serve(t, store);
  return { token, server, as: (name) => signedIn(server, name) };
}

/** Asks with a session's cookie; forms are sent as browsers send them. */
async function signedIn({ base }, name) {
  const entry = await fetch(`${base}/logga-in`, { method: "POST", redirect: "manual", body: new URLSearchParams({ name, password }) });
  const cookie = entry.headers.get("set-cookie").split(";")[0];
  const ask = async (path, options = {}) => {
    const answer = await fetch(base + path, { redirect: "manual", ...options, headers: { cookie, ...options.headers } });
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
  const page = (path) => ask(path);
  /** Fills in the form of a page and sends it; what is not named is sent as it stands. */
  const send = async (path, fields = {}, from = path) => {
    const shown = typeof from === "string" ? await page(from) : from;
    const body = new FormData();
    for (const [field, value] of Object.entries({ ...standing(shown.text), ...fields })) for (const each of [value].flat()) body.append(field, each);
    return ask(path, { method: "POST", body });
  };
  return { ask, page, send };
}

/** What stands in the (first) form of the chain on a page, by field. */
function standing(html) {
  const form = html.match(/<form[^>]*class="chain-form"[\s\S]*?<\/form>/)?.[0] ?? "";
  return fieldsIn(form);
}

/** The complaint that stands at a field, and that the control points to it. */
function complaintAt(html, field) {
  const control = html.match(new RegExp(`<(?:input|textarea|select|fieldset)[^>]* id="${field}"[^>]*>`))?.[0] ?? "";
  const id = control.match(/aria-describedby="([^"]*)"/)?.[1].split(" ").find((each) => each.endsWith("-fel"));
  return id ? html.match(new RegExp(`id="${id}">[\\s\\S]*?<span>([^<]*)</span>`))?.[1] : undefined;
}

const good = (answer, location) => {
  assert.equal(answer.status, 303, answer.text.match(/role="alert"[\s\S]*?<\/div>/)?.[0] ?? answer.text.slice(0, 400));
  assert.match(answer.location, location);
};
const problem = { title: "Skadegörelse vid skolan", geometry: "57.703, 12.004\n57.703, 12.008\n57.706, 12.008\n57.706, 12.004\n57.703, 12.004", evidence: "41 anmälningar" };

test("a problem, its cause, action, decisions and evaluation are made by forms alone, and the card tells which links there are", async (t) => {
  const { as, server } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  const links = async () => (await anna.page("/inside/problem/1")).text.match(/class="chain-count">([^<]*)</)[1];
  assert.match((await anna.page("/inside/problem")).text, /Inga problem är skrivna/);

  good(await anna.send("/inside/problem/nytt", { ...problem, public: "true", public_title: "Trygg skolväg" }), /\/inside\/problem\/1$/);
  const card = (await anna.page("/inside/problem/1")).text;
  assert.match(card, /Ingen orsak är skriven/);
  assert.match(card, /Ingen åtgärd är kopplad/);
  assert.match(card, /<svg class="chain-picture"/);
  assert.equal(await links(), "1 av 4 länkar finns", "public words are there; decision, cause and action are not");

  good(await anna.send("/inside/problem/1/orsak/ny", { text: "Mörkt längs gångvägen", branch: "plats_kontroll" }), /problem\/1$/);
  good(await anna.send("/inside/problem/1/orsak/ny", { text: "Trasiga lampor", branch: "objekt", parent: "1", evidence: "Vandring 4 feb" }), /problem\/1$/);
  good(await anna.send("/inside/problem/1/atgard/ny", {
    title: "Kvällsvandringar", causes: "1", geometry: "57.704, 12.006", kind: "social", horizon: "kort", start: "2026-03-01", end: "2026-09-01",
    target: "6", unit: "vandringar", communication_plan: "Brev", responsible: "Socialförvaltningen",
  }), /problem\/1$/);
  assert.equal(await links(), "5 av 9 länkar finns");
  assert.match((await anna.page("/inside/problem/1")).text, /En orsak saknar åtgärd/);
  assert.match((await anna.page("/inside/problem/1")).text, /Uppföljningsplan saknas[\s\S]*?Skriv plan/);

  assert.equal((await anna.page("/inside/problem/1/beslut")).status, 403, "a planner does not decide");
  const decision = { forum: "Styrgrupp A", day: "2026-03-09", diarienummer: "0123/26", text: "Enligt förslaget" };
  good(await stina.send("/inside/problem/1/beslut", { ...decision, status: "prioriterat" }), /problem\/1$/);
  const undecided = await stina.send("/inside/atgard/1/beslut", { ...decision, status: "beslutad" });
  assert.equal(undecided.status, 422);
  assert.match(undecided.text, /Uppföljningsplan: en åtgärd som är beslutad behöver en uppföljningsplan/);
  assert.equal(standing(undecided.text).diarienummer, "0123/26");
  good(await anna.send("/inside/atgard/1", { evaluation_plan: "Före och efter" }), /problem\/1$/);
  good(await stina.send("/inside/atgard/1/beslut", { ...decision, status: "beslutad" }), /problem\/1$/);
  assert.match((await server.get("/omrade/A-omrade-a")).headers.get("content-type"), /html/);
  assert.match(await (await server.get("/omrade/A-omrade-a")).text(), /Trygg skolväg/);

  for (const status of ["planerad", "pågående"]) good(await anna.send("/inside/atgard/1", { status }), /problem\/1$/);
  const without = await anna.send("/inside/atgard/1", { status: "genomförd" });
  assert.equal(without.status, 422);
  assert.match(complaintAt(without.text, "outcome"), /utfall/);
  good(await anna.send("/inside/atgard/1", { status: "genomförd", outcome: "7,5" }, without), /problem\/1$/);
  good(await anna.send("/inside/atgard/1/uppfoljning/ny", { verdict: "effekt", text: "Cirka 18 färre brott än väntat" }), /problem\/1$/);
  const done = (await anna.page("/inside/problem/1")).text;
  assert.match(done, /Utfall: 7,5 av 6 vandringar/);
  assert.match(done, /Cirka 18 färre brott/);
  assert.match(done, /Styrgrupp A[\s\S]*0123\/26/);
  assert.equal(await links(), "8 av 10 länkar finns");
  assert.match((await anna.page("/inside/problem/1?lang=en")).text, /8 of 10 links are there/);
});

test("what is wrong stands at its field, and nothing that was written is lost", async (t) => {
  const anna = await (await city(t)).as("anna");
  const wrong = await anna.send("/inside/problem/nytt", { title: " ", priority: "hög", geometry: "57.703, 12.004\nhär", evidence: "rad ett\r\nrad <två>", categories: ["", "skadegorelse"] });
  assert.equal(wrong.status, 422);
  assert.match(complaintAt(wrong.text, "priority"), /heltal/);
  assert.match(complaintAt(wrong.text, "geometry"), /Rad 2 \(&quot;här&quot;\)/);
  const kept = standing(wrong.text);
  assert.equal(kept.geometry, "57.703, 12.004\nhär");
  assert.equal(kept.evidence, "rad ett\nrad <två>");
  assert.equal(kept.priority, "hög");
  const bow = await anna.send("/inside/problem/nytt", { ...problem, geometry: "POLYGON((12.004 57.703, 12.008 57.706, 12.008 57.703, 12.004 57.706, 12.004 57.703))" });
  assert.match(complaintAt(bow.text, "geometry"), /korsar sig självt vid 57\.70450, 12\.00600/);
  const outside = await anna.send("/inside/problem/nytt", { ...problem, geometry: "57.705, 12.03" });
  assert.equal(outside.status, 403);
  assert.match(outside.text, /role="alert"[\s\S]*Platsen ligger inte i de områden som rollen gäller/);
  assert.equal(standing(outside.text).title, problem.title);
  const foreign = await anna.ask("/inside/problem/nytt", { method: "POST", body: new URLSearchParams({ title: "Min" }) });
  assert.equal(foreign.status, 403, "no token of our pages");
  assert.equal((await anna.ask("/inside/problem/nytt", { method: "POST", body: "{}", headers: { "content-type": "application/json" } })).status, 400);
});

test("a place may be a file, areas of a list, or named", async (t) => {
  const { as, token, server } = await city(t);
  const anna = await as("anna");
  const shapeOf = async (id) => (await (await fetch(`${server.base}/inside/ogc/collections/problems/items/${id}`, { headers: { authorization: `Bearer ${token}` } })).json()).geometry;
  const gpx = '<?xml version="1.0"?><gpx><trk><trkseg><trkpt lat="57.703" lon="12.004"/><trkpt lat="57.705" lon="12.006"/></trkseg></trk></gpx>';
  good(await anna.send("/inside/problem/nytt", { ...problem, geometry: "", place_file: new File([gpx], "spår.gpx") }), /problem\/1$/);
  assert.deepEqual(await shapeOf(1), { type: "MultiLineString", coordinates: [[[12.004, 57.703], [12.006, 57.705]]] });
  good(await anna.send("/inside/problem/nytt", { ...problem, geometry: "skräp", areas: ["OMR:A"] }), /problem\/2$/);
  assert.equal((await shapeOf(2)).coordinates[0][0].length, 5);
  good(await anna.send("/inside/problem/nytt", { ...problem, geometry: "område OMR:A" }), /problem\/3$/);
  assert.deepEqual(await shapeOf(3), await shapeOf(2));
  const unknown = await anna.send("/inside/problem/nytt", { ...problem, geometry: "område OMR:Z" });
  assert.match(complaintAt(unknown.text, "geometry"), /inget område OMR:Z/);
});

test("a view of the map becomes a proposal that is already filled in", async (t) => {
  const anna = await (await city(t)).as("anna");
  const filled = await anna.page("/inside/problem/nytt?scheme=OMR&area=A&category=skadegorelse&period=2026-Q3&count=41&z=4.24");
  const fields = standing(filled.text);
  assert.match(fields.title, /Område A, kvartal 3 2026$/);
  assert.equal(fields.geometry, "område OMR:A");
  assert.match(fields.evidence, /^41 händelser under kvartal 3 2026, z 4,2\. Kartan: http.*\/inside\/karta\?.*period=2026-Q3.*selected=area%3AA$/);
  good(await anna.send("/inside/problem/nytt", {}, filled), /problem\/1$/);
  assert.match((await anna.page("/inside/problem/1")).text, /<a href="http[^"]*\/inside\/karta\?[^"]*">urvalet på kartan<\/a>/);
});

test("two at once: each field keeps what was changed, and what both changed is chosen from side by side", async (t) => {
  const { as } = await city(t);
  const [anna, stina] = [await as("anna"), await as("stina")];
  good(await anna.send("/inside/problem/nytt", problem), /problem\/1$/);
  const path = "/inside/problem/1/andra";
  const opened = await anna.page(path);
  good(await stina.send(path, { owner: "Stina", title: "Stinas rubrik" }), /problem\/1$/);
  good(await anna.send(path, { time_pattern: "kvällar" }, opened), /problem\/1$/);
  let now = standing((await anna.page(path)).text);
  assert.deepEqual([now.owner, now.title, now.time_pattern], ["Stina", "Stinas rubrik", "kvällar"]);

  const both = await anna.send(path, { title: "Annas rubrik", priority: "2" }, opened);
  assert.equal(both.status, 409);
  assert.match(both.text, /value="Annas rubrik"[\s\S]*value="Stinas rubrik"/);
  good(await anna.send(path, { title: "Annas rubrik" }, both), /problem\/1$/);
  now = standing((await anna.page(path)).text);
  assert.deepEqual([now.owner, now.title, now.time_pattern, now.priority], ["Stina", "Annas rubrik", "kvällar", "2"]);
});

test("another area's chain is unknown, a reader has none, and a stranger is led to signing in and back", async (t) => {
  const { as, server } = await city(t);
  const [anna, bo, lars] = [await as("anna"), await as("bo"), await as("lars")];
  good(await anna.send("/inside/problem/nytt", problem), /problem\/1$/);
  good(await anna.send("/inside/problem/1/orsak/ny", { text: "Mörkt" }), /problem\/1$/);
  good(await anna.send("/inside/problem/1/atgard/ny", { title: "Lampor", geometry: "57.704, 12.006" }), /problem\/1$/);
  for (const path of ["/inside/problem/1", "/inside/problem/1/andra", "/inside/problem/1/orsak/ny", "/inside/problem/1/atgard/ny", "/inside/orsak/1", "/inside/atgard/1", "/inside/atgard/1/uppfoljning/ny", "/inside/problem/7", "/inside/problem/x"])
    assert.equal((await bo.page(path)).status, 404, path);
  const own = await bo.page("/inside/problem/nytt");
  for (const path of ["/inside/problem/1/andra", "/inside/problem/1/andra/ta-bort", "/inside/orsak/1", "/inside/orsak/1/ta-bort", "/inside/atgard/1", "/inside/problem/1/orsak/ny"])
    assert.equal((await bo.send(path, { version: "1", title: "Min", text: "Min" }, own)).status, 404, path);
  assert.doesNotMatch((await bo.page("/inside/problem")).text, /Skadegörelse vid skolan|Lampor/);
  assert.equal((await lars.page("/inside/problem")).status, 403);
  assert.doesNotMatch((await lars.page("/inside/konto")).text, /Problem och åtgärder/);
  const stranger = await server.get("/inside/problem/1?lang=en");
  assert.equal(stranger.status, 303);
  assert.match(stranger.headers.get("location"), /\/logga-in\?next=%2Finside%2Fproblem%2F1/);
});

test("what rests on something is not removed, and the list shows what lacks a link", async (t) => {
  const anna = await (await city(t)).as("anna");
  good(await anna.send("/inside/problem/nytt", problem), /problem\/1$/);
  good(await anna.send("/inside/atgard/ny", { title: "Lampor", geometry: "57.704, 12.006", end: "2020-01-01", start: "2019-01-01" }), /\/inside\/problem$/);
  const list = (await anna.page("/inside/problem")).text;
  for (const [id, name] of [["utan-atgard", "Skadegörelse vid skolan"], ["utan-problem", "Lampor"], ["forsenade", "Lampor"]])
    assert.match(list, new RegExp(`id="${id}">[^<]*\\(1\\)</h2><ul>[\\s\\S]*?${name}`));
  good(await anna.send("/inside/atgard/1", { problem: "problem-1" }), /problem\/1$/);
  const refused = await anna.send("/inside/problem/1/andra/ta-bort", {}, "/inside/problem/1/andra");
  assert.equal(refused.status, 409);
  assert.match(refused.text, /har beslut, orsaker eller åtgärder/);
  good(await anna.send("/inside/atgard/1/ta-bort", {}, "/inside/atgard/1"), /problem\/1$/);
  good(await anna.send("/inside/problem/1/andra/ta-bort", {}, "/inside/problem/1/andra"), /\/inside\/problem$/);
  assert.equal((await anna.page("/inside/problem/1")).status, 404);
});
