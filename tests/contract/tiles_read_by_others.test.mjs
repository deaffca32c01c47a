// Tiles of the demonstration city as a browser's reader and GDAL see them: the same features, attributes and places.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { addMember, folderFor, must, root, serve, tokenOf, until } from "./support.mjs";

const require = createRequire(join(root, "web-map/package.json"));
const { VectorTile } = require("@mapbox/vector-tile");
const { default: Pbf } = require("pbf");

let made;
let token;
after(() => made && rmSync(made, { recursive: true, force: true }));

async function serveDemo(t) {
  if (!made) {
    const folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
    must("demo", join(folder, "demo.tryggkarta"));
    addMember(join(folder, "demo.tryggkarta"), "anna", "analyst/3");
    token = tokenOf(join(folder, "demo.tryggkarta"), "anna", "analyst/3");
    made = folder;
  }
  const server = await serve(t, join(made, "demo.tryggkarta"));
  const ask = (path) => server.get(path, path.startsWith("/inside/") ? { headers: { authorization: `Bearer ${token}` } } : {});
  await until(() => ask("/inside/figures?from=2024-01-01&to=2024-01-01"), ({ status }) => status === 200);
  return ask;
}

/** Gustaf Adolfs torg, where things happen. */
const centre = { lon: 11.9668, lat: 57.7072 };
function tileAt(z, { lon, lat }) {
  const radians = (lat * Math.PI) / 180;
  return [z, Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z)];
}

/** Features of one layer as the browser's reader finds them: id, type, attributes, and parts in units of the tile. */
function readByBrowser(bytes, name) {
  const layer = new VectorTile(new Pbf(bytes)).layers[name];
  assert.ok(layer, `the tile has ${name}`);
  assert.deepEqual([layer.version, layer.extent], [2, 4096]);
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    return { id: feature.id, type: feature.type, properties: feature.properties, parts: feature.loadGeometry().map((part) => part.map(({ x, y }) => [x, y])) };
  });
}

