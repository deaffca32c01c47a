// A basemap of one's own: imported from a real extract, served, and read by readers that are not ours.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderFor, must, root, run, serve, sharedData, squares, until } from "./support.mjs";

const require = createRequire(join(root, "web-map/package.json"));
const { VectorTile } = require("@mapbox/vector-tile");
const { default: Pbf } = require("pbf");

const extract = sharedData("osm/monaco-latest.osm.pbf");
const real = { skip: extract ? false : "skipped: no shared data" };
const box = "7.40,43.72,7.45,43.76";
const inTheMiddle = "14/8529/5974";

/** A store with one published area: around Monaco, or far from it. */
function cityAt(t, where) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const borders = join(folder, "areas.geojson");
  const [west, south, east, north] = box.split(",").map(Number);
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  const area = { type: "Feature", properties: { kod: "A", namn: "Monaco" }, geometry: { type: "Polygon", coordinates: [ring] } };
  writeFileSync(borders, where === "here" ? JSON.stringify({ type: "FeatureCollection", features: [area] }) : squares(1));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, borders, "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  must("publish", store);
  return { folder, store };
}

/** Bytes of a tile → what a browser's reader finds: "class rank" → number of parts, and the layer. */
function readTile(bytes) {
  const layer = new VectorTile(new Pbf(bytes)).layers.basemap;
  const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i));
  return { layer, features, byClass: countBy(features.map(({ properties }) => properties)) };
}

