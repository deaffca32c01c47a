// Gallring: after a source's retention exact place and key are gone from the file, and every count is what it was.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, binary, folderFor, must, run, serve, squares, tokenOf, until } from "./support.mjs";

const map = `precision = "punkt"
[columns]
id = "nr"
category = "kod"
from = "dag"
lon = "lon"
lat = "lat"
area = "bas"
[category]
"1" = "stold"
"2" = "klotter"
[source]
controller = "Polismyndigheten"
purpose = "lägesbild"
retention = "24 månader"
retention_decision = "SN 2024/17, 2024-05-02"
`;

const months = (back) => {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - back);
  return day.toISOString().slice(0, 7);
};
// The rows are of the last month and of twenty months ago: none is due now, the older ones are in six months.
const recent = months(1), older = months(20);
const later = (count) => `${months(-count)}-28`;

/** Areas of two levels, A … C of MO over a … c of BAS, and a field map. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const areas = write("areas.geojson", squares(3));
  const small = write("small.geojson", squares(3, (i) => ({ kod: "abc"[i], del: "ABC"[i] })));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, areas, "--scheme", "MO", "--title", "Mellanområden", "--code", "kod", "--name", "namn");
  must("import", "areas", store, small, "--scheme", "BAS", "--title", "Basområden", "--code", "kod", "--name", "namn", "--parent-scheme", "MO", "--parent", "del");
  setLevel(store, "BAS", "basomrade");
  return { folder, store, write, map: write("map.toml", map) };
}

function setLevel(store, scheme, level) {
  assert.equal(spawnSync("sqlite3", [store, `UPDATE area_scheme SET level = '${level}' WHERE code = '${scheme}'`], { encoding: "utf8" }).stderr, "");
}

const placeOf = (i) => ({ lon: 12.0 + ((i * 7919) % 60_000) / 1e6, lat: 57.7005 + ((i * 104_729) % 9000) / 1e6 });

/** Rows of both months in three areas, some with the code of a small area instead of a point, some nowhere. */
function tableOf(count) {
  const rows = ["nr;kod;dag;lon;lat;bas"];
  for (let i = 0; i < count; i++) {
    const { lon, lat } = placeOf(i);
    const place = i % 10 === 8 ? ";;b" : i % 10 === 9 ? ";;" : `${lon};${lat};`;
    rows.push(`K-${i};${1 + (i % 2)};${i % 3 === 0 ? recent : older}-${String(1 + (i % 28)).padStart(2, "0")} 13:${String(i % 60).padStart(2, "0")};${place}`);
  }
  return rows.join("\n") + "\n";
}

function filled(t, count) {
  const place = city(t);
  place.file = place.write("rows.csv", tableOf(count));
  place.account = importInto(place);
  assert.equal(place.account.stored, count);
  return place;
}

const importInto = ({ store, file, map: mapFile }) => must("import", "incidents", store, file, "--source", "polisen", "--map", mapFile, "--json");
const retain = (store, ...more) => must("retain", store, "--json", ...more);
const digest = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const everything = (store) => Buffer.concat(["", "-wal", "-shm", "-journal"].map((suffix) => (existsSync(store + suffix) ? readFileSync(store + suffix) : Buffer.alloc(0))));