/** The same by GDAL, which places a tile by the name of its file: its metres made units again. */
function readByGdal(t, bytes, name, [z, x, y]) {
  const file = join(folderFor(t), String(z), String(x), `${y}.mvt`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const args = ["-f", "GeoJSON", "/vsistdout/", `MVT:${file}`, name, "-oo", "CLIP=NO", "-a_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=9", "-lco", "WRITE_BBOX=NO", "-preserve_fid"];
  const done = spawnSync("ogr2ogr", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr);
  const side = (2 * 20037508.342789244) / 2 ** z;
  const unit = ([east, north]) => [((east + 20037508.342789244) / side - x) * 4096, ((20037508.342789244 - north) / side - y) * 4096];
  const parts = ({ type, coordinates }) =>
    ({
      Point: () => [[coordinates]],
      MultiPoint: () => coordinates.map((point) => [point]),
      LineString: () => [coordinates],
      MultiLineString: () => coordinates,
      Polygon: () => coordinates,
      MultiPolygon: () => coordinates.flat(),
    })[type]();
  return JSON.parse(done.stdout).features.map(({ properties: { mvt_id, ...properties }, geometry }) => ({ id: mvt_id, properties, parts: parts(geometry).map((part) => part.map(unit)) }));
}

/** Corners of a part as text, wherever a reader begins and whichever way it turns. */
function corners(part, type) {
  const points = part.map(([x, y]) => [Math.round(x), Math.round(y)]);
  if (type === 3 && points.length > 1 && points[0].join() === points.at(-1).join()) points.pop();
  return points.map((point) => point.join(",")).sort().join(" ");
}

/** Attributes that say something: GDAL gives every feature every key of its layer, and true as 1. */
const told = (properties) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, typeof value === "boolean" ? Number(value) : value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

async function compare(t, ask, path, name, address) {
  const [z, x, y] = address;
  const where = path.replace("{tile}", `${z}/${x}/${y}`);
  const answer = await ask(where);
  assert.equal(answer.status, 200, where);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const ours = readByBrowser(bytes, name);
  const theirs = readByGdal(t, bytes, name, address);
  assert.equal(theirs.length, ours.length, where);
  for (let i = 0; i < ours.length; i++) {
    const what = `${where} ${name} ${ours[i].id}`;
    assert.equal(theirs[i].id, ours[i].id, what);
    assert.deepEqual(told(theirs[i].properties), told(ours[i].properties), what);
    const parts = (feature) => feature.parts.map((part) => corners(part, ours[i].type)).sort();
    assert.deepEqual(parts(theirs[i]), parts(ours[i]), what);
    // Before rounding GDAL's places were within a hundredth of a unit of whole ones.
    for (const [east, south] of theirs[i].parts.flat()) {
      assert.ok(Math.abs(east - Math.round(east)) < 0.01 && Math.abs(south - Math.round(south)) < 0.01, what);
    }
  }
  return ours;
}

test("areas are the same to a browser's reader and to GDAL", async (t) => {
  const ask = await serveDemo(t);
  for (const z of [7, 9, 11, 12, 13, 14, 16]) {
    const ours = await compare(t, ask, "/tiles/areas/{tile}.mvt?period=2025&category=all", "areas", tileAt(z, centre));
    assert.ok(ours.every(({ type, properties }) => type === 3 && typeof properties.code === "string" && typeof properties.status === "string"));
  }
});

test("areas with a class for each of many periods are the same to both", async (t) => {
  const ask = await serveDemo(t);
  for (const z of [9, 12]) {
    const ours = await compare(t, ask, "/tiles/areas/{tile}.mvt?periods=2024-Q1..2025-Q4&category=all", "areas", tileAt(z, centre));
    for (const { properties } of ours) assert.equal(Object.keys(properties).filter((key) => /^\d{4}-Q[1-4]$/.test(key)).length, 8);
  }
});

test("problems and actions are the same to both", async (t) => {
  const ask = await serveDemo(t);
  let features = 0;
  for (const name of ["problems", "actions"]) {
    for (const z of [8, 10, 12]) {
      const answer = await ask(`/tiles/${name}/${tileAt(z, centre).join("/")}.mvt`);
      if (answer.status === 204) continue;
      features += (await compare(t, ask, `/tiles/${name}/{tile}.mvt`, name, tileAt(z, centre))).length;
    }
  }
  assert.ok(features > 10, `${features} features`);
});

test("incidents are the same to both, as clusters and as points", async (t) => {
  const ask = await serveDemo(t);
  for (const z of [0, 6, 10, 13]) {
    const clusters = await compare(t, ask, "/inside/tiles/incidents/{tile}.mvt", "incidents", tileAt(z, centre));
    assert.ok(clusters.every(({ type, properties }) => type === 1 && properties.count > 0));
    const [info] = await compare(t, ask, "/inside/tiles/incidents/{tile}.mvt", "tile_info", tileAt(z, centre));
    assert.equal(clusters.reduce((sum, { properties }) => sum + properties.count, 0), info.properties.total);
  }
  for (const z of [14, 16, 18]) {
    const points = await compare(t, ask, "/inside/tiles/incidents/{tile}.mvt", "incidents", tileAt(z, centre));
    assert.ok(points.length > 0 && points.every(({ type, properties }) => type === 1 && /^\d{4}-\d\d-\d\d$/.test(properties.day)));
  }
});

test("cells, hot spots and exact areas are the same to both", async (t) => {
  const ask = await serveDemo(t);
  for (const z of [9, 11, 12, 14, 16]) {
    const address = tileAt(z, centre);
    const cells = await compare(t, ask, "/inside/tiles/grid/{tile}.mvt?period=2025", "grid", address);
    assert.ok(cells.every(({ type, properties, parts }) => type === 3 && /^\d{13}$/.test(properties.cell) && parts.length === 1));
    const hot = cells.filter(({ properties }) => (properties.level ?? 0) !== 0);
    if (hot.length > 0) assert.deepEqual(await compare(t, ask, "/inside/tiles/hotspots/{tile}.mvt?period=2025", "hotspots", address), hot);
    const areas = await compare(t, ask, "/inside/tiles/areas/{tile}.mvt?period=2025", "areas", address);
    assert.ok(areas.every(({ properties }) => Number.isInteger(properties.count)));
  }
});
