// What a token opens, and what stays shut without it: the real binary over the demonstration city.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMember, folderFor, middleOf, must, root, serve, squares, tokenOf, until } from "./support.mjs";

const require = createRequire(join(root, "web-map/package.json"));
const { VectorTile } = require("@mapbox/vector-tile");
const { default: Pbf } = require("pbf");

let made;
after(() => made && rmSync(made, { recursive: true, force: true }));

/** A copy of the demonstration store, which is made once. */
function demoStore(t) {
  if (!made) {
    const folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
    must("demo", join(folder, "demo.tryggkarta"));
    made = folder;
  }
  const store = join(folderFor(t), "city.tryggkarta");
  copyFileSync(join(made, "demo.tryggkarta"), store);
  return store;
}

/** A server of the store, with an analyst's token that opens everything. */
async function serveInside(t, store) {
  addMember(store, "anna", "analyst/3");
  const token = tokenOf(store, "anna", "analyst/3");
  const withToken = { headers: { authorization: `Bearer ${token}` } };
  const server = await serve(t, store);
  await until(() => server.get("/inside/figures?from=2024-01-01&to=2024-01-01", withToken), ({ status }) => status === 200);
  return { ...server, token, withToken, inside: (path) => server.get(`/inside${path}`, withToken) };
}

/** A number that SQLite counts by itself; days are those of the city's clock. */
function counted(store, sql) {
  const done = spawnSync("sqlite3", ["-readonly", store, sql], { encoding: "utf8", env: { ...process.env, TZ: "Europe/Stockholm" } });
  assert.equal(done.stderr, "");
  return Number(done.stdout);
}

const day = "date(time_from, 'unixepoch', 'localtime')";
const layersOf = async (answer) => new VectorTile(new Pbf(Buffer.from(await answer.arrayBuffer()))).layers;
const featuresOf = (layer) => (layer ? Array.from({ length: layer.length }, (_, i) => layer.feature(i)) : []);

/** The tiles of every zoom down to `deepest` that are not empty: visit(zoom, layers). */
async function descend(server, layer, query, deepest, visit) {
  let tiles = [[0, 0]];
  for (let z = 0; z <= deepest; z++) {
    const found = [];
    for (const [x, y] of tiles) {
      const answer = await server.inside(`/tiles/${layer}/${z}/${x}/${y}.mvt${query}`);
      if (answer.status === 204) continue;
      assert.equal(answer.status, 200);
      visit(z, await layersOf(answer));
      found.push([x, y]);
    }
    tiles = found.flatMap(([x, y]) => [[2 * x, 2 * y], [2 * x + 1, 2 * y], [2 * x, 2 * y + 1], [2 * x + 1, 2 * y + 1]]);
  }
}

test("where nobody has an account nothing inside answers", async (t) => {
  const server = await serve(t, demoStore(t));
  for (const path of ["/inside/figures", "/inside/figures.csv", "/inside/hotspots", "/inside/tiles/incidents/0/0/0.mvt", "/inside/", "/inside"]) {
    for (const options of [{}, { headers: { authorization: `Bearer ${"0".repeat(43)}` } }, { headers: { authorization: "Bearer " } }, { headers: { cookie: "tryggkarta=" } }]) {
      const answer = await server.get(path, options);
      assert.ok([401, 404].includes(answer.status), `${path} ${answer.status}`);
      if (path.startsWith("/inside/")) assert.equal(answer.headers.get("access-control-allow-origin"), null);
      assert.ok(!(await answer.text()).includes("count"));
    }
  }
});

