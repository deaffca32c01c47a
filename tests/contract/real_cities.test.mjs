// Real boundaries and real incidents go in; what comes out equals what OGR and SQL count on their own.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { folderFor, must, root, serve, sharedData } from "./support.mjs";

const require = createRequire(join(root, "web-map/package.json"));
const { VectorTile } = require("@mapbox/vector-tile");
const { default: Pbf } = require("pbf");

/** The areas of a tile that holds the whole city: count by code where it is shown, else the status. */
async function byTile(server, address) {
  const answer = await server.get(address);
  assert.equal(answer.status, 200, address);
  const { areas } = new VectorTile(new Pbf(new Uint8Array(await answer.arrayBuffer()))).layers;
  return Object.fromEntries(Array.from({ length: areas.length }, (_, i) => areas.feature(i).properties).map(({ code, status, count }) => [code, status === "shown" ? count : status]));
}

function tool(name, ...args) {
  const done = spawnSync(name, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(done.status, 0, `${name}: ${done.stderr}`);
  return done.stdout;
}

/** Rows of a SQL question to a GeoPackage, by OGR's own SpatiaLite: arrays of text. */
function ask(file, sql) {
  const out = tool("ogr2ogr", "-f", "CSV", "/vsistdout/", file, "-dialect", "sqlite", "-sql", sql);
  return out.trim().split("\n").slice(1).map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
}

/** Shown figures by area code; the rest by status. */
const byArea = (figures) => Object.fromEntries(figures.map((figure) => [figure.area, figure.status === "shown" ? figure.count : figure.status]));

/** What the public may see of a true count. */
const published = (count) => (count > 0 && count < 5 ? "hidden" : count);

function csvRows(text) {
  const [head, ...lines] = text.replace(/^\ufeff/, "").trim().split(/\r?\n/);
  const names = head.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((cell, i) => [names[i], cell])));
}

test("Nottingham: violence by ward is the same in figures, table, OGC features, tiles and an independent count", async (t) => {
  const wards = sharedData("incidents/nottingham_wards.gpkg");
  if (!wards) return console.log("skipped: no shared data");
  const folder = folderFor(t);
  const store = join(folder, "nottingham.tryggkarta");
  const map = join(folder, "map.toml");
  writeFileSync(map, 'crs = "EPSG:4326"\nprecision = "gata"\ntimezone = "Europe/London"\n[columns]\nmonth = "month"\nlon = "longitude"\nlat = "latitude"\n[category]\n"*" = "vald"\n[source]\nowner = "Police"\n');
  must("init", store);
  must("import", "areas", store, wards, "--scheme", "WARD", "--title", "Wards", "--code", "ward_code", "--name", "ward_name");
  const account = must("import", "incidents", store, `/vsigzip/${sharedData("incidents/nottingham_violence.csv.gz")}`, "--source", "police", "--map", map, "--json");
  assert.equal(account.rows, 13_335);
  assert.equal(account.rows, account.stored + account.updated + account.duplicate + account.quarantined + account.rejected);
  assert.equal(account.rejected + account.quarantined + account.duplicate, 0);
  const again = must("import", "incidents", store, sharedData("incidents/nottingham_violence.csv.gz"), "--source", "police", "--map", map, "--json");
  assert.equal(again.duplicate, 13_335);
  must("publish", store);

  const points = join(folder, "points.gpkg");
  tool("ogr2ogr", "-f", "GPKG", points, `/vsigzip/${sharedData("incidents/nottingham_violence.csv.gz")}`, "-nln", "points", "-oo", "X_POSSIBLE_NAMES=longitude",
    "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:4326");
  tool("ogr2ogr", "-update", "-f", "GPKG", points, wards, "-nln", "wards");
  const counted = Object.fromEntries(ask(points, "SELECT w.ward_code, count(*) FROM wards w JOIN points p ON ST_Contains(w.geom, p.geom) GROUP BY w.ward_code").map(([code, count]) => [code, Number(count)]));
  const inWards = Object.values(counted).reduce((sum, count) => sum + count, 0);

  const server = await serve(t, store);
  const figures = await (await server.get("/figures?scheme=WARD&period=2020&category=vald")).json();
  assert.equal(figures.total.count, 13_335);
  assert.equal(figures.unplaced.count ?? 0, published(13_335 - inWards));
  assert.equal(figures.figures.length, 20);
  for (const [code, shown] of Object.entries(byArea(figures.figures))) assert.equal(shown, published(counted[code] ?? 0), code);
  const rows = csvRows(await (await server.get("/figures.csv?scheme=WARD&period=2020&category=vald")).text());
  const fromTable = Object.fromEntries(rows.filter((row) => counted[row.area] !== undefined).map((row) => [row.area, Number(row.count)]));
  assert.deepEqual(fromTable, counted);
  const features = (await (await server.get("/ogc/collections/areas-WARD/items?period=2020&category=vald&limit=100")).json()).features;
  assert.deepEqual(Object.fromEntries(features.map(({ properties }) => [properties.code, properties.count])), counted);
  assert.deepEqual(await byTile(server, "/tiles/areas/8/127/83.mvt?scheme=WARD&period=2020&category=vald"), fromTable);
});

