// Members, their parts and tokens, as the operator makes them on the command line.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { binary, folderFor, must, run, squares } from "./support.mjs";

const good = "korrekt häst batteri";

/** A store with the areas A, B and C of the scheme OMR, and a file with a password. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("areas.geojson", squares(3)), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  return { folder, store, write, password: write("password", `${good}\n`) };
}

const addAnna = ({ store, password }, ...parts) =>
  must("member", "add", store, "anna", "--title", "Anna Ek", "--password-file", password, ...(parts.length ? parts : ["planner@OMR:A,B/2", "reader"]).flatMap((part) => ["--as", part]));
const members = ({ store }) => must("member", "list", store, "--json");
const sql = ({ store }, text) => spawnSync("sqlite3", [store, text], { encoding: "utf8" }).stdout.trim();
const one = (sentence) => assert.match(sentence, /^tryggkarta: [^\n]+\n$/, "one sentence");

test("a member is added, listed, changed and removed", (t) => {
  const place = city(t);
  addAnna(place);
  const [anna] = members(place);
  assert.deepEqual({ ...anna, created: "" }, { name: "anna", title: "Anna Ek", assignments: ["planner@OMR:A,B/2", "reader"], password: true, created: "", tokens: 0 });
  assert.match(anna.created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  must("member", "set", place.store, "anna", "--title", "Anna Ek-Holm", "--as", "analyst");
  assert.deepEqual(members(place)[0].assignments, ["analyst"]);
  const words = must("member", "list", place.store);
  assert.match(words, /anna\n {2}title {7}Anna Ek-Holm\n {2}as {10}analyst\n {2}signs in {4}password/);
  must("member", "remove", place.store, "anna");
  assert.deepEqual(members(place), []);
  assert.equal(run("member", "remove", place.store, "anna").code, 1);
});

test("a password is kept as an Argon2id hash alone, and comes from a file, standard input or the terminal", async (t) => {
  const place = city(t);
  addAnna(place);
  assert.match(sql(place, "SELECT password FROM member"), /^\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
  assert.ok(!readFileSync(place.store).includes(good), "the password is not in the file");
  const before = sql(place, "SELECT password FROM member");
  const piped = spawnSync(binary, ["member", "set", place.store, "anna", "--password-stdin"], { input: `${good} 2\r\n`, encoding: "utf8" });
  assert.equal(piped.status, 0, piped.stderr);
  const after = sql(place, "SELECT password FROM member");
  assert.notEqual(after, before);
  const shown = await typed(`${binary} member set ${place.store} anna --password`, [`${good} 3`, `${good} 3`]);
  assert.equal(shown.code, 0, shown.screen);
  assert.ok(!shown.screen.includes("batteri"), "what is typed is not shown");
  assert.notEqual(sql(place, "SELECT password FROM member"), after);
  const differ = await typed(`${binary} member set ${place.store} anna --password`, [`${good} 4`, `${good} 5`]);
  assert.equal(differ.code, 1);
  assert.match(differ.screen, /the two passwords differ/);
});

/** Runs a command on a terminal of its own and answers each of its prompts. */
async function typed(command, answers) {
  const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: ["pipe", "pipe", "inherit"] });
  let screen = "";
  let answered = 0;
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text) => {
    screen += text;
    while (answered < answers.length && (screen.match(/: (?=\r?\n|$)/g) ?? []).length > answered) child.stdin.write(`${answers[answered++]}\n`);
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, screen };
}

test("in a pipe without a password the command says what to do, and nobody is added", (t) => {
  const place = city(t);
  const { code, err } = run("member", "add", place.store, "bo", "--title", "Bo", "--as", "reader");
  assert.equal(code, 1);
  one(err);
  assert.match(err, /--password-file FILE or --password-stdin/);
  assert.deepEqual(members(place), []);
});