function countBy(properties) {
  const counts = {};
  for (const one of properties) {
    const key = `${one.class} ${one.rank ?? ""}`.trim();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

test("an extract becomes a basemap, and the account is whole", real, (t) => {
  const { store } = cityAt(t, "here");
  const account = must("import", "basemap", store, extract, "--json");
  assert.equal(account.rows, account.stored + account.rejected);
  assert.equal(account.stored, Object.values(account.classes).reduce((sum, count) => sum + count));
  assert.equal(account.rejected, Object.values(account.left_aside).reduce((sum, count) => sum + count));
  assert.ok(account.classes.building > 1000 && account.classes.street > 1000 && account.classes.place > 5, JSON.stringify(account));
  assert.ok(account.tiles.largest < 500_000);
  assert.match(must("import", "basemap", store, extract), /kept \(green \d+, water \d+/);
});

test("the tiles of a basemap are the same to a browser's reader and to GDAL", real, async (t) => {
  const { folder, store } = cityAt(t, "here");
  must("import", "basemap", store, extract);
  const server = await serve(t, store);
  const answer = await server.get(`/tiles/basemap/${inTheMiddle}.mvt`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/vnd.mapbox-vector-tile");
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { layer, features, byClass } = readTile(bytes);
  assert.deepEqual([layer.version, layer.extent], [2, 4096]);
  for (const key of ["green", "building", "street major", "street minor", "street path"]) assert.ok(byClass[key] > 0, key);
  const allowed = ["class", "name", "rank"];
  for (const { properties } of features) {
    assert.ok(Object.keys(properties).every((key) => allowed.includes(key)));
    assert.equal("name" in properties, properties.class === "place");
  }

  const [z, x, y] = inTheMiddle.split("/");
  mkdirSync(join(folder, z, x), { recursive: true });
  const file = join(folder, z, x, `${y}.mvt`);
  writeFileSync(file, bytes);
  const sql = "SELECT class, rank, name, ST_IsValid(geometry) AS valid FROM basemap";
  const gdal = spawnSync("ogr2ogr", ["-f", "CSV", "/vsistdout/", file, "-oo", "CLIP=NO", "-dialect", "sqlite", "-sql", sql], { encoding: "utf8" });
  assert.equal(gdal.status, 0, gdal.stderr);
  const rows = gdal.stdout.trim().split("\n").slice(1).map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  assert.deepEqual(countBy(rows.map(([kind, rank]) => ({ class: kind, rank: rank || undefined }))), byClass);
  assert.deepEqual(rows.filter((row) => row.at(-1) !== "1"), [], "every geometry is valid");

  const online = spawnSync("ogrinfo", ["-ro", "-so", `MVT:${server.base}/tiles/basemap/${inTheMiddle}.mvt`, "basemap"], { encoding: "utf8" }).stdout;
  assert.match(online, new RegExp(`Feature Count: ${features.length}\\b`));
});

test("the documents tell of the basemap, and joined tiles hold it", real, async (t) => {
  const { store } = cityAt(t, "here");
  const server = await serve(t, store);
  assert.equal((await server.get(`/tiles/basemap/${inTheMiddle}.mvt`)).status, 204);
  assert.ok(!("basemap" in (await (await server.get("/editions/current")).json())));
  must("import", "basemap", store, extract);
  const current = await until(async () => (await server.get("/editions/current")).json(), (answer) => "basemap" in answer);
  assert.equal(current.basemap.attribution, "© OpenStreetMaps bidragsgivare");

  const document = await (await server.get("/tiles/basemap.json")).json();
  assert.equal(document.attribution, "© OpenStreetMaps bidragsgivare");
  assert.deepEqual([document.vector_layers[0].id, document.maxzoom], ["basemap", 14]);
  const [west, south, east, north] = document.bounds;
  assert.ok(west > 7.3 && south > 43.6 && east < 7.6 && north < 43.9 && west < 7.42 && east > 7.42, String(document.bounds));
  const pinned = await fetch(document.tiles[0].replace("{z}/{x}/{y}", inTheMiddle));
  assert.equal(pinned.status, 200);
  assert.match(pinned.headers.get("cache-control"), /immutable/);
  assert.match((await server.get(`/editions/1/tiles/basemap/${inTheMiddle}.mvt`)).headers.get("cache-control"), /no-cache/);

  const joined = new VectorTile(new Pbf(Buffer.from(await (await server.get(`/tiles/areas,basemap/${inTheMiddle}.mvt?scheme=OMR&period=2026&category=all`)).arrayBuffer())));
  assert.ok("areas" in joined.layers && "basemap" in joined.layers, Object.keys(joined.layers).join());
  for (const empty of ["14/0/0", "0/0/0", "15/17059/11950"]) assert.equal((await server.get(`/tiles/basemap/${empty}.mvt`)).status, 204, empty);
});

test("a running server takes up another basemap, and old tags are no longer right", real, async (t) => {
  const { store } = cityAt(t, "here");
  must("import", "basemap", store, extract);
  const server = await serve(t, store);
  const ask = (tag) => server.get(`/tiles/basemap/${inTheMiddle}.mvt`, tag ? { headers: { "if-none-match": tag } } : {});
  const tag = (await ask()).headers.get("etag");
  assert.equal((await ask(tag)).status, 304);
  must("import", "basemap", store, extract, "--bbox", "7.41,43.725,7.425,43.735", "--attribution", "© Någon annan");
  const current = async () => (await server.get("/editions/current")).json();
  await until(current, ({ basemap }) => basemap.attribution === "© Någon annan");
  const answer = await ask(tag);
  assert.equal(answer.status, 200);
  assert.notEqual(answer.headers.get("etag"), tag);
  assert.equal((await current()).number, 1, "an import does not publish");
});

test("a failed import says why in a sentence and leaves the basemap that was there", real, (t) => {
  const { folder, store } = cityAt(t, "here");
  must("import", "basemap", store, extract);
  const whole = readFileSync(extract);
  const cut = join(folder, "cut.osm.pbf");
  writeFileSync(cut, whole.subarray(0, whole.length / 2));
  const empty = join(folder, "empty.osm");
  writeFileSync(empty, '<?xml version="1.0"?>\n<osm version="0.6"></osm>\n');
  for (const [source, words] of [
    [cut, /damaged or was cut off/],
    [empty, /has nothing to draw/],
    [folder, /is not a file/],
    [join(root, "web-map/screenshot.png"), /is no extract of OpenStreetMap/],
  ]) {
    const { code, out, err } = run("import", "basemap", store, source);
    assert.deepEqual([code, out, err.trim().split("\n").length], [1, "", 1], err);
    assert.match(err, words);
  }
  for (const swapped of ["43.72,7.40,43.76,7.45,1", "7.45,43.76,7.40,43.72", "7,8,9"]) assert.equal(run("import", "basemap", store, extract, "--bbox", swapped).code, 2, swapped);
  must("import", "basemap", store, extract, "--dry-run", "--attribution", "ingen");
  assert.equal(must("check", store).includes("basemap"), false);
  const kept = spawnSync("sqlite3", [store, "SELECT attribution, (SELECT count(*) FROM basemap_tile) = tile_count FROM basemap"], { encoding: "utf8" }).stdout.trim();
  assert.equal(kept, "© OpenStreetMaps bidragsgivare|1");
});

test("an extract of another city is refused unless --bbox says so", real, (t) => {
  const { store } = cityAt(t, "elsewhere");
  const { code, err } = run("import", "basemap", store, extract);
  assert.equal(code, 1);
  assert.match(err, /within 5 km of the store's areas/);
  assert.ok(must("import", "basemap", store, extract, "--bbox", box, "--json").stored > 3000);
});
