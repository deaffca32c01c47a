// The year wheel on the real binary: its file, its page, and a calendar as Outlook and Google read it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addMember, folderFor, must, password, run, serve, squares, tokenOf, until } from "./support.mjs";

const wheel = `
id = "arshjul.provstad.example"
[law_clock]
title = "Lägesbild, enligt lag"
for = ["del"]
warn = [18, 21]
[[body]]
id = "norr"
title = "Styrgruppen för Norra Ängarna, Åsen och Öarna"
level = "del"
area = "OMR:1"
last_decided = 2025-03-12
[[body]]
id = "soder"
title = "Styrgruppen för söder"
level = "del"
[[rule]]
id = "kvartal"
title = "Kvartalsavstämning med lägesbild för områdena på båda sidor om ån; åtgärder följs upp"
for = ["del"]
every = "quarter"
weekday = "wednesday"
nth = 2
months_after = 1
report = "kvartal"
meeting = true
`;

/** A city with areas, one planner, and a configuration with that wheel. */
function city(t, toml = wheel) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("areas.geojson", squares(3)), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  addMember(store, "anna", "planner");
  const config = write("karta.toml", `[year_wheel]\nfile = "${write("arshjul.toml", toml)}"\n[log]\nrequests = true\n`);
  return { store, config, write };
}

/** The cookie of a new session. */
async function signIn(server) {
  const answer = await server.get("/logga-in", { method: "POST", body: new URLSearchParams({ name: "anna", password }) });
  assert.equal(answer.status, 303);
  return answer.headers.get("set-cookie").split(";")[0];
}

/** The address that the page shows for a body's calendar. */
async function addressOf(server, cookie, body) {
  const page = await (await server.get("/inside/arshjul", { headers: { cookie } })).text();
  return page.match(new RegExp(`${server.base}(/inside/arshjul/${body}\\.ics\\?nyckel=[\\w-]{43})<`))?.[1];
}

/** Unfolds and reads a calendar into its events; fails where a line breaks RFC 5545. */
function read(bytes) {
  const text = bytes.toString("utf8");
  assert.ok(text.endsWith("\r\n") && !/[^\r]\n|\r[^\n]/.test(text), "every line ends with CRLF");
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`);
  assert.ok(!text.includes("\uFFFD"), "no character is cut in two");
  const events = [];
  for (const line of text.replaceAll("\r\n ", "").split("\r\n")) {
    const [name, value] = [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)];
    if (line === "BEGIN:VEVENT") events.push({});
    else if (events.length > 0) events.at(-1)[name] ??= value;
  }
  return events;
}

test("a calendar reads its feed without headers; the key is in no log, and each reading is in the audit log", async (t) => {
  const { store, config } = city(t);
  tokenOf(store, "anna", "planner");
  const server = await serve(t, store, "--config", config);
  const address = await addressOf(server, await signIn(server), "norr");
  const answer = await server.get(address);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const events = read(Buffer.from(await answer.arrayBuffer()));
  const law = events.find(({ UID }) => UID === "lag.senast.2025-03-12.norr@arshjul.provstad.example");
  assert.equal(law["DTSTART;VALUE=DATE"], "20270312");
  assert.equal(law["DTEND;VALUE=DATE"], "20270313");
  assert.equal(law.SUMMARY, "Sista dag: Lägesbild\\, enligt lag");
  const quarters = events.filter(({ UID }) => UID.startsWith("kvartal."));
  assert.ok(quarters.length >= 11 && quarters.length <= 13, `${quarters.length} quarters in three years`);
  for (const event of quarters) {
    const day = event["DTSTART;VALUE=DATE"];
    assert.equal(new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T12:00Z`).getUTCDay(), 3, "a Wednesday");
    assert.match(day, /(01|04|07|10)(08|09|1[0-4])$/, "the second one of the month after the quarter");
    assert.match(event.SUMMARY, /på båda sidor om ån\\; åtgärder följs upp\\, kvartal \d \d{4}$/);
  }
  await until(() => server.log(), (log) => log.includes('"path":"/inside/arshjul/norr.ics"'));
  const key = address.split("=")[1];
  assert.ok(!server.log().includes(key), "the key is not in the server's log");
  const lines = spawnSync("sqlite3", [store, "SELECT member, act, what FROM audit WHERE act = 'utlämnat'"], { encoding: "utf8" }).stdout;
  assert.equal(lines.trim(), "anna|utlämnat|/inside/arshjul/norr.ics");
  assert.match(must("check", store), /log/);
});

test("a key opens one calendar and nothing else, and ends when its token is withdrawn", async (t) => {
  const { store, config } = city(t);
  const secret = tokenOf(store, "anna", "planner");
  const server = await serve(t, store, "--config", config);
  const address = await addressOf(server, await signIn(server), "norr");
  const key = address.split("=")[1];
  for (const other of [`/inside/arshjul/soder.ics?nyckel=${key}`, `/inside/arshjul.json?nyckel=${key}`, `/inside/figures?nyckel=${key}`, `/inside/arshjul/norr.ics?nyckel=${secret}`, "/inside/arshjul/norr.ics"])
    assert.equal((await server.get(other)).status, 401, other);
  assert.equal((await server.get("/inside/figures", { headers: { authorization: `Bearer ${key}` } })).status, 401);
  assert.equal((await server.get("/inside/arshjul/norr.ics", { headers: { authorization: `Bearer ${secret}` } })).status, 200);
  must("member", "remove", store, "anna");
  assert.equal((await until(() => server.get(address), ({ status }) => status !== 200)).status, 401);
});

test("a program is told whose a body is: one area of a division, or the whole city", async (t) => {
  const { store, config } = city(t);
  const secret = tokenOf(store, "anna", "planner");
  const server = await serve(t, store, "--config", config);
  const answer = await server.get("/inside/arshjul.json", { headers: { authorization: `Bearer ${secret}` } });
  assert.deepEqual((await answer.json()).bodies.map(({ id, area }) => [id, area]), [["norr", "OMR:1"], ["soder", null]]);
});

test("a mistake in the file stops the server with file, line and key", (t) => {
  const { store, config } = city(t, wheel.replace('every = "quarter"', 'every = "quarter"\nholiday = true'));
  const { code, err } = run("serve", store, "--listen", "127.0.0.1:0", "--config", config);
  assert.equal(code, 1);
  assert.match(err, /arshjul\.toml, line \d+: rule\.holiday is unknown \(known: /);
  const missing = run("serve", store, "--listen", "127.0.0.1:0", "--config", city(t).write("annan.toml", '[year_wheel]\nfile = "/finns/inte.toml"\n'));
  assert.equal(missing.code, 1);
  assert.match(missing.err, /cannot be read: check \[year_wheel\] file/);
});
