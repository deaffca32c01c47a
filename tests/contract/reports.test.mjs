// Lägesbilder on the real binary, without a script: grade, freeze, decide, and the record that never changes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, folderFor, must, password, run, serve, squares, tokenOf, until } from "./support.mjs";

const map = `
[columns]
id = "nr"
category = "kod"
from = "dag"
lon = "lon"
lat = "lat"
[category]
"1" = "stold"
"2" = "klotter"
[source]
controller = "Polismyndigheten"
purpose = "lägesbild"
retention = "5 år"
`;

/** `count` rows of the third quarter of 2026, in turn in the squares A, B and C. */
function rows(first, count) {
  const lines = ["nr;kod;dag;lon;lat"];
  for (let i = first; i < first + count; i++) lines.push(`K-${i};${1 + (i % 2)};2026-08-${String(1 + (i % 28)).padStart(2, "0")} 13:00;${12.01 + (i % 3) * 0.02};57.705`);
  return lines.join("\n") + "\n";
}

/** Two stadsområden, S1 of the squares A and B and S2 of C, with 30 rows. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const ring = (west, east) => [[[west, 57.7], [east, 57.7], [east, 57.71], [west, 57.71], [west, 57.7]]];
  const district = (kod, west, east) => ({ type: "Feature", properties: { kod, namn: `Stad ${kod}` }, geometry: { type: "Polygon", coordinates: ring(west, east) } });
  const districts = JSON.stringify({ type: "FeatureCollection", features: [district("S1", 12, 12.04), district("S2", 12.04, 12.06)] });
  const parents = squares(3, (i) => ({ del: ["S1", "S1", "S2"][i] }));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("so.geojson", districts), "--scheme", "SO", "--title", "Stadsområden", "--code", "kod", "--name", "namn", "--level", "stadsomrade");
  must("import", "areas", store, write("mo.geojson", parents), "--scheme", "MO", "--title", "Mellanområden", "--code", "kod", "--name", "namn", "--level", "mellanomrade", "--parent-scheme", "SO", "--parent", "del");
  const mapFile = write("map.toml", map);
  const bring = (first, count) => must("import", "incidents", store, write(`rows-${first}.csv`, rows(first, count)), "--source", "polisen", "--map", mapFile, "--json");
  bring(0, 30);
  for (const [name, part] of Object.entries({ anna: "planner@SO:S1", bo: "planner@SO:S2", stina: "steering@SO:S1" })) addMember(store, name, part);
  return { folder, store, bring, token: tokenOf(store, "anna", "planner@SO:S1") };
}

/** A server whose book has been read. */
async function serveBook(t, place) {
  const server = await serve(t, place.store);
  await until(() => server.get("/inside/figures", { headers: { authorization: `Bearer ${place.token}` } }), ({ status }) => status === 200);
  return server;
}

const unescape = (text) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What stands in the form of a page that is sent to an address, by field. */
function standing(html, action) {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes('method="post"') && text.includes(`action="${action}"`)) ?? "";
  assert.notEqual(form, "", `no form to ${action}`);
  const fields = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = tag.match(/ name="([^"]*)"/)?.[1];
    const isTicked = !["checkbox", "radio"].includes(tag.match(/ type="([^"]*)"/)?.[1]) || / checked=/.test(tag);
    if (name && isTicked) fields[name] = unescape(tag.match(/ value="([^"]*)"/)?.[1] ?? "");
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)) fields[name] = unescape(text);
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = options.match(/<option value="([^"]*)" selected/) ?? options.match(/<option value="([^"]*)"/);
    if (chosen) fields[name] = unescape(chosen[1]);
  }
  return fields;
}

