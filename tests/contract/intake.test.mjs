// A planner's file on its way in: sent, looked at, tried, taken in; and all that may not come in. On the real binary, by fetch.
import { test } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workbookOf } from "./zip_file.mjs";
import { addMember, folderFor, must, password, run, serve, squares, until } from "./support.mjs";

/** A store of two squares with a decided source, and members of many parts. */
async function house(t, ...args) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const areas = join(folder, "areas.geojson");
  writeFileSync(areas, squares(2));
  must("init", store);
  must("import", "areas", store, areas, "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  must("source", "set", store, "polisen", "--owner", "Polisen", "--controller", "Polismyndigheten", "--purpose", "lägesbild", "--retention", "10 år", "--cadence", "varje vecka");
  addMember(store, "anna", "planner");
  addMember(store, "bo", "planner");
  addMember(store, "cia", "planner@OMR:A");
  addMember(store, "rut", "administrator");
  addMember(store, "lars", "reader");
  const server = await serve(t, store, ...args);
  return { folder, store, server, incoming: `${store}.leveranser` };
}

/** A signed-in browser without a script: cookie, token of its forms. */
async function signIn({ server }, name) {
  const answer = await server.get("/logga-in", { method: "POST", body: new URLSearchParams({ name, password }) });
  assert.equal(answer.status, 303);
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const get = (path, options = {}) => server.get(path, { ...options, headers: { cookie, ...options.headers } });
  const csrf = (await (await get("/inside/konto")).text()).match(/name="csrf" value="([^"]+)"/)[1];
  return { get, csrf };
}

const send = (person, text, { name = "fil.csv", source = "polisen", newSource = "", csrf = person.csrf } = {}) => {
  const form = new FormData();
  form.set("csrf", csrf);
  form.set("source", source);
  form.set("new-source", newSource);
  form.set("file", new Blob([text]), name);
  return person.get("/inside/leverans/ny", { method: "POST", body: form });
};