test("who signs in with the city's own log-in needs no password", (t) => {
  const place = city(t);
  must("member", "add", place.store, "bo", "--title", "Bo Ask", "--as", "steering", "--issuer", "https://login.example.se", "--subject", "42");
  const [bo] = members(place);
  assert.deepEqual([bo.password, bo.issuer, bo.subject], [false, "https://login.example.se", "42"]);
});

test("weak passwords, taken names, and unknown schemes and areas get one sentence and change nothing", (t) => {
  const place = city(t);
  addAnna(place);
  const add = (name, part, file = place.password) => run("member", "add", place.store, name, "--title", "X", "--as", part, "--password-file", file);
  for (const [failed, says] of [
    [add("bo", "reader", place.write("short", "elva tecken\n")), /12 characters/],
    [add("bo.bergqvist", "reader", place.write("same", "Bo.Bergqvist\n")), /the member's name/],
    [add("bo", "reader", join(place.folder, "nowhere")), /nowhere holds no password/],
    [add("anna", "reader"), /there is a member anna already/],
    [add("Bo Ask", "reader"), /no name to sign in with/],
    [add("bo", "planner@SO:A"), /there is no area scheme SO: there are OMR/],
    [add("bo", "planner@OMR:A,D"), /OMR has no area D: it has A, B, C/],
    [run("member", "set", place.store, "anna", "--title", "Ny", "--as", "reader@OMR:X"), /OMR has no area X/],
    [run("member", "set", place.store, "nobody", "--title", "Ny"), /there is no member nobody/],
    [run("member", "token", place.store, "anna", "--name", "QGIS", "--as", "analyst"), /anna does not have the part analyst/],
    [run("member", "token", place.store, "nobody", "--name", "QGIS"), /there is no member nobody/],
    [run("member", "revoke", place.store, "7"), /there is no token 7/],
  ]) {
    assert.equal(failed.code, 1, failed.out);
    one(failed.err);
    assert.match(failed.err, says);
  }
  assert.deepEqual(members(place).map(({ name, title }) => [name, title]), [["anna", "Anna Ek"]]);
  assert.equal(sql(place, "SELECT count(*) FROM audit"), "1");
});

test("wrong usage ends with 2 and says how it is meant", (t) => {
  const place = city(t);
  addAnna(place);
  for (const args of [
    ["member"],
    ["member", "add", place.store, "bo", "--title", "Bo", "--as", "boss"],
    ["member", "add", place.store, "bo", "--title", "Bo", "--as", "planner@OMR"],
    ["member", "add", place.store, "bo", "--as", "reader", "--password-file", place.password],
    ["member", "add", place.store, "bo", "--title", "Bo", "--password-file", place.password],
    ["member", "add", place.store, "bo", "--title", "Bo", "--as", "reader", "--password-file", place.password, "--password-stdin"],
    ["member", "add", place.store, "bo", "--title", "Bo", "--as", "reader", "--issuer", "https://login.example.se"],
    ["member", "set", place.store, "anna"],
    ["member", "token", place.store, "anna"],
    ["member", "token", place.store, "anna", "--name", "QGIS", "--days", "367"],
    ["member", "token", place.store, "anna", "--name", "QGIS", "--days", "0"],
    ["member", "token", place.store, "anna", "--name", "QGIS", "--as", "reader", "--as", "reader"],
    ["member", "revoke", place.store, "first"],
    ["source", "set", place.store, "polisen", "--secrecy", "4"],
    ["check"],
  ]) {
    assert.equal(run(...args).code, 2, args.join(" "));
  }
  assert.match(run("member", "add", place.store, "bo", "--title", "Bo", "--as", "boss").err, /boss is no part.*reader, planner, analyst/s);
});

test("a token's secret is printed once, alone on standard output, and its hash alone is kept", (t) => {
  const place = city(t);
  addAnna(place);
  const made = run("member", "token", place.store, "anna", "--name", "QGIS hemma", "--as", "planner@OMR:A", "--days", "10", "--purpose", "lägesbild");
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /^[A-Za-z0-9_-]{43}\n$/);
  const secret = made.out.trim();
  assert.match(made.err, /Token 1 for anna as planner@OMR:A, until /);
  assert.equal(sql(place, "SELECT secret_hash FROM api_token"), createHash("sha256").update(secret).digest("hex"));
  assert.ok(!readFileSync(place.store).includes(secret));
  assert.ok(!sql(place, "SELECT group_concat(what || filter) FROM audit").includes(secret));
  const listed = must("member", "tokens", place.store, "anna");
  assert.match(listed, new RegExp(`^1 {2}QGIS hemma \\(…${secret.slice(-4)}\\)`));
  assert.match(listed, /state {7}valid/);
  assert.equal(members(place)[0].tokens, 1);
  must("member", "set", place.store, "anna", "--as", "reader");
  assert.match(must("member", "tokens", place.store, "anna"), /no longer a part of the member's/);
  must("member", "revoke", place.store, "1");
  assert.equal(must("member", "tokens", place.store, "anna"), "anna has no tokens.\n");
  const usual = run("member", "token", place.store, "anna", "--name", "skript");
  assert.match(usual.err, /Token 2 for anna as reader, until /, "no number is given twice");
});

test("every change is in the log, and check finds a log that was tampered with", (t) => {
  const place = city(t);
  addAnna(place);
  must("member", "set", place.store, "anna", "--title", "Anna", "--as", "reader");
  must("member", "token", place.store, "anna", "--name", "QGIS");
  must("member", "revoke", place.store, "1");
  must("member", "remove", place.store, "anna");
  assert.equal(sql(place, "SELECT group_concat(act, ', ') FROM audit"), "member add, member title, member parts, token keep, token revoke, member remove");
  const whole = run("check", place.store);
  assert.equal(whole.code, 0, whole.out);
  assert.match(whole.out, /The log has 6 rows and ends with [0-9a-f]{64}\./);
  sql(place, "DROP TRIGGER audit_stays; UPDATE audit SET filter = 'reader' WHERE number = 3; UPDATE audit SET member = 'x' WHERE number = 4");
  const broken = run("check", place.store);
  assert.equal(broken.code, 1);
  assert.match(broken.out, /BROKEN: row 4 of the log is not what was written/);
});

test("the policy can be read without a store", () => {
  const words = must("check", "--policy");
  assert.match(words, /Vem får se och göra vad/);
  for (const role of ["reader", "planner", "analyst", "steering", "coordination", "communicator", "administrator"]) assert.ok(words.includes(`(${role})`), role);
});

test("the secrecy of a source is internal until it is set; a map can raise it and not lower it", (t) => {
  const place = city(t);
  const secrecy = () => must("source", "list", place.store).match(/secrecy {5}(\d)/)[1];
  const rows = place.write("rows.csv", "nr;dag;omr\n1;2026-03-05;A\n");
  const importWith = (more) => {
    const map = place.write("map.toml", `area_scheme = "OMR"\n[columns]\nid = "nr"\nfrom = "dag"\narea = "omr"\n[category]\n"*" = "stold"\n[source]\nowner = "Polisen"\n${more}`);
    const done = run("import", "incidents", place.store, rows, "--source", "polisen", "--map", map);
    assert.equal(done.code, 0, done.err);
    return done.out + done.err;
  };
  must("source", "set", place.store, "polisen", "--owner", "Polisen");
  assert.equal(secrecy(), "1");
  assert.match(importWith("secrecy = 3\n"), /raises the secrecy of source polisen to 3/);
  assert.equal(secrecy(), "3");
  assert.match(importWith("secrecy = 2\n"), /a lower secrecy for source polisen than the store, which stands/);
  must("source", "set", place.store, "polisen", "--secrecy", "0");
  assert.equal(secrecy(), "0");
});