/** A signed-in browser without a script. */
async function signedIn({ base }, name) {
  const entry = await fetch(`${base}/logga-in`, { method: "POST", redirect: "manual", body: new URLSearchParams({ name, password }) });
  const cookie = entry.headers.get("set-cookie").split(";")[0];
  const ask = async (path, options = {}) => {
    const answer = await fetch(base + path, { redirect: "manual", ...options, headers: { cookie, ...options.headers } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, location: answer.headers.get("location"), headers: answer.headers, bytes, text: bytes.toString() };
  };
  /** Sends the form of `from` (a page, or what one answered) to `path`; a list sends a field several times. */
  const send = async (path, fields = {}, from = path) => {
    const shown = typeof from === "string" ? await ask(from) : from;
    const body = new URLSearchParams();
    for (const [field, value] of Object.entries({ ...standing(shown.text, path), ...fields })) for (const each of [value].flat()) body.append(field, each);
    return ask(path, { method: "POST", body });
  };
  return { ask, send };
}

const good = (answer, location) => {
  assert.equal(answer.status, 303, answer.text.match(/role="alert"[\s\S]*?<\/div>/)?.[0] ?? answer.text.slice(0, 400));
  assert.match(answer.location, location);
};
const report = "/inside/lagesbild/1";
const decision = { forum: "Styrgrupp S1", day: "2026-10-20", diarienummer: "0123/26", text: "Enligt förslaget", status: "beslutad" };

async function begin(anna) {
  good(await anna.send("/inside/lagesbild/ny", { area: "SO:S1", kind: "kvartal", period: "2026-Q3", title: "" }), /lagesbild\/1$/);
}

async function gradeAll(anna) {
  good(await anna.send(`${report}/lage`, { "grade.MO:A": "gul", "reason.MO:A": "Fler stölder", "grade.MO:B": "grön", "reason.MO:B": "Lugnt" }, report), /lagesbild\/1$/);
}

async function coverAll(anna) {
  const cells = ["polisen|A", "polisen|B"];
  good(await anna.send("/inside/tackning", { cell: cells, grade: "god", reason: "Levererat varje vecka" }, "/inside/tackning?scheme=MO&period=2026-Q3"), /tackning\?scheme=MO&period=2026-Q3$/);
}

/** Freezes once the book has the coverage that was just set. */
async function freeze(anna) {
  good(await until(() => anna.send(`${report}/frys`, {}, report), ({ status }) => status !== 503), /lagesbild\/1$/);
}

async function decide(anna, stina) {
  for (const status of ["beredning", "för_beslut"]) {
    const page = await anna.ask(report);
    const version = page.text.match(/name="version" value="(\d+)"/)[1];
    const csrf = page.text.match(/name="csrf" value="([^"]*)"/)[1];
    good(await anna.ask(`${report}/status`, { method: "POST", body: new URLSearchParams({ csrf, version, status }) }), /lagesbild\/1$/);
  }
  good(await stina.send(`${report}/beslut`, decision), /lagesbild\/1$/);
}