/** The fields of the page's form of the map, as a browser would send them. */
function fieldsOf(html) {
  const form = html.slice(html.indexOf('class="intake-form"'), html.indexOf("</form>", html.indexOf('class="intake-form"')));
  const unescape = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#39;/g, "'").replace(/&amp;/g, "&");
  const fields = new URLSearchParams();
  for (const [, tag] of form.matchAll(/<input([^>]*)>/g)) {
    const name = tag.match(/name="([^"]*)"/)?.[1];
    if (tag.includes('type="checkbox"') && !tag.includes(" checked")) continue;
    fields.append(name, unescape(tag.match(/ value="([^"]*)"/)?.[1] ?? ""));
  }
  for (const [, name, options] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    fields.append(name, unescape(options.match(/value="([^"]*)" selected/)?.[1] ?? ""));
  }
  return fields;
}

const post = (person, path, fields) => person.get(path, { method: "POST", body: fields });

/** Sends a file that must be readable; gives the address and text of its preview. */
async function preview(person, text, options) {
  const answer = await send(person, text, options);
  assert.equal(answer.status, 303, await answer.text());
  const path = answer.headers.get("location");
  return { path, html: await (await person.get(path)).text() };
}

/** Presses a button of the preview's form, with some fields changed. */
async function press(person, { path, html }, what, changes = {}) {
  const fields = fieldsOf(html);
  fields.set("what", what);
  for (const [name, value] of Object.entries(changes)) fields.set(name, value);
  const answer = await post(person, path, fields);
  assert.equal(answer.status, 303, await answer.text());
  return { path, html: await (await person.get(path)).text() };
}

/** The numbers of the account, in the order of its rows: new, changed, there already, kept out, rejected, total. */
const accountOf = (html) => [...html.matchAll(/<th scope="row">[^<]*<\/th><td class="number">([^<]*)<\/td>/g)].slice(0, 6).map(([, number]) => Number(number.replace(/\D/g, "")));

/** Windows-1252, semicolons, decimal commas, swedish dates, a person's number, a row without a date, a strange category. */
const messy = Buffer.from(
  "\xC4rendenr;Brottstyp;Brottstid fr\xE5n;lon;lat;Anm\xE4rkning\r\n" +
    "K1;Misshandel, utomhus;2026-03-01 22:10;12,01;57,705;\r\n" +
    "K2;Klotter;2/3/2026;12,011;57,7051;p\xE5 v\xE4ggen\r\n" +
    "K3;Stöld av cykel;2026-03-03 12.00;12,03;57,705;ring 19811218-9876\r\n".replace("ö", "\xF6") +
    "K4;Rymdskrot;2026-03-04;12,03;57,705;\r\n" +
    "K5;Klotter;;12,03;57,705;\r\n" +
    "K6;Klotter;2026-03-05;13,5;57,705;\r\n",
  "latin1",
);

test("a messy file is understood, tried, corrected, taken in once, seen on the map, and its map remembered", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const first = await preview(anna, messy, { name: "mars 2026.csv" });
  assert.match(first.html, /Granska mars 2026\.csv/);
  assert.match(first.html, /windows-1252/);
  assert.match(first.html, /på väggen/);
  assert.deepEqual(accountOf(first.html), [3, 0, 0, 1, 2, 6]);
  assert.match(first.html, /Rymdskrot (finns inte|&quot;)|kategorin &quot;Rymdskrot&quot; finns inte/);
  const reasons = first.html.slice(first.html.indexOf("De första raderna som inte tas in"), first.html.indexOf("Så läses den"));
  assert.match(reasons, /personuppgift: personnummer/);
  assert.ok(!reasons.includes("19811218"), "no reason holds what it is about");

  const number = [...fieldsOf(first.html)].find(([, value]) => value === "Rymdskrot")[0].replace("theirs-", "");
  const second = await press(anna, first, "take", { [`ours-${number}`]: "ovrigt" });
  assert.match(second.html, /Provkörning/, "what has been changed is looked at before it is taken in");
  assert.deepEqual(accountOf(second.html), [4, 0, 0, 1, 1, 6]);

  const done = await press(anna, second, "take");
  assert.match(done.html, /mars 2026\.csv är inläst/);
  assert.deepEqual(accountOf(done.html), [4, 0, 0, 1, 1, 6]);
  const figures = await until(async () => (await anna.get("/inside/figures?scheme=OMR&from=2026-03-01&to=2026-03-31")).json(), ({ total }) => (total?.count ?? 0) === 4);
  assert.equal(figures.unplaced.count, 1);

  const rejects = await anna.get(`${done.path}/avvisade.csv`);
  assert.equal(rejects.headers.get("content-disposition"), 'attachment; filename="avvisade.csv"');
  const text = await rejects.text();
  assert.match(text, /K5/);
  assert.ok(!text.includes("19811218"));

  const again = await preview(anna, messy, { name: "igen.csv" });
  assert.match(again.html, /förra fil/);
  assert.deepEqual(accountOf(again.html), [0, 0, 4, 1, 1, 6]);
  const map = must("source", "map", city.store, "polisen");
  assert.match(map, /"Rymdskrot" = "ovrigt"/);
  assert.match(map, /category = "Brottstyp"/);
  assert.equal(run("check", city.store).code, 0);
});

test("the same file through the page and through the command gives the same account", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const looked = await preview(anna, messy);
  await press(anna, looked, "take");
  const map = join(city.folder, "map.toml");
  writeFileSync(map, must("source", "map", city.store, "polisen"));
  const file = join(city.folder, "same.csv");
  writeFileSync(file, messy);
  const account = must("import", "incidents", city.store, file, "--source", "polisen", "--map", map, "--json");
  assert.deepEqual([account.stored, account.updated, account.duplicate, account.quarantined, account.rejected, account.rows], [0, 0, 3, 1, 2, 6]);
});