/** What SQLite says by itself, one line a row. */
function ask(store, sql) {
  const done = spawnSync("sqlite3", ["-readonly", store, sql], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(done.stderr, "");
  return done.stdout.trim().split("\n");
}

/** Figures of every division and period that anyone can ask a server for, without the number of the edition. */
async function publicFigures(server) {
  const current = await (await server.get("/editions/current")).json();
  const all = {};
  for (const scheme of current.schemes) {
    for (const period of current.periods) {
      for (const category of ["all", "stold", "skadegorelse", "klotter"]) {
        const answer = await server.get(`/figures?scheme=${scheme.code}&period=${period}&category=${category}`);
        assert.equal(answer.status, 200);
        const { edition: _, ...figures } = await answer.json();
        all[`${scheme.code} ${period} ${category}`] = figures;
      }
    }
  }
  return all;
}

const sees = (server, token, path) => server.get(`/inside/${path}`, { headers: { authorization: `Bearer ${token}` } });

test("public and inside figures are the same before and after, in a server that runs on, and in the next edition", async (t) => {
  const { store } = filled(t, 600);
  must("publish", store);
  addMember(store, "anna", "analyst/3");
  const token = tokenOf(store, "anna", "analyst/3");
  const server = await serve(t, store);
  const inside = async (path) => (await sees(server, token, path)).json();
  await until(() => sees(server, token, "figures?scheme=MO"), ({ status }) => status === 200);
  const publicly = await publicFigures(server);
  assert.ok(Object.values(publicly).some(({ figures }) => figures.some(({ count }) => count > 100)));
  const questions = ["figures?scheme=MO", "figures?scheme=MO&category=klotter", `figures?scheme=MO&from=${older}-05&to=${older}-20`, "figures?scheme=MO&source=polisen"];
  const before = await Promise.all(questions.map(inside));
  const { excluded } = await inside("hotspots?grid=250");
  const small = await inside("figures?scheme=BAS");

  const account = retain(store, "--today", later(6));
  assert.equal(account.retained, 400);
  assert.deepEqual(account.sources.map(({ source, retained, retained_earlier, kept }) => [source, retained, retained_earlier, kept]), [["polisen", 400, 0, 200]]);

  // The server has read the new book when rows without a position have left the net.
  const net = await until(() => inside("hotspots?grid=250"), (answer) => answer.excluded !== excluded);
  assert.ok(net.excluded >= 400, "rows without a position are counted as excluded");
  assert.deepEqual(await Promise.all(questions.map(inside)), before);
  const exact = await inside("figures?scheme=MO&precision=punkt");
  assert.ok(exact.total.count < before[0].total.count, "and they are no longer precise");
  const smallAfter = await inside("figures?scheme=BAS");
  assert.equal(smallAfter.total.count, small.total.count);
  assert.ok(smallAfter.unplaced.count >= 400, "of a finer division nothing is left");

  must("publish", store);
  await until(async () => (await (await server.get("/editions/current")).json()).number, (number) => number === 2);
  assert.deepEqual(await publicFigures(server), publicly);
  assert.deepEqual(ask(store, "SELECT count(*) FROM published_slice WHERE edition = 2"), ["0"], "the ledger has nothing new to say");
  const checked = run("check", store);
  assert.equal(checked.code, 0, checked.out);
});

test("no coordinate, key or content of a retained row is in the file or beside it, also while a server has it open", async (t) => {
  const { store } = filled(t, 300);
  addMember(store, "anna", "analyst/3");
  await serve(t, store);
  const due = `FROM incident WHERE time_to < unixepoch('${later(-19)}')`;
  const coordinates = ask(store, `SELECT hex(substr(geometry, 7, 16)) ${due} AND geometry IS NOT NULL`).flatMap((bytes) => [bytes.slice(0, 16), bytes.slice(16)]);
  const identities = ask(store, `SELECT printf('%016x', second_half) FROM incident_identity WHERE incident IN (SELECT id ${due})`);
  assert.equal(coordinates.length, 2 * 160);
  assert.equal(identities.length, 200);
  const present = (bytes, all) => all.includes(Buffer.from(bytes, "hex"));
  const before = everything(store);
  for (const bytes of coordinates) assert.ok(present(bytes, before));
  assert.ok(identities.filter((bytes) => present(bytes, before)).length > 190, "small numbers are written shorter");

  assert.equal(retain(store, "--today", later(6)).rewritten, true);
  const after = everything(store);
  for (const bytes of [...coordinates, ...identities]) assert.ok(!present(bytes, after), bytes);
  assert.deepEqual(ask(store, "SELECT count(*) FROM incident WHERE geometry IS NOT NULL"), ["80"]);
  // The source's own keys are never there at all.
  assert.ok(!after.includes("K-1"));
});

test("a second run and a dry run change no byte", (t) => {
  const { store } = filled(t, 60);
  const fresh = digest(store);
  assert.deepEqual(retain(store, "--today", later(6), "--dry-run").retained, 40);
  assert.equal(digest(store), fresh);
  assert.equal(retain(store, "--today", later(6)).retained, 40);
  const done = digest(store);
  const again = retain(store, "--today", later(6));
  assert.deepEqual([again.retained, again.rewritten, again.sources[0].retained_earlier], [0, false, 40]);
  assert.match(must("retain", store, "--today", later(6)), /No row is older than its source may keep it/);
  assert.equal(digest(store), done);
});

test("the same file again is rejected for what was retained, whatever the clock says, and nothing is counted twice", (t) => {
  const place = filled(t, 60);
  retain(place.store, "--today", later(6));
  const again = run("import", "incidents", place.store, place.file, "--source", "polisen", "--map", place.map, "--json");
  assert.equal(again.code, 0, again.err);
  const account = JSON.parse(again.out);
  assert.deepEqual([account.stored, account.updated, account.duplicate, account.rejected], [0, 0, 20, 40]);
  assert.match(again.err, /40 row\(s\) not taken: the row is older than the retention of its source, which goes back to \d{4}-\d\d-\d\d/);
  assert.deepEqual(ask(place.store, "SELECT count(*) FROM incident"), ["60"]);
  must("source", "set", place.store, "polisen", "--retention", "10 år", "--retention-decision", "SN 2030/1");
  assert.equal(importInto(place).rejected, 40, "a longer retention brings nothing back");
  assert.equal(run("check", place.store).code, 0);
});

test("rows that are too old are rejected when they come, with the reason in the rejects file", (t) => {
  const place = city(t);
  place.file = place.write("rows.csv", `nr;kod;dag;lon;lat;bas\n1;1;${months(26)}-05;12.01;57.705;\n2;1;${recent}-05;12.01;57.705;\n`);
  const rejects = join(place.folder, "rejects.csv");
  const account = must("import", "incidents", place.store, place.file, "--source", "polisen", "--map", place.map, "--json", "--rejects", rejects);
  assert.deepEqual([account.stored, account.rejected], [1, 1]);
  assert.match(readFileSync(rejects, "utf8"), /;2;dag;raden är äldre än källans gallringsfrist, som går till \d{4}-\d\d-\d\d/);
  assert.equal(retain(place.store).retained, 0, "import and retain draw the line at the same day");
});

test("kill -9 in the middle leaves a whole store with the same counts, and the next run ends the work", async (t) => {
  const { store } = filled(t, 120_000);
  const counts = "SELECT category, time_from / 86400, count(*) FROM incident GROUP BY 1, 2";
  const before = ask(store, counts);
  const [coordinates] = ask(store, "SELECT hex(substr(geometry, 7, 16)) FROM incident WHERE id = 2");
  let killed = 0;
  for (const delay of [20, 80, 160, 240, 320, 400]) {
    const child = spawn(binary, ["retain", store, "--today", later(6)], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal)));
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    if ((await ended) === "SIGKILL") killed += 1;
    const checked = run("check", store);
    assert.equal(checked.code, 0, checked.out);
    assert.deepEqual(ask(store, counts), before);
    const [retained] = ask(store, "SELECT count(*) FROM incident WHERE retained_place IS NOT NULL");
    assert.ok(["0", "80000"].includes(retained), `all or nothing: ${retained}`);
  }
  assert.ok(killed > 0);
  retain(store, "--today", later(6));
  const [retained] = ask(store, "SELECT count(*) FROM incident WHERE retained_place IS NOT NULL");
  assert.equal(retained, "80000");
  const after = everything(store);
  assert.ok(!after.includes(Buffer.from(coordinates.slice(0, 16), "hex")) && !after.includes(Buffer.from(coordinates.slice(16), "hex")));
  assert.ok(!run("check", store).out.includes("P10"));
});