test("without the right token the answer is 401 and says nothing", async (t) => {
  const server = await serveInside(t, demoStore(t));
  const { token } = server;
  for (const path of ["/inside/figures", "/inside/figures?x=1", "/inside/figures.csv", "/inside/hotspots?grid=250", "/inside/tiles/incidents,grid,areas/9/273/155.mvt", "/inside/tiles/nope/99/0/0.mvt"]) {
    for (const shown of [undefined, "", "Bearer", "Bearer ", `Bearer ${token.slice(1)}0`, `Bearer ${token}0`, `Basic ${token}`, `bearer ${token}`, token]) {
      const answer = await server.get(path, shown === undefined ? {} : { headers: { authorization: shown } });
      assert.equal(answer.status, 401, `${path} ${shown}`);
      assert.match(answer.headers.get("www-authenticate"), /^Bearer /);
      assert.equal(answer.headers.get("cache-control"), "no-store");
      assert.equal(answer.headers.get("access-control-allow-origin"), null);
      assert.ok(!/count|polisen|stold/.test(await answer.text()));
    }
    const preflight = await server.get(path, { method: "OPTIONS", headers: { origin: "https://example.org", "access-control-request-method": "GET" } });
    assert.equal(preflight.status, 403, path);
    assert.equal(preflight.headers.get("access-control-allow-origin"), null);
  }
  assert.ok(!server.log().includes(token));
});

test("figures are what SQLite counts by itself", async (t) => {
  const store = demoStore(t);
  const server = await serveInside(t, store);
  const total = async (query) => (await (await server.inside(`/figures${query}`)).json()).total.count;
  const count = (where) => counted(store, `SELECT count(*) FROM incident JOIN category ON category.id = category JOIN source ON source.id = source WHERE ${where}`);
  for (const [query, where] of [
    ["", "1"],
    ["?from=2024-03-01&to=2024-03-31", `${day} BETWEEN '2024-03-01' AND '2024-03-31'`],
    ["?period=2023-Q4", `${day} BETWEEN '2023-10-01' AND '2023-12-31'`],
    ["?from=2025-06-21&to=2025-06-21", `${day} = '2025-06-21'`],
    ["?to=2022-12-31&source=polisen", `${day} <= '2022-12-31' AND source.name = 'polisen'`],
    ["?category=klotter,misshandel", "category.code IN ('klotter', 'misshandel')"],
    ["?precision=gata", "precision_id <= 2"],
    ["?weekdays=6..7", "strftime('%w', time_from, 'unixepoch', 'localtime') IN ('6', '0')"],
    ["?hours=22..3", "time_to - time_from <= 3600 AND strftime('%H', time_from, 'unixepoch', 'localtime') IN ('22', '23', '00', '01', '02', '03')"],
  ]) {
    const expected = count(where);
    assert.ok(expected > 0, query);
    assert.equal(await total(query), expected, query);
  }
  const { figures, unplaced, total: all } = await (await server.inside("/figures?period=2025")).json();
  assert.equal(figures.reduce((sum, figure) => sum + figure.count, unplaced.count), all.count);
});

test("the tiles of a zoom add up to what has a place, points or clusters", async (t) => {
  const store = demoStore(t);
  const server = await serveInside(t, store);
  for (const [query, where, deepest] of [["", "1", 11], ["?period=2024-02", `${day} BETWEEN '2024-02-01' AND '2024-02-29'`, 15]]) {
    const placed = counted(store, `SELECT count(*) FROM incident WHERE geometry IS NOT NULL AND precision_id <= 3 AND ${where}`);
    const sums = Array(deepest + 1).fill(0);
    const told = Array(deepest + 1).fill(0);
    const ids = Array.from(sums, () => new Set());
    await descend(server, "incidents", query, deepest, (z, layers) => {
      const [info] = featuresOf(layers.tile_info);
      told[z] += info.properties.total;
      assert.deepEqual([info.properties.shown, info.properties.thinned], [info.properties.total, false]);
      for (const { id, properties } of featuresOf(layers.incidents)) {
        sums[z] += properties.count ?? 1;
        assert.ok(!ids[z].has(id));
        ids[z].add(id);
      }
    });
    assert.deepEqual(sums, sums.map(() => placed), query);
    assert.deepEqual(told, sums);
  }
});