test("only a planner of the whole city sends files, from our own page; nobody sees another's", async (t) => {
  const city = await house(t);
  const [anna, bo, cia, rut, lars] = await Promise.all(["anna", "bo", "cia", "rut", "lars"].map((name) => signIn(city, name)));
  for (const person of [cia, rut, lars]) {
    assert.equal((await send(person, messy)).status, 403);
    assert.equal((await person.get("/inside/leverans/ny")).status, 403);
  }
  assert.equal((await cia.get("/inside/leverans")).status, 200);
  assert.equal((await rut.get("/inside/leverans")).status, 403);
  const stranger = { get: city.server.get, csrf: "x" };
  assert.equal((await send(stranger, messy)).status, 403);
  assert.equal((await city.server.get("/inside/leverans")).headers.get("location"), "/logga-in?next=%2Finside%2Fleverans");
  assert.equal((await send(anna, messy, { csrf: "fel" })).status, 403);
  const { path, html } = await preview(anna, messy);
  assert.equal((await bo.get(path)).status, 404);
  const fields = fieldsOf(html);
  fields.set("csrf", bo.csrf);
  fields.set("what", "take");
  assert.equal((await post(bo, path, fields)).status, 404);
  assert.equal((await post(bo, `${path}/kasta`, new URLSearchParams({ csrf: bo.csrf }))).status, 404);
  fields.set("csrf", "fel");
  assert.equal((await post(anna, path, fields)).status, 403);
  assert.equal((await post(anna, `${path}/kasta`, new URLSearchParams({ csrf: anna.csrf }))).status, 303);
  assert.equal((await anna.get(path)).status, 404);
  assert.deepEqual(readdirSync(city.incoming), []);
});

test("what is no file of incidents is refused in one sentence, and nothing of it stays", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const vrt = `<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>`;
  const cases = [
    ["", "tom.csv", /tom\.csv är tom/],
    [Buffer.alloc(5000, 0), "noll.xlsx", /skadad|annat slag/],
    ["PK\x03\x04 avbruten", "avbruten.xlsx", /skadad|annat slag/],
    [workbookOf([["nr"]], " ".repeat(300 << 20)), "bomb.xlsx", /bomb\.xlsx blir för stor när den packas upp/],
    [workbookOf([["nr"]]).subarray(0, 700), "halv.xlsx", /skadad|annat slag/],
    ["x".repeat(3_000_000), "lang.csv", /./],
    [vrt, "karta.geojson", /karta\.geojson/],
    [vrt, "karta.vrt", /slag som inte tas emot/],
    ["a;b\n1;2\n", "../../etc/passwd", /slag som inte tas emot/],
  ];
  for (const [content, name, sentence] of cases) {
    const answer = await send(anna, content, { name });
    assert.equal(answer.status, 400, name);
    const alert = (await answer.text()).match(/role="alert">([^<]*)</)[1];
    assert.match(alert, sentence, name);
    assert.ok(!alert.includes(city.folder), "no path of the server is shown");
    assert.ok(!alert.includes("root:"), name);
  }
  assert.deepEqual(readdirSync(city.incoming), []);
});

test("HTML in cells, columns, words and names stays text", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const evil = `<script>alert(1)</script>`;
  const { html } = await preview(anna, `nr;typ;datum;"${evil}"\n1;"${evil}";2026-03-01;"${evil}"\n`, { name: `<img src=x>.csv` });
  assert.ok(!html.includes(evil));
  assert.ok(!html.includes("<img src=x>"));
  assert.ok(html.includes("&lt;script&gt;"));
});

test("a workbook is read like a text file", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const rows = [["Ärendenr", "Kategori", "Datum", "lon", "lat"], ["1", "Klotter", "2026-03-01", "12.01", "57.705"], ["2", "Rån", "2026-03-02", "12.03", "57.705"]];
  const done = await press(anna, await preview(anna, workbookOf(rows), { name: "bok.xlsx" }), "take");
  assert.match(done.html, /Alla 2 nya rader ligger i ett av stadens områden/);
});

test("a GeoJSON file says its places itself", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const feature = (id, lon) => ({ type: "Feature", properties: { id, typ: "Klotter", start: "2026-03-01T10:00:00+01:00" }, geometry: { type: "Point", coordinates: [lon, 57.705] } });
  const text = JSON.stringify({ type: "FeatureCollection", features: [feature("1", 12.01), feature("2", 12.03)] });
  const done = await press(anna, await preview(anna, text, { name: "klotter.geojson" }), "take");
  assert.match(done.html, /Alla 2 nya rader ligger i ett av stadens områden/);
});

test("when another column holds the categories, its words are guessed anew", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const first = await preview(anna, "nr;kategori;datum;egentlig\n1;A;2026-03-01;Klotter\n2;B;2026-03-02;Rån\n");
  assert.deepEqual(accountOf(first.html), [0, 0, 0, 0, 2, 2]);
  const second = await press(anna, first, "again", { "c-category": "egentlig" });
  assert.deepEqual(accountOf(second.html), [2, 0, 0, 0, 0, 2]);
});

