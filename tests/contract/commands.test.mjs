// Commands as people run them: accounts, exit codes, sentences, and nothing half-written.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { binary, folderFor, middleOf, must, run, squares } from "./support.mjs";

const map = `crs = "EPSG:4326"
precision = "punkt"
[columns]
id = "nr"
category = "kod"
from = "dag"
lon = "lon"
lat = "lat"
text = ["anteckning"]
[category]
"1" = "stold"
"2" = "skadegorelse"
[source]
owner = "Polisen"
controller = "Polismyndigheten"
purpose = "lägesbild"
retention = "5 år"
`;

/** A store with three areas A, B, C and a field map; gives paths and a way to write a file beside them. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const areas = write("areas.geojson", squares(3));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, areas, "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  return { folder, store, write, map: write("map.toml", map) };
}

const row = (nr, kod, dag, place, text = "") => [nr, kod, dag, place?.lon ?? "", place?.lat ?? "", text].join(";");
const tableOf = (rows) => ["nr;kod;dag;lon;lat;anteckning"].concat(rows).join("\n") + "\n";
const table = (...rows) => tableOf(rows);
const content = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

function importInto({ store, map: mapFile }, file, ...more) {
  return run("import", "incidents", store, file, "--source", "polisen", "--map", mapFile, "--json", ...more);
}

test("every row is accounted for, and the same file again changes nothing", (t) => {
  const place = city(t);
  const file = place.write("rows.csv", table(
    row("a1", 1, "2026-03-05 08:30", middleOf(0)),
    row("a2", 2, "5/3/2026", middleOf(1)),
    row("a3", 1, "2026-03-07", undefined),
    row("a4", 9, "2026-03-07", middleOf(1)),
    row("a5", 1, "2026-03-08", middleOf(1), "ring 070-123 45 67"),
    row("a6", 1, "1899-03-08", middleOf(1)),
    row("a7", 1, "2999-03-08", middleOf(1)),
  ));
  const first = importInto(place, file);
  assert.equal(first.code, 0, first.err);
  const account = JSON.parse(first.out);
  assert.deepEqual({ ...account }, { rows: 7, stored: 3, duplicate: 0, quarantined: 1, rejected: 3, unplaced: 1, updated: 0 });
  const again = JSON.parse(importInto(place, file).out);
  assert.deepEqual([again.stored, again.updated, again.duplicate], [0, 0, 3]);
  const edited = place.write("rows.csv", table(row("a1", 2, "2026-03-05 08:30", middleOf(0))));
  assert.equal(JSON.parse(importInto(place, edited).out).updated, 1);
});

test("a rejects file opens in a spreadsheet, can be mended and imported again, and holds no personal data", (t) => {
  const place = city(t);
  const rejects = join(place.folder, "rejects.csv");
  const file = place.write("rows.csv", table(
    row("b1", 9, "2026-03-05", middleOf(0)),
    row("b2", 1, "2026-03-05", middleOf(0), "=SUM(1) och 19811218-9876"),
    row("b3", 1, "2026-03-05", middleOf(2)),
  ));
  const done = importInto(place, file, "--rejects", rejects);
  assert.equal(done.code, 0, done.err);
  const text = readFileSync(rejects, "utf8");
  assert.ok(text.startsWith("\ufeff"), "a spreadsheet knows UTF-8 by its mark");
  assert.match(text.split(/\r?\n/)[0], /^\ufeffnr;kod;dag;lon;lat;anteckning;_rad;_fält;_orsak$/);
  assert.ok(!text.includes("19811218"), "the personnummer is not in the file");
  const mended = place.write("mended.csv", text.replace("b1;9;", "b1;2;"));
  const account = JSON.parse(importInto(place, mended).out);
  assert.equal(account.stored + account.duplicate, 2);
});

test("a dry run and a failed import leave the store as it was", (t) => {
  const place = city(t);
  const file = place.write("rows.csv", table(row("c1", 1, "2026-03-05", middleOf(0))));
  assert.equal(importInto(place, file, "--dry-run").code, 0);
  const broken = place.write("broken.csv", table(row("c2", 1, "2026-03-05", middleOf(0))) + '"c3;1;2026-03-05;12;57\n');
  const failed = importInto(place, broken);
  assert.equal(failed.code, 1);
  const account = JSON.parse(importInto(place, file).out);
  assert.equal(account.stored, 1);
});

test("bad files get one sentence that names them, exit 1, and change nothing", (t) => {
  const place = city(t);
  const good = readFileSync(join(place.folder, "areas.geojson"), "utf8");
  mkdirSync(join(place.folder, "folder.csv"));
  const cases = [
    ["an empty file", place.write("empty.csv", "")],
    ["a folder", join(place.folder, "folder.csv")],
    ["no file at all", join(place.folder, "nowhere.csv")],
    ["an unclosed quote", place.write("quote.csv", table('d1;1;2026-03-05;12.01;57.705;"utan slut'))],
    ["10 MB on one line", place.write("line.csv", "nr;kod;dag;lon;lat;anteckning\n" + "x".repeat(10_000_000))],
    ["NUL bytes", place.write("nul.csv", table("d1;1;2026\0-03-05;12.01;57.705;"))],
    ["swapped axes", place.write("swapped.csv", table(...Array.from({ length: 30 }, (_, i) => row(`s${i}`, 1, "2026-03-05", { lon: 57.705, lat: 12.01 }))))],
    ["metres read as degrees", place.write("metres.csv", table(...Array.from({ length: 30 }, (_, i) => row(`m${i}`, 1, "2026-03-05", { lon: 148024, lat: 6398667 }))))],
    ["a truncated GeoPackage", place.write("cut.gpkg", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(900)]))],
    ["a column that is not there", place.write("column.csv", "nr;kod\n1;1\n")],
  ];
  for (const [what, file] of cases) {
    const { code, out, err } = importInto(place, file);
    if (["swapped axes", "metres read as degrees", "NUL bytes"].includes(what) && code === 0) {
      assert.equal(JSON.parse(out).stored, 0, `${what}: nothing is stored`);
      continue;
    }
    assert.equal(code, 1, `${what}: ${out}${err}`);
    const sentences = err.trim().split("\n").filter((line) => line.startsWith("tryggkarta: "));
    assert.equal(sentences.length, 1, `${what}: ${err}`);
    assert.ok(err.length < 1500, `${what}: the sentence stays short`);
  }
  const noCrs = place.write("nocrs.csv", "kod;namn;wkt\nA;Alfa;\"POLYGON((0 0,1 0,1 1,0 0))\"\n");
  assert.equal(run("import", "areas", place.store, noCrs, "--scheme", "X", "--title", "X", "--code", "kod", "--name", "namn").code, 1);
  const twice = place.write("twice.geojson", good.replaceAll('"kod":"B"', '"kod":"A"'));
  const duplicate = run("import", "areas", place.store, twice, "--scheme", "X", "--title", "X", "--code", "kod", "--name", "namn");
  assert.equal(duplicate.code, 1);
  assert.match(duplicate.err, /A/);
});

test("latin-1 is recognised, or said; å, ä and ö come through", (t) => {
  const place = city(t);
  const latin = Buffer.from(table(row("å1", 1, "2026-03-05", middleOf(0), "vid Gråbergsgatan")).replace("anteckning", "anteckning"), "latin1");
  const account = JSON.parse(importInto(place, place.write("latin.csv", latin)).out);
  assert.equal(account.stored, 1);
});

test("wrong usage exits 2 and help explains, also for one command", () => {
  assert.equal(run("import", "incidents").code, 2);
  assert.equal(run("fly").code, 2);
  assert.equal(run().code, 2);
  assert.match(must("--version"), /^tryggkarta \d+\.\d+\.\d+/);
  assert.match(must("help"), /import/);
  assert.match(must("help", "import", "incidents"), /--rejects/);
});

test("while somebody else writes, an import waits a little, then says so in one sentence and changes nothing", async (t) => {
  const place = city(t);
  const writer = spawn("sqlite3", [place.store], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => writer.kill());
  writer.stdin.write("BEGIN IMMEDIATE;\nSELECT 'held';\n");
  await new Promise((resolve) => writer.stdout.on("data", (text) => String(text).includes("held") && resolve()));
  const small = place.write("small.csv", table(row("z", 1, "2026-03-05", middleOf(0))));
  const refused = importInto(place, small);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^tryggkarta: .*writ/m);
  writer.stdin.end("ROLLBACK;\n");
  await new Promise((resolve) => writer.on("exit", resolve));
  assert.equal(JSON.parse(importInto(place, small).out).stored, 1);
});

test("Ctrl-C in the middle of an import leaves the store as it was", async (t) => {
  const place = city(t);
  const before = content(place.store);
  const rows = Array.from({ length: 400_000 }, (_, i) => row(`n${i}`, 1, "2026-03-05", middleOf(i % 3)));
  const file = place.write("many.csv", tableOf(rows));
  const child = spawn(binary, ["import", "incidents", place.store, file, "--source", "polisen", "--map", place.map]);
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  // The rollback journal or the log of the store grows when rows are on their way; then the signal comes.
  await new Promise((resolve) => setTimeout(resolve, 150));
  child.kill("SIGINT");
  const code = await ended;
  if (code !== 0) {
    const checked = run("check", place.store);
    assert.equal(checked.code, 0, checked.out);
    const small = place.write("small.csv", table(row("n1", 1, "2026-03-05", middleOf(0))));
    assert.equal(JSON.parse(importInto(place, small).out).stored, 1, "no row of the interrupted import is there");
  }
  assert.ok(before.length === 64);
});

test("a disk that is full ends an import with a sentence, and the store is whole", (t) => {
  const place = city(t);
  const rows = Array.from({ length: 100_000 }, (_, i) => row(`n${i}`, 1, "2026-03-05", middleOf(i % 3)));
  const file = place.write("many.csv", tableOf(rows));
  // A limit of 6 MB a file stands for a disk that is full (the store alone has less than that before).
  const limited = spawnSync("bash", ["-c", 'ulimit -f 12000; exec "$@"', "bash", binary, "import", "incidents", place.store, file, "--source", "polisen", "--map", place.map], { encoding: "utf8" });
  assert.equal(limited.status, 1, limited.stderr);
  assert.match(limited.stderr, /tryggkarta: /);
  assert.equal(run("check", place.store).code, 0);
  assert.equal(JSON.parse(importInto(place, file).out).stored, 100_000);
});

test("a store from a newer program is refused, and so is what is no store", (t) => {
  const place = city(t);
  spawnSync("sqlite3", [place.store, "PRAGMA user_version = 9999;"]);
  const newer = run("check", place.store);
  assert.equal(newer.code, 1);
  assert.match(newer.err, /newer/);
  assert.equal(run("check", place.write("text.txt", "hej")).code, 1);
  assert.equal(run("check", place.folder).code, 1);
  assert.equal(run("init", place.write("there.tryggkarta", "x")).code, 1);
});

test("a store opens in OGR as it is, with its geometry", (t) => {
  const place = city(t);
  const layers = spawnSync("ogrinfo", ["-q", "-ro", place.store], { encoding: "utf8" }).stdout;
  assert.match(layers, /area.*Multi Polygon/i);
});

test("kill -9 in the middle of an import leaves a whole store", async (t) => {
  const place = city(t);
  const rows = Array.from({ length: 200_000 }, (_, i) => row(`n${i}`, 1, "2026-03-05", middleOf(i % 3)));
  const file = place.write("many.csv", tableOf(rows));
  for (const delay of [60, 200, 500]) {
    const child = spawn(binary, ["import", "incidents", place.store, file, "--source", `kalla${delay}`, "--map", place.map]);
    const ended = new Promise((resolve) => child.on("exit", resolve));
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    await ended;
    assert.equal(run("check", place.store).code, 0);
  }
});