test("the cells of a zoom add up to what is placed finely enough for a net", async (t) => {
  const store = demoStore(t);
  const server = await serveInside(t, store);
  const query = "?period=2025-Q2";
  const fine = counted(store, `SELECT count(*) FROM incident WHERE geometry IS NOT NULL AND precision_id <= 2 AND ${day} BETWEEN '2025-04-01' AND '2025-06-30'`);
  const cells = Array.from({ length: 13 }, () => new Map());
  await descend(server, "grid", query, 12, (z, { grid }) => {
    for (const { properties } of featuresOf(grid)) cells[z].set(properties.cell, properties.count);
  });
  for (const z of [9, 10, 11, 12]) assert.equal([...cells[z].values()].reduce((sum, count) => sum + count, 0), fine, `zoom ${z}`);
  for (const cell of cells[12].keys()) assert.match(cell, /^\d{6}\d{7}$/);
});

test("hot spots are ranked, and the layer has those of a level", async (t) => {
  const server = await serveInside(t, demoStore(t));
  const query = "?from=2025-01-01&to=2025-12-31&category=stold";
  const list = await (await server.inside(`/hotspots${query}&grid=1000&limit=10000`)).json();
  const spots = list.hotspots.map(({ z }) => z);
  assert.deepEqual(spots, [...spots].sort((a, b) => b - a));
  const levels = new Map(list.hotspots.filter(({ level }) => level !== 0).map(({ cell, level }) => [cell, level]));
  assert.ok(levels.size > 0);
  const drawn = new Map();
  await descend(server, "hotspots", query, 11, (z, { hotspots }) => {
    if (z === 11) for (const { properties } of featuresOf(hotspots)) drawn.set(properties.cell, properties.level);
  });
  assert.deepEqual([...drawn].sort(), [...levels].sort());
});

const map = 'crs = "EPSG:4326"\n[columns]\nid = "nr"\ncategory = "kod"\nfrom = "dag"\nlon = "lon"\nlat = "lat"\n[category]\n"1" = "stold"\n';

/** Areas A and B, rows by `[key, day, place]`, published where it is said. */
function smallCity(t, rows) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("areas.geojson", squares(2)), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  const importRows = (lines) =>
    must("import", "incidents", store, write("rows.csv", ["nr;kod;dag;lon;lat", ...lines.map(([key, when, at]) => `${key};1;${when};${at.lon};${at.lat}`)].join("\n") + "\n"), "--source", "polisen", "--map", write("map.toml", map), "--json");
  importRows(rows);
  return { store, importRows };
}

test("what is imported while the server runs is seen within seconds, without a publication", async (t) => {
  const { store, importRows } = smallCity(t, [["a1", "2026-03-01", middleOf(0)]]);
  must("publish", store);
  const server = await serveInside(t, store);
  const now = async () => (await server.inside("/figures")).json();
  assert.equal((await now()).total.count, 1);
  importRows([["a2", "2026-04-02", middleOf(0)], ["a3", "2026-04-02", middleOf(1)]]);
  const later = await until(now, ({ total }) => total.count === 3);
  assert.deepEqual(later.figures.map(({ count }) => count), [2, 1]);
  assert.equal(later.to, "2026-04-02");
  const tile = await layersOf(await server.inside("/tiles/incidents/0/0/0.mvt"));
  assert.equal(featuresOf(tile.tile_info)[0].properties.total, 3);
});