test("Göteborg: the real division goes in at three levels, and made-up points are counted as SQL counts them", async (t) => {
  const division = sharedData("goteborg/goteborg_indelning_2025_sweref99tm.gpkg");
  if (!division) return console.log("skipped: no shared data");
  const folder = folderFor(t);
  const store = join(folder, "goteborg.tryggkarta");
  must("init", store);
  const areas = (layer, scheme, ...more) => must("import", "areas", store, division, "--layer", layer, "--scheme", scheme, "--title", layer, "--code", "omrade_kod", "--name", "omrade_namn", ...more);
  areas("stadsomraden", "SO2021");
  areas("mellanomraden", "MO2021", "--parent-scheme", "SO2021", "--parent", "stadsomrade_kod");
  areas("primaromraden", "PRI2021", "--parent-scheme", "MO2021", "--parent", "mellanomrade_kod");
  must("import", "denominators", store, sharedData("goteborg/befolkning_primaromrade.csv"), "--scheme", "PRI2021", "--code", "omrade_kod", "--value", "oktober", "--kind", "population", "--year", "2025");

  // 4 000 points over the city's box from a fixed sequence, in the city's own system, with decimal commas.
  let state = 7n;
  const next = () => Number((state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn) >> 11n) / 2 ** 53;
  const lines = ["id;n;e;kod;dag"];
  for (let i = 0; i < 4_000; i++) {
    const day = 1 + Math.floor(next() * 28);
    lines.push(`R${i};${(6375000 + next() * 42000).toFixed(2)};${(125000 + next() * 40000).toFixed(2)};0801;2025-${String(1 + Math.floor(next() * 12)).padStart(2, "0")}-${String(day).padStart(2, "0")}`.replace(/(\d)\.(\d)/g, "$1,$2"));
  }
  const file = join(folder, "points.csv");
  writeFileSync(file, lines.join("\r\n") + "\r\n");
  const map = join(folder, "map.toml");
  writeFileSync(map, 'crs = "EPSG:3007"\ndecimal = ","\nprecision = "punkt"\n[columns]\nid = "id"\ncategory = "kod"\nfrom = "dag"\nx = "e"\ny = "n"\n[category]\n"0801" = "stold"\n');
  const account = must("import", "incidents", store, file, "--source", "polisen", "--map", map, "--json");
  assert.equal(account.stored, 4_000);
  must("publish", store);

  const vrt = join(folder, "points.gpkg");
  tool("ogr2ogr", "-f", "GPKG", vrt, file, "-nln", "points", "-oo", "SEPARATOR=SEMICOLON", "-oo", "AUTODETECT_TYPE=NO", "-dialect", "sqlite",
    "-sql", "SELECT id, dag, ST_Transform(MakePoint(CAST(replace(e, ',', '.') AS REAL), CAST(replace(n, ',', '.') AS REAL), 3007), 3006) AS geom FROM points", "-a_srs", "EPSG:3006");
  tool("ogr2ogr", "-update", "-f", "GPKG", vrt, division, "mellanomraden", "-nln", "areas");
  const counted = (condition) => Object.fromEntries(ask(vrt, `SELECT a.omrade_kod, count(*) FROM areas a JOIN points p ON ST_Contains(a.geom, p.geom) WHERE ${condition} GROUP BY a.omrade_kod`).map(([code, count]) => [code, Number(count)]));

  const periods = [["2025", "1"], ["2025-Q3", "p.dag >= '2025-07-01' AND p.dag < '2025-10-01'"], ["2025-02", "p.dag LIKE '2025-02-%'"]]
    .map(([period, condition]) => [period, counted(condition)]);
  const server = await serve(t, store);
  const current = await (await server.get("/editions/current")).json();
  assert.deepEqual(Object.fromEntries(current.schemes.map(({ code, areas: count }) => [code, count])), { MO2021: 36, PRI2021: 96, SO2021: 4 });
  for (const [period, expected] of periods) {
    const answer = await (await server.get(`/figures?scheme=MO2021&period=${period}&category=stold`)).json();
    assert.equal(answer.figures.length, 36);
    for (const [code, shown] of Object.entries(byArea(answer.figures))) assert.equal(shown, published(expected[code] ?? 0), `${period} ${code}`);
    assert.deepEqual(await byTile(server, `/tiles/areas/6/34/19.mvt?scheme=MO2021&period=${period}&category=stold`), byArea(answer.figures));
  }
  const year = (scheme) => server.get(`/figures?scheme=${scheme}&period=2025&category=all`).then((answer) => answer.json());
  const [large, middle, small] = await Promise.all(["SO2021", "MO2021", "PRI2021"].map(year));
  assert.equal(large.total.count, 4_000);
  assert.equal(middle.total.count, 4_000);
  assert.equal(small.total.count, 4_000);
  // Σ events / Σ population, persons without an area included (613 393 in the file).
  assert.equal(small.total.rate, Math.round((4_000 / 613_393) * 10_000) / 10);
  const checked = must("check", store);
  assert.match(checked, /polisen/);
});
