// Hostile people at the door of the signed-in: forged proofs, shared caches, tricks in every parameter, floods.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMember, must, password, serve, tokenOf, until } from "./support.mjs";

const ended = [];
/** Lives as long as this file's tests. */
const whole = { after: (end) => ended.push(end) };
let folder;
let store;
let server;
let tokens;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
  store = join(folder, "city.tryggkarta");
  must("demo", store);
  const config = join(folder, "config.toml");
  writeFileSync(config, "[server]\nmax_connections = 300\n");
  addMember(store, "anna", "analyst/3");
  addMember(store, "per", "planner@SO2021:01");
  addMember(store, "lena", "reader");
  addMember(store, "rut", "administrator");
  tokens = {
    analyst: tokenOf(store, "anna", "analyst/3"),
    planner: tokenOf(store, "per", "planner@SO2021:01"),
    reader: tokenOf(store, "lena", "reader"),
  };
  server = await serve(whole, store, "--config", config);
  await until(() => as("analyst", "/inside/figures"), ({ status }) => status === 200);
});

after(async () => {
  for (const end of ended) await end();
  rmSync(folder, { recursive: true, force: true });
});

const as = (role, path) => server.get(path, { headers: { authorization: `Bearer ${tokens[role]}` } });

/** Every address of the signed-in that gives data. */
const addresses = [
  "/inside/figures", "/inside/figures.csv", "/inside/figures.geojson", "/inside/figures.gpkg", "/inside/hotspots?grid=1000",
  "/inside/incidents.csv", "/inside/incidents.geojson", "/inside/incidents.gpkg",
  "/inside/tiles/areas/10/550/308.mvt", "/inside/tiles/grid/10/550/308.mvt", "/inside/tiles/incidents/10/550/308.mvt", "/inside/tiles/hotspots/10/550/308.mvt",
  "/inside/ogc", "/inside/ogc/conformance", "/inside/ogc/collections", "/inside/ogc/collections/incidents", "/inside/ogc/collections/incidents/items",
  "/inside/ogc/collections/incidents/items/1", "/inside/ogc/collections/areas-PRI2021/items", "/inside/choices", "/inside/arshjul.json",
  ...["problems", "causes", "actions", "evaluations", "evaluation_plans", "decisions", "pledges", "pledge_activities", "surveys", "survey_values", "observations", "coverage", "reports", "assessments", "meetings", "tasks"].flatMap((each) => [`/inside/ogc/collections/${each}/items`, `/inside/ogc/collections/${each}/items/1`]),
];
/** Pages of the signed-in: a stranger is led to signing in. */
const pages = [
  "/inside/konto", "/inside/medlemmar", "/inside/karta", "/inside/arshjul", "/inside/problem", "/inside/problem/nytt", "/inside/problem/1", "/inside/problem/1/andra",
  "/inside/problem/1/beslut", "/inside/problem/1/orsak/ny", "/inside/problem/1/atgard/ny", "/inside/atgard/ny", "/inside/atgard/1", "/inside/atgard/1/beslut",
  "/inside/atgard/1/uppfoljning/ny", "/inside/orsak/1", "/inside/uppfoljning/1", "/inside/leverans", "/inside/leverans/ny",
];

const base64url = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Tokens of other kinds, made as somebody would who knows how such things often go wrong. */
function forgeries() {
  const claims = { iss: server.base, sub: "anna", aud: "tryggkarta", role: "analyst", exp: 4_000_000_000 };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const body = (header) => `${base64url(header)}.${base64url(claims)}`;
  const hs = body({ alg: "HS256", typ: "JWT" });
  const rs = body({ alg: "RS256", typ: "JWT", jwk: {} });
  const real = tokens.analyst;
  return [
    `${body({ alg: "none" })}.`, `${body({ alg: "NONE" })}.x`, `${hs}.${createHmac("sha256", "secret").update(hs).digest("base64url")}`,
    `${rs}.${sign("sha256", Buffer.from(rs), privateKey).toString("base64url")}`,
    `${real}x`, real.slice(0, -1), real.toLowerCase() === real ? real.toUpperCase() : real.toLowerCase(), ` ${real}x`, `${real},${real}`, "null", "undefined", "' OR '1'='1", "x".repeat(4000),
  ];
}