/** Runs retain where no file may grow beyond a size, as on a full disk. */
function retainWithin(kilobytes, store) {
  const limited = spawnSync("bash", ["-c", 'ulimit -f "$0"; exec "$@"', String(kilobytes), binary, "retain", store, "--today", later(6)], { encoding: "utf8" });
  assert.equal(limited.status, 1, limited.stderr);
  assert.equal(limited.stderr.match(/^tryggkarta: /gm).length, 1, limited.stderr);
  const checked = run("check", store);
  assert.equal(checked.code, 0, checked.out);
  return limited.stderr;
}

test("a disk that is full before the rows are retained leaves everything as it was, and the next run does it", (t) => {
  const { store } = filled(t, 60_000);
  retainWithin(3000, store);
  assert.deepEqual(ask(store, "SELECT count(*) FROM incident WHERE retained_place IS NOT NULL"), ["0"]);
  assert.equal(retain(store, "--today", later(6)).retained, 40_000);
});

test("a disk that is full while the file is written anew is told of, by check too, and the next run does it", (t) => {
  const { store } = filled(t, 60_000);
  retain(store, "--today", later(6));
  // As a run leaves it that is ended between the two steps.
  assert.equal(spawnSync("sqlite3", [store, "UPDATE retention_state SET must_rewrite = 1"], { encoding: "utf8" }).stderr, "");
  assert.match(retainWithin(1000, store), /The rows are retained, but what they held still lies in unused parts of the file: run `tryggkarta retain` again/);
  assert.match(run("check", store).out, /P10: what was retained may still lie in unused parts of the file/);
  assert.match(must("retain", store, "--today", later(6)), /No row is older .* The file was written anew/);
  assert.ok(!run("check", store).out.includes("P10"));
});