/** "z/x/y" of the tile that holds a place. */
function tileAt(z, { lon, lat }) {
  const radians = (lat * Math.PI) / 180;
  const x = Math.floor(((lon + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z);
  return `${z}/${x}/${y}`;
}

/** Addresses of the same server in a document. */
const linksIn = (text, base) =>
  [...text.matchAll(/(?:href|src|action)="([^"]+)"|"href":\s*"([^"]+)"/g)]
    .map(([, one, other]) => (one ?? other).replaceAll("&amp;", "&").replaceAll("\\/", "/"))
    .map((link) => new URL(link, `${base}/`))
    .filter((url) => url.origin === base && !url.href.includes("{"))
    .map((url) => url.pathname + url.search);

/** Every count below five that stands beside "shown", anywhere in a document. */
function smallCounts(value, path = "") {
  if (Array.isArray(value)) return value.flatMap((each, i) => smallCounts(each, `${path}[${i}]`));
  if (value === null || typeof value !== "object") return [];
  const own = typeof value.count === "number" && value.count > 0 && value.count < 5 ? [`${path} ${value.count}`] : [];
  return own.concat(Object.entries(value).flatMap(([name, each]) => smallCounts(each, `${path}.${name}`)));
}

test("no address for everyone shows a key or a count below five, with the casebook in the same process", async (t) => {
  const rows = [];
  for (let i = 0; i < 12; i++) rows.push([`KANARIE-${i}`, `2026-03-${String(1 + i).padStart(2, "0")}`, middleOf(0)]);
  for (let i = 0; i < 3; i++) rows.push([`KANARIE-B${i}`, "2026-03-05", middleOf(1)]);
  const { store } = smallCity(t, rows);
  must("publish", store);
  const server = await serveInside(t, store);
  const seen = new Set();
  const waiting = ["/", "/figures", "/figures.csv", "/figures?f=csv", "/figures/history?area=B", "/ogc", "/ogc/openapi.json", "/feed.atom", "/styles/light.json", "/styles/dark.json", "/tiles/areas.json", "/tiles/areas,problems,actions,pledges.json", "/ogc/collections/areas-OMR/items", "/editions/current"];
  for (const period of ["2026-03", "2026-W10", "2026-Q1", "2026"]) {
    waiting.push(`/figures?scheme=OMR&category=stold&period=${period}`, `/figures.csv?category=stold&period=${period}`, `/ogc/collections/areas-OMR/items?category=stold&period=${period}`);
    for (const z of [6, 9, 12, 14]) waiting.push(`/tiles/areas/${tileAt(z, middleOf(1))}.mvt?scheme=OMR&category=stold&period=${period}`);
  }
  let figures = 0;
  let tiles = 0;
  while (waiting.length > 0 && seen.size < 300) {
    const address = waiting.shift();
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await server.get(address);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.ok(!bytes.includes("KANARIE"), address);
    assert.ok(!bytes.includes(server.token), address);
    const type = answer.headers.get("content-type") ?? "";
    if (type.includes("vector-tile")) {
      const layers = new VectorTile(new Pbf(bytes)).layers;
      assert.equal(layers.incidents ?? layers.grid ?? layers.tile_info, undefined, address);
      for (const layer of Object.values(layers)) {
        for (const { properties } of featuresOf(layer)) assert.deepEqual(smallCounts(properties), [], address);
      }
      tiles += layers.areas ? 1 : 0;
    } else if (/json/.test(type)) {
      const document = JSON.parse(bytes.toString());
      assert.deepEqual(smallCounts(document), [], address);
      figures += document.figures?.length ?? 0;
      if (!/problem/.test(type)) waiting.push(...linksIn(bytes.toString(), server.base));
    } else if (/text\/csv/.test(type)) {
      const [names, ...lines] = bytes.toString().replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) => line.split(";"));
      const count = names.indexOf("count");
      for (const line of lines) assert.ok(count < 0 || line[count] === "" || line[count] === "0" || Number(line[count]) >= 5, `${address}: ${line}`);
    } else if (/html|xml/.test(type)) {
      waiting.push(...linksIn(bytes.toString(), server.base));
    }
  }
  assert.ok(figures > 10 && tiles === 16 && seen.size > 60, `${figures} figures, ${tiles} tiles, ${seen.size} addresses`);
});