test("no forged token and no forged cookie opens any address", async () => {
  for (const token of forgeries()) {
    for (const path of addresses) {
      const answer = await server.get(path, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(answer.status, 401, `${path} with ${token.slice(0, 40)}`);
      await answer.arrayBuffer();
    }
  }
  for (const cookie of ["tryggkarta=x", `tryggkarta=${tokens.analyst}`, "tryggkarta=", "tryggkarta=a; tryggkarta=b", "__Host-tryggkarta=x"]) {
    const answer = await server.get("/inside/figures", { headers: { cookie } });
    assert.equal(answer.status, 401, cookie);
  }
});

test("a refusal tells a stranger the same, whatever is asked for and whether it is there", async () => {
  const told = new Set();
  for (const path of [...addresses.filter((each) => !each.includes("/tiles/")), "/inside/ogc/collections/incidents/items/999999999", "/inside/figures?scheme=finns-inte"]) {
    const answer = await server.get(path);
    assert.equal(answer.status, 401, path);
    assert.equal(answer.headers.get("cache-control"), "no-store", path);
    told.add(await answer.text());
  }
  assert.equal(told.size, 1);
  for (const page of pages) {
    const answer = await server.get(page);
    assert.equal(answer.status, 303, page);
    assert.match(answer.headers.get("location"), /^\/logga-in\?next=%2Finside%2F/);
  }
});

/** What RFC 9111 lets a shared cache keep of an answer to a GET with Authorization or a cookie, read generously. */
const mayKeep = (headers) => !/no-store|private/.test(headers.get("cache-control") ?? "");

test("a shared cache before the server keeps nothing of what a member was answered", async () => {
  const kept = new Map();
  const throughCache = async (path, options) => {
    if (kept.has(path)) return kept.get(path);
    const answer = await server.get(path, options);
    const seen = { status: answer.status, body: Buffer.from(await answer.arrayBuffer()).toString("latin1") };
    if (mayKeep(answer.headers)) kept.set(path, seen);
    return seen;
  };
  for (const role of ["analyst", "planner", "reader"]) {
    for (const path of addresses) {
      const own = await throughCache(path, { headers: { authorization: `Bearer ${tokens[role]}` } });
      assert.ok([200, 204, 403, 404].includes(own.status), `${path} as ${role}: ${own.status}`);
      assert.equal((await throughCache(path)).status, 401, `${path} after ${role}`);
    }
  }
  assert.equal(kept.size, 0);
});

test("every answer inside carries the headers that keep it inside, and every page a strict policy", async () => {
  for (const path of [...addresses, ...pages, "/inside/finns-inte"]) {
    const { headers } = await as("analyst", path);
    assert.equal(headers.get("cache-control"), "no-store", path);
    assert.equal(headers.get("access-control-allow-origin"), null, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
  }
  for (const path of ["/", "/logga-in", "/om-siffrorna", "/badda-in", "/finns-inte", "/inside/finns-inte"]) {
    const answer = await server.get(path, { headers: { accept: "text/html" } });
    if (!/html/.test(answer.headers.get("content-type") ?? "")) continue;
    // What says that nothing is there may stand in anybody's frame: an embed's address may be mistyped.
    const policy = (answer.headers.get("content-security-policy") ?? "").replace(path === "/finns-inte" ? "frame-ancestors *" : "", "");
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*|data:|blob:/, path);
  }
});

test("tricks in any parameter are refused in words or taken as text, and change nothing", async () => {
  const tricks = ["' OR 1=1 --", "\"; DROP TABLE incident; --", "1); DELETE FROM audit; --", "%27", "../../etc/passwd", "\u0000", "<script>alert(1)</script>", "${7*7}", "\r\nSet-Cookie: a=b", "ÅÄÖ\ud83d\ude00", "9".repeat(400), "-1", "1e309", "NaN"];
  const names = ["from", "to", "period", "earlier_years", "category", "source", "precision", "hours", "weekdays", "area", "scheme", "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "grid", "x"];
  const before = await (await as("analyst", "/inside/figures")).text();
  for (const path of ["/inside/figures", "/inside/incidents.geojson", "/inside/hotspots", "/inside/tiles/incidents/10/550/308.mvt", "/inside/ogc/collections/incidents/items"]) {
    for (const name of names) {
      for (const trick of tricks) {
        const answer = await as("analyst", `${path}?${name}=${encodeURIComponent(trick)}`);
        const body = await answer.text();
        assert.ok(answer.status === 400 || answer.status === 204 || answer.status === 200, `${path} ${name}=${trick}: ${answer.status}`);
        assert.equal(answer.headers.get("set-cookie"), null);
        if (answer.status === 400) assert.ok(!body.includes("<script>"), body);
      }
    }
  }
  assert.equal(await (await as("analyst", "/inside/figures")).text(), before);
  assert.match(must("check", store), /loggen|log/i);
});

test("paths with tricks open nothing", async () => {
  const raw = (target) =>
    new Promise((resolve, reject) => {
      const { port } = new URL(server.base);
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
      let text = "";
      socket.setEncoding("latin1").on("data", (more) => (text += more)).on("end", () => resolve(Number(text.slice(9, 12)))).on("error", reject);
    });
  for (const target of ["/tiles/../inside/figures", "/%2e%2e/inside/figures", "/inside%2ffigures", "/inside/%2e/figures", "//inside/figures", "/INSIDE/figures", "/inside/figures%00", "/inside/figures%2500", "/inside/figures/", "/assets/..%2f..%2fetc/passwd", "/assets/%252e%252e/x", "/inside;/figures", "/inside\\figures"]) {
    const status = await raw(target);
    assert.ok(status === 400 || status === 401 || status === 404, `${target}: ${status}`);
  }
});

/** A session by password: its cookie and the CSRF token of its page. */
async function signIn(name) {
  const answer = await server.get("/logga-in", { method: "POST", body: new URLSearchParams({ name, password, next: "/inside/konto" }) });
  assert.equal(answer.status, 303);
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const page = await (await server.get("/inside/konto", { headers: { cookie } })).text();
  return { cookie, csrf: page.match(/name="csrf" value="([^"]+)"/)[1] };
}

test("a form from another site, without its token, or with another session's changes nothing", async () => {
  const mine = await signIn("rut");
  const others = await signIn("anna");
  const fields = { what: "add", name: "mallory", title: "M", password, parts: "administrator", purpose: "p", assignment: "0", old: password, new: `${password} ny` };
  const posts = ["/inside/konto", "/inside/konto/losenord", "/inside/medlemmar", "/logga-ut", "/logga-ut-overallt"];
  const tries = [
    [{}, {}],
    [{ csrf: "x" }, {}],
    [{ csrf: others.csrf }, {}],
    [{ csrf: mine.csrf }, { origin: "https://ond.example" }],
    [{ csrf: mine.csrf }, { "sec-fetch-site": "cross-site" }],
    [{ csrf: mine.csrf }, { origin: "null" }],
  ];
  for (const path of posts) {
    for (const [extra, headers] of tries) {
      const answer = await server.get(path, { method: "POST", body: new URLSearchParams({ ...fields, ...extra }), headers: { cookie: mine.cookie, ...headers } });
      assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)} ${Object.keys(extra)}`);
    }
  }
  assert.ok(!must("member", "list", store, "--json").some(({ name }) => name === "mallory"));
  assert.equal((await server.get("/inside/konto", { headers: { cookie: mine.cookie } })).status, 200);
});

test("signing in never keeps a session that the browser brought, and never leads to another site", async () => {
  const planted = "tryggkarta=planterad-hemlighet-som-angriparen-kan";
  const leading = ["https://ond.example/", "//ond.example", "/\\ond.example", "\\/ond.example", "/inside/../..//ond.example", "javascript:alert(1)", "/inside/konto\r\nX: y", "/logga-ut"];
  for (const next of leading) {
    const answer = await server.get("/logga-in", { method: "POST", body: new URLSearchParams({ name: "anna", password, next }), headers: { cookie: planted } });
    if (/[\r\n]/.test(next)) {
      assert.equal(answer.status, 400);
      continue;
    }
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get("location"), /^\/inside\/[a-z]/, next);
    assert.ok(!answer.headers.get("set-cookie").includes("planterad"));
  }
  assert.equal((await server.get("/inside/figures", { headers: { cookie: planted } })).status, 401);
});

test("a thousand tries to guess end in being told to wait, while the map is answered and the log stays whole", async () => {
  let waits = 0;
  for (let i = 0; i < 1000; i++) {
    const answer = await server.get("/logga-in", { method: "POST", body: new URLSearchParams({ name: "lena", password: `gissning ${i}` }) });
    if (answer.status === 429) {
      waits++;
      assert.match(answer.headers.get("retry-after"), /^\d+$/);
    } else assert.equal(answer.status, 401);
    await answer.arrayBuffer();
    if (i % 100 === 0) assert.equal((await server.get("/figures")).status, 200);
  }
  assert.ok(waits >= 900, `${waits} of 1000 had to wait`);
  assert.equal((await as("reader", "/inside/figures")).status, 200, "a token is no guess");
  must("check", store);
});

/** Opens idle connections from many addresses of this machine; false where it has not so many files. */
async function idleConnections(count) {
  const { port } = new URL(server.base);
  const sockets = [];
  for (let i = 0; i < count; i += 250) {
    await Promise.all(
      Array.from({ length: 250 }, (_, j) => new Promise((resolve) => {
        const socket = connect({ port: Number(port), host: "127.0.0.1", localAddress: `127.0.0.${2 + Math.floor((i + j) / 500)}` });
        socket.on("connect", resolve).on("error", resolve);
        sockets.push(socket);
      })),
    );
  }
  return sockets;
}

test("ten thousand idle connections keep nobody out", { timeout: 240_000 }, async () => {
  const sockets = await idleConnections(10_000);
  try {
    const open = sockets.filter((socket) => socket.readyState === "open").length;
    assert.ok(open > 3000, `${open} connections stood at once`);
    const begun = Date.now();
    assert.equal((await server.get("/figures", { signal: AbortSignal.timeout(60_000) })).status, 200);
    assert.equal((await as("analyst", "/inside/figures")).status, 200);
    assert.ok(Date.now() - begun < 60_000);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  assert.equal((await as("analyst", "/inside/figures")).status, 200);
});