test("a lägesbild is written, graded, covered, frozen and decided by forms alone, and its page says all the way what is missing", async (t) => {
  const place = city(t);
  const server = await serveBook(t, place);
  const [anna, stina] = [await signedIn(server, "anna"), await signedIn(server, "stina")];
  await begin(anna);
  const first = (await anna.ask(report)).text;
  assert.match(first, /<h1>Lägesbild Stad S1, kvartal 3 2026</);
  assert.match(first, /href="\/inside\/lagesbild\/1#lage">Områden utan läge: /);
  assert.match(first, /href="\/inside\/tackning\?scheme=MO&amp;period=2026-Q3">Områden utan täckning/);
  assert.match(first, /Frys siffrorna först/);
  assert.match(first, /Siffrorna är inte frysta/);
  assert.match(first, /<strong>Alla 10<[\s\S]*?<strong>Alla 10</, "ten of thirty rows lie in A, ten in B, and of the year before nobody knows");
  assert.match(first, /class="report-coverage unknown">vet ej</);

  const bare = await anna.send(`${report}/lage`, { "grade.MO:A": "gul", "grade.MO:B": "grön", "reason.MO:B": "Lugnt" }, report);
  assert.equal(bare.status, 422);
  assert.match(bare.text, /id="fel-MO:A"[\s\S]*?Läget behöver ett skäl/);
  assert.equal(standing(bare.text, `${report}/lage`)["reason.MO:B"], "Lugnt", "what was written is kept");
  assert.match((await anna.ask(report)).text, /Områden utan läge/, "and nothing is saved");

  await gradeAll(anna);
  await coverAll(anna);
  await freeze(anna);
  const ready = (await anna.ask(report)).text;
  assert.match(ready, /Inget saknas/);
  assert.match(ready, /Siffrorna är frysta/);
  assert.equal((await anna.ask(`${report}/beslut`)).status, 403, "a planner does not decide");
  assert.equal((await stina.ask(`${report}/arkiv.zip`)).status, 404, "nothing is decided yet");
  await decide(anna, stina);
  const decided = (await anna.ask(report)).text;
  assert.match(decided, /Beslut: Styrgrupp S1[\s\S]*?0123\/26/);
  assert.ok(!decided.includes('name="grade.MO:A"'), "what is decided cannot be changed");
  assert.match((await anna.ask(`${report}?lang=en`)).text, /The figures are frozen/);
  const late = await anna.ask(`${report}/lage`, { method: "POST", body: new URLSearchParams({ csrf: decided.match(/name="csrf" value="([^"]*)"/)[1], "grade.MO:A": "röd", "reason.MO:A": "Nej", "base.MO:A": "" }) });
  assert.equal(late.status, 422);
});

test("two who grade at once lose nothing: the second sees what the first saved, and may set theirs", async (t) => {
  const place = city(t);
  const server = await serveBook(t, place);
  const [anna, stina] = [await signedIn(server, "anna"), await signedIn(server, "stina")];
  await begin(anna);
  const seen = await stina.ask(report);
  await gradeAll(anna);
  const overtaken = await stina.send(`${report}/lage`, { "grade.MO:A": "röd", "reason.MO:A": "Mycket värre" }, seen);
  assert.equal(overtaken.status, 409);
  assert.match(overtaken.text, /Någon annan har sparat: gul – Fler stölder/);
  const kept = standing(overtaken.text, `${report}/lage`);
  assert.deepEqual([kept["grade.MO:A"], kept["reason.MO:A"], kept["grade.MO:B"]], ["röd", "Mycket värre", "grön"]);
  good(await stina.send(`${report}/lage`, {}, overtaken), /lagesbild\/1$/);
  assert.equal(standing((await anna.ask(report)).text, `${report}/lage`)["grade.MO:A"], "röd");

  const both = await stina.ask(`${report}/text`);
  good(await anna.send(`${report}/text`, { text: "Annas text" }), /lagesbild\/1$/);
  const conflict = await stina.send(`${report}/text`, { text: "Stinas text", law_other: "Från dialogen" }, both);
  assert.equal(conflict.status, 409);
  assert.match(conflict.text, /Mitt[\s\S]*Stinas text[\s\S]*Det som är sparat[\s\S]*Annas text/);
  assert.match(conflict.text, /name="law_other" value="Från dialogen"/, "what only one wrote is kept");
});

test("another area's planner sees neither the report, its record nor the page of its area", async (t) => {
  const place = city(t);
  const server = await serveBook(t, place);
  const [anna, bo] = [await signedIn(server, "anna"), await signedIn(server, "bo")];
  await begin(anna);
  for (const path of [report, `${report}/text`, `${report}/arkiv.zip`, "/inside/omrade/SO/S1"]) assert.equal((await bo.ask(path)).status, 404, path);
  assert.ok(!(await bo.ask("/inside/lagesbild")).text.includes("Lägesbild Stad S1"));
  assert.ok(!(await bo.ask("/inside/tackning?scheme=MO")).text.includes("polisen|A"));
  const csrf = (await bo.ask("/inside/lagesbild/ny")).text.match(/name="csrf" value="([^"]*)"/)[1];
  assert.equal((await bo.ask(`${report}/frys`, { method: "POST", body: new URLSearchParams({ csrf, version: "1" }) })).status, 404);
  assert.equal((await bo.ask("/inside/lagesbild/ny", { method: "POST", body: new URLSearchParams({ csrf, area: "SO:S1", kind: "kvartal", period: "2026-Q3", title: "Min" }) })).status, 403);
  assert.equal((await bo.ask("/inside/omrade/SO/S2")).status, 200);
  const stranger = await server.get(report);
  assert.deepEqual([stranger.status, stranger.headers.get("location")], [303, "/logga-in?next=%2Finside%2Flagesbild%2F1"]);
  const foreign = await anna.ask(`${report}/status`, { method: "POST", body: new URLSearchParams({ version: "1", status: "beredning" }) });
  assert.equal(foreign.status, 403, "no token of our pages");
});

test("the record of a decision is the same bytes after more imports, a restart and other decisions, and says what it holds", async (t) => {
  const place = city(t);
  const ending = await serve(t, place.store);
  await until(() => ending.get("/inside/figures", { headers: { authorization: `Bearer ${place.token}` } }), ({ status }) => status === 200);
  const [anna, stina] = [await signedIn(ending, "anna"), await signedIn(ending, "stina")];
  await begin(anna);
  await gradeAll(anna);
  await coverAll(anna);
  await freeze(anna);
  await decide(anna, stina);
  const first = await anna.ask(`${report}/arkiv.zip`);
  assert.equal(first.headers.get("content-type"), "application/zip");
  ending.child.kill("SIGTERM");
  await ending.ended;

  place.bring(30, 60);
  const server = await serveBook(t, place);
  const again = await signedIn(server, "anna");
  good(await again.send("/inside/lagesbild/ny", { area: "SO:S1", kind: "vecka", period: "2026-W40", title: "" }), /lagesbild\/2$/);
  const steering = tokenOf(place.store, "stina", "steering@SO:S1");
  const post = (collection, geometry, properties) => server.get(`/inside/ogc/collections/${collection}/items`, {
    method: "POST", body: JSON.stringify({ type: "Feature", geometry, properties }), headers: { authorization: `Bearer ${steering}`, "content-type": "application/geo+json" },
  });
  const problem = await until(() => post("problems", { type: "Point", coordinates: [12.01, 57.705] }, { title: "Cykelstölder" }), ({ status }) => status !== 401);
  const { properties } = await problem.json();
  const other = await post("decisions", null, { object: "problem", key: properties.key, status: "prioriterat", forum: "Styrgrupp S1", day: "2026-10-21", diarienummer: "0124/26", text: "Prioriteras" });
  assert.equal(other.status, 201, await other.clone().text());
  const second = await again.ask(`${report}/arkiv.zip`);
  assert.deepEqual(second.bytes, first.bytes);

  const file = join(place.folder, "record.zip");
  const key = spawnSync("sqlite3", ["-readonly", place.store, "SELECT key FROM report WHERE id = 1"], { encoding: "utf8" }).stdout.trim();
  must("record", place.store, "report", key, file);
  assert.deepEqual(readFileSync(file), first.bytes);
  assert.equal(run("record", place.store, "report", key, file).code === 0, false, "no file is written over");
  assert.equal(run("record", place.store, "action", "nope", join(place.folder, "x.zip")).code === 0, false);

  const part = (name) => {
    const done = spawnSync("python3", ["-c", "import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", file, name]);
    assert.equal(done.status, 0, `${name}: ${done.stderr}`);
    return done.stdout;
  };
  const manifest = JSON.parse(part("manifest.json"));
  assert.deepEqual(manifest.parts.map(({ name }) => name).sort(), ["decision.json", "figures.csv", "figures.json", "lagesbild.html", "report.json"]);
  const frozen = spawnSync("sqlite3", ["-readonly", place.store, "SELECT hex(CAST(snapshot AS BLOB)), snapshot_hash FROM report WHERE id = 1"], { encoding: "utf8", maxBuffer: 1 << 26 }).stdout.trim().split("|");
  assert.deepEqual(part("figures.json"), Buffer.from(frozen[0], "hex"), "the very bytes that froze");
  assert.equal(createHash("sha256").update(part("figures.json")).digest("hex"), frozen[1]);
  assert.match(part("lagesbild.html").toString(), /<h1>Lägesbild Stad S1[\s\S]*Fler stölder[\s\S]*0123\/26|0123\/26[\s\S]*Fler stölder/);
  assert.match(part("figures.csv").toString(), /A;Område A;all;10;/);
  assert.equal(JSON.parse(part("decision.json")).properties.diarienummer, "0123/26");

  const changed = (await again.ask(report)).text;
  assert.match(changed, /De beslutade siffrorna gäller/);
  assert.match(changed, />Område A<[\s\S]*?class="number">10<[\s\S]*?class="number">30</, "frozen and present side by side");
  assert.equal(spawnSync("sqlite3", [place.store, "UPDATE record SET package = x'00'"], { encoding: "utf8" }).stderr.includes("never changed"), true);
  assert.match(spawnSync("sqlite3", ["-readonly", place.store, "SELECT count(*) FROM audit WHERE act = 'utlämnat'"], { encoding: "utf8" }).stdout, /^3$/m);
});

test("a program freezes with If-Match, and decides by the API with a record kept all the same", async (t) => {
  const place = city(t);
  const server = await serveBook(t, place);
  const [anna, stina] = [await signedIn(server, "anna"), await signedIn(server, "stina")];
  await begin(anna);
  await gradeAll(anna);
  await coverAll(anna);
  const address = "/inside/ogc/collections/reports/items/1";
  const program = (path, headers = {}, body = undefined) => server.get(path, { method: "POST", body, headers: { authorization: `Bearer ${place.token}`, ...headers } });
  assert.equal((await program(`${address}/freeze`)).status, 428);
  assert.equal((await program(`${address}/freeze`, { "if-match": '"77"' })).status, 412);
  const frozen = await until(() => program(`${address}/freeze`, { "if-match": '"1"' }), ({ status }) => status !== 503);
  assert.equal(frozen.status, 200);
  assert.equal(frozen.headers.get("etag"), '"2"');
  assert.match((await frozen.json()).properties.snapshot_hash, /^[0-9a-f]{64}$/);
  assert.equal((await server.get(`${address}/freeze`, { method: "POST" })).status, 401);

  for (const status of ["beredning", "för_beslut"]) {
    const etag = (await server.get(address, { headers: { authorization: `Bearer ${place.token}` } })).headers.get("etag");
    const step = await server.get(address, { method: "PATCH", body: JSON.stringify({ properties: { status } }), headers: { authorization: `Bearer ${place.token}`, "if-match": etag, "content-type": "application/merge-patch+json" } });
    assert.equal(step.status, 200);
  }
  const key = spawnSync("sqlite3", ["-readonly", place.store, "SELECT key FROM report WHERE id = 1"], { encoding: "utf8" }).stdout.trim();
  const steering = tokenOf(place.store, "stina", "steering@SO:S1");
  const properties = { object: "report", key, status: "beslutad", forum: decision.forum, day: decision.day, diarienummer: decision.diarienummer, text: decision.text };
  const decided = await until(
    () => server.get("/inside/ogc/collections/decisions/items", { method: "POST", body: JSON.stringify({ type: "Feature", geometry: null, properties }), headers: { authorization: `Bearer ${steering}`, "content-type": "application/geo+json" } }),
    ({ status }) => status !== 401,
  );
  assert.equal(decided.status, 201, await decided.clone().text());
  assert.equal((await stina.ask(`${report}/arkiv.zip`)).status, 200);
});

test("coverage is set for many cells at once, takes its days out of what was graded for longer, and unknown is never zero", async (t) => {
  const place = city(t);
  const anna = await signedIn(await serveBook(t, place), "anna");
  const quarter = (period) => `/inside/tackning?scheme=MO&period=${period}`;
  const shown = await anna.ask(quarter("2026-Q3"));
  assert.equal(shown.text.match(/class="report-coverage unknown">vet ej</g).length, 2);
  assert.match(shown.text, /class="report-late">Sen</, "what ends in August is late for the third quarter");
  const none = await anna.send("/inside/tackning", { grade: "god" }, shown);
  assert.equal(none.status, 422);
  assert.match(none.text, /Markera minst en ruta/);
  good(await anna.send("/inside/tackning", { cell: ["polisen|A", "polisen|B"], grade: "begränsad", reason: "Ny blankett" }, quarter("2026")), /period=2026$/);
  good(await anna.send("/inside/tackning", { cell: "polisen|A", grade: "saknas", reason: "Inget kom" }, quarter("2026-Q2")), /2026-Q2$/);
  const of = async (period) => [...(await anna.ask(quarter(period))).text.matchAll(/value="polisen\|(\w)"[\s\S]*?<\/span>([a-zåäö ]+)<\/span>/g)].map(([, area, grade]) => `${area} ${grade}`);
  assert.deepEqual(await of("2026-Q1"), ["A begränsad", "B begränsad"]);
  assert.deepEqual(await of("2026-Q2"), ["A saknas", "B begränsad"]);
  assert.deepEqual(await of("2026-Q3"), ["A begränsad", "B begränsad"]);
  const old = await anna.send("/inside/tackning", { cell: "polisen|A", grade: "god", reason: "Jo" }, shown);
  assert.equal(old.status, 409, "the table that it was marked in is not the present one");
  assert.match(old.text, /value="polisen\|A" checked=""/);
});

test("the pages of an area, of the city and of the hearing say what is decided and hide nothing that is unknown", async (t) => {
  const place = city(t);
  const server = await serveBook(t, place);
  const [anna, stina] = [await signedIn(server, "anna"), await signedIn(server, "stina")];
  await begin(anna);
  await gradeAll(anna);
  assert.match((await anna.ask("/inside/omrade/SO/S1")).text, /Område A<[\s\S]*?inte satt/, "a draft grades nothing");
  await coverAll(anna);
  await freeze(anna);
  await decide(anna, stina);
  const area = (await anna.ask("/inside/omrade/SO/S1")).text;
  assert.match(area, /Område A<[\s\S]*?gul[\s\S]*?Fler stölder/);
  assert.match(area, /Ingen mätning finns för området/);
  const town = (await anna.ask("/inside/staden?period=2026-Q3")).text;
  assert.match(town, /Stad S1<[\s\S]*Stad S2</);
  assert.match(town, /Alla händelser[^<]*<\/th><td>20<\/td><td>10<\/td>/);
  assert.match(town, /Invånare<\/th><td>uppgift saknas/);
  assert.match(town, /<td>grön 1, gul 1, röd 0<\/td><td>utanför rollens områden<\/td>/);
  assert.ok(!/Totalt|Summa|Medel/.test(town.match(/<main[\s\S]*<\/main>/)[0]), "nothing is added or averaged");
  const hearing = (await anna.ask("/inside/hearing?period=2026")).text;
  assert.match(hearing, /Underlag till hearing 2026[\s\S]*report-district-name">Stad S1</);
  assert.ok(!hearing.includes('report-district-name">Stad S2<'), "another area is not in it");
});