test("what is sent twice at once is taken in once", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const looked = await preview(anna, messy);
  const fields = fieldsOf(looked.html);
  fields.set("what", "take");
  const answers = await Promise.all([1, 2, 3].map(() => post(anna, looked.path, fields)));
  for (const { status } of answers) assert.ok(status === 303 || status === 409, String(status));
  const { total } = await until(async () => (await anna.get("/inside/figures?scheme=OMR&from=2026-03-01&to=2026-03-31")).json(), ({ total }) => (total?.count ?? 0) > 0);
  assert.equal(total.count, 3);
  assert.equal(run("check", city.store).code, 0);
});

test("a server that is killed while it takes a file in leaves a whole store without any of it", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const lines = Array.from({ length: 150_000 }, (_, i) => `K${i};Klotter;2026-03-${String((i % 28) + 1).padStart(2, "0")} 10:00;12.01;57.705`);
  const looked = await preview(anna, `nr;typ;tid;lon;lat\n${lines.join("\n")}\n`);
  const fields = fieldsOf(looked.html);
  fields.set("what", "take");
  const asked = post(anna, looked.path, fields).then(({ status }) => status, () => 0);
  // The rejects are begun when the first row is read.
  const begun = join(city.incoming, looked.path.split("/").at(-1), "rejects.csv.part");
  await until(() => existsSync(begun), (is) => is, 60_000);
  city.server.child.kill("SIGKILL");
  await city.server.ended;
  assert.equal(await asked, 0, "it was killed in the middle");
  const next = await serve(t, city.store);
  assert.deepEqual(readdirSync(city.incoming), []);
  assert.equal(run("check", city.store).code, 0);
  const again = await signIn({ server: next }, "anna");
  assert.match(await (await again.get("/inside/leverans")).text(), /ingen än/);
});

test("swapped axes are refused with a hint and never swapped", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const { html } = await preview(anna, "nr;typ;datum;lon;lat\n1;Klotter;2026-03-01;57,705;12,01\n2;Klotter;2026-03-01;57,7051;12,011\n");
  assert.match(html, /axlarna är omkastade/);
  assert.ok(!html.includes("Provkörning"));
});

test("a new source takes no rows until controller, purpose and retention are filled in", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  const first = await preview(anna, "nr;typ;datum\n1;Klotter;2026-03-01\n", { source: "", newSource: "räddning" });
  const refused = await press(anna, first, "take");
  assert.match(refused.html, /tar inte emot rader förrän/);
  assert.ok(!must("source", "list", city.store).includes("räddning"), "nothing of a refused delivery is kept");
  const filled = await press(anna, refused, "again", { "s-controller": "Förbundet", "s-purpose": "kartläggning", "s-retention": "5 år" });
  const done = await press(anna, filled, "take");
  assert.match(done.html, /är inläst/);
  assert.match(must("source", "list", city.store), /räddning\n.*\n.*\n {2}controller {2}Förbundet/);
});

test("a body that is too large is told so, and the limit is configurable", async (t) => {
  const folder = folderFor(t);
  const config = join(folder, "config.toml");
  writeFileSync(config, "[intake]\nlargest_file = 1048576\n");
  const city = await house(t, "--config", config);
  const anna = await signIn(city, "anna");
  const answer = await send(anna, "x".repeat(4 << 20));
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /MiB/);
});

test("a killed server leaves a folder for its owner alone, which the next one sweeps", async (t) => {
  const city = await house(t);
  const anna = await signIn(city, "anna");
  await preview(anna, messy);
  assert.equal(statSync(city.incoming).mode & 0o777, 0o700);
  const [id] = readdirSync(city.incoming);
  assert.equal(statSync(join(city.incoming, id, "file.csv")).mode & 0o777, 0o600);
  city.server.child.kill("SIGKILL");
  await city.server.ended;
  assert.ok(existsSync(join(city.incoming, id, "file.csv")));
  await serve(t, city.store);
  assert.deepEqual(readdirSync(city.incoming), []);
  assert.equal(run("check", city.store).code, 0);
});