test("a map brings the decision together with the retention, or for the same one, and replaces none", (t) => {
  const place = city(t);
  place.file = place.write("rows.csv", tableOf(3));
  const decision = () => must("source", "list", place.store).match(/decision {4}(.*)/)[1];
  must("source", "set", place.store, "polisen", "--retention", "5 år");
  importInto(place);
  assert.equal(decision(), "ej beslutat", "the map's decision is on another time");
  must("source", "set", place.store, "polisen", "--retention", "24 månader");
  importInto(place);
  assert.equal(decision(), "SN 2024/17, 2024-05-02");
  must("source", "set", place.store, "polisen", "--retention-decision", "SN 2025/3");
  const again = run("import", "incidents", place.store, place.file, "--source", "polisen", "--map", place.map);
  assert.match(again.err, /The map says another retention_decision for source polisen than the store, which stands/);
  assert.equal(decision(), "SN 2025/3");
  must("source", "set", place.store, "polisen", "--retention", "24 månader");
  assert.equal(decision(), "SN 2025/3", "the same retention again leaves its decision");
});

test("check tells of a retention that is overdue, that has no decision, and that nobody can read", (t) => {
  const { store } = filled(t, 60);
  const said = () => run("check", store).out;
  assert.ok(!said().includes("P10"));
  must("source", "set", store, "polisen", "--retention", "6 månader");
  assert.match(said(), /warning: P10: source polisen has a retention \(6 månader\) without its decision/);
  assert.match(said(), /warning: P10: gallring försenad: 40 rows of polisen are older than its retention \(6 månader, before \d{4}-\d\d-\d\d\)/);
  must("source", "set", store, "polisen", "--retention-decision", "SN 2026/4, 2026-11-02");
  assert.ok(!said().includes("without its decision"));
  assert.match(must("source", "list", store), /retention {3}6 månader\n {2}decision {4}SN 2026\/4, 2026-11-02/);
  assert.equal(retain(store).retained, 40);
  assert.ok(!said().includes("P10"));
  assert.match(must("source", "list", store), /retained {4}before \d{4}-\d\d-\d\d/);
});

test("a source without a retention is kept whole, and told of", (t) => {
  const place = city(t);
  place.map = place.write("bare.toml", map.split("[source]")[0]);
  place.file = place.write("rows.csv", tableOf(30));
  importInto(place);
  const account = retain(place.store, "--today", "2999-01-01");
  assert.deepEqual(account.sources, [{ source: "polisen", retention: "", before: null, retained: 0, retained_earlier: 0, kept: 30 }]);
  assert.match(must("retain", place.store), /polisen \(ej beslutat\): every row is kept, 30 in all/);
  assert.match(run("check", place.store).out, /I14: source polisen is not decided/);
});

test("what is no retention is refused with one sentence, and wrong usage exits 2", (t) => {
  const { store, folder } = city(t);
  const refused = run("source", "set", store, "polisen", "--retention", "tills vidare");
  assert.equal(refused.code, 1);
  assert.match(refused.err, /^tryggkarta: --retention "tills vidare" is no time to keep rows: write it like "24 månader"/);
  assert.equal(must("source", "list", store), "");
  assert.equal(run("retain").code, 2);
  assert.equal(run("retain", store, "--today", "igår").code, 2);
  assert.equal(run("retain", store, "--today", "2026-02-30").code, 2);
  assert.equal(run("retain", store, "--undo").code, 2);
  assert.equal(run("retain", join(folder, "nowhere.tryggkarta")).code, 1);
  assert.match(must("help", "retain"), /--today/);
});

test("every retention is one line in the log, with the source, the limit and the number of rows", (t) => {
  const { store } = filled(t, 60);
  retain(store, "--today", later(6));
  retain(store, "--today", later(6));
  const lines = ask(store, "SELECT member, act, what, filter, row_count FROM audit");
  assert.equal(lines.length, 1);
  assert.match(lines[0], /^\(kommandoraden\)\|retain\|polisen\|before \d{4}-\d\d-\d\d\|40$/);
  assert.equal(run("check", store).code, 0);
});
