// The addresses for everyone, asked over HTTP of the real binary.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "node:net";
import { binary, folderFor, middleOf, must, run, serve, squares, until } from "./support.mjs";

const map = 'crs = "EPSG:4326"\n[columns]\nid = "nr"\ncategory = "kod"\nfrom = "dag"\nlon = "lon"\nlat = "lat"\n[category]\n"1" = "stold"\n"2" = "misshandel"\n"3" = "sexualbrott"\n';

/** Areas A, B, C; in March 2026: 7 thefts in A, 3 in B, none in C, 6 nowhere. Published as edition 1. */
function city(t) {
  const folder = folderFor(t);
  const store = join(folder, "city.tryggkarta");
  const write = (name, text) => (writeFileSync(join(folder, name), text), join(folder, name));
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, write("areas.geojson", squares(3)), "--scheme", "OMR", "--title", "Områden", "--code", "kod", "--name", "namn");
  must("import", "denominators", store, write("people.csv", "kod;antal\nA;1000\nB;2000\nC;500\n"), "--scheme", "OMR", "--code", "kod", "--value", "antal", "--kind", "population", "--year", "2026");
  const rows = ["nr;kod;dag;lon;lat"];
  const add = (count, kod, place) => {
    for (let i = 0; i < count; i++) rows.push(`r${rows.length};${kod};2026-03-${String(1 + (i % 28)).padStart(2, "0")};${place?.lon ?? ""};${place?.lat ?? ""}`);
  };
  add(7, 1, middleOf(0));
  add(3, 1, middleOf(1));
  add(6, 1, undefined);
  add(9, 3, middleOf(0));
  const importRows = (name, lines) => must("import", "incidents", store, write(name, lines.join("\n") + "\n"), "--source", "polisen", "--map", write("map.toml", map), "--json");
  importRows("rows.csv", rows);
  must("publish", store);
  return { store, importRows, folder };
}

test("JSON, CSV, OGC features and tiles carry the same figures, and a hidden one carries nothing", async (t) => {
  const server = await serve(t, city(t).store);
  const json = await (await server.get("/figures?scheme=OMR&period=2026-03&category=stold")).json();
  const figures = Object.fromEntries(json.figures.map((figure) => [figure.area, figure]));
  assert.deepEqual([figures.A.status, figures.A.count, figures.A.rate], ["shown", 7, 7]);
  assert.equal(figures.B.status, "hidden");
  for (const key of ["count", "rate", "class"]) assert.ok(!(key in figures.B) || figures.B[key] === null, key);
  assert.deepEqual([figures.C.status, figures.C.count], ["shown", 0]);
  assert.deepEqual([json.unplaced.status, json.unplaced.count], ["shown", 6]);
  assert.deepEqual([json.total.status, json.total.count], ["shown", 16]);

  const csv = await (await server.get("/figures.csv?scheme=OMR&period=2026-03&category=stold")).text();
  const lines = csv.replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) => line.split(";"));
  const cell = (area, name) => lines.find((line) => line[lines[0].indexOf("area")] === area)[lines[0].indexOf(name)];
  assert.deepEqual([cell("A", "count"), cell("A", "rate")], ["7", "7"]);
  assert.deepEqual([cell("B", "status"), cell("B", "count"), cell("B", "rate")], ["hidden", "", ""]);
  const negotiated = await server.get("/figures?scheme=OMR&period=2026-03&category=stold", { headers: { accept: "text/csv" } });
  assert.match(negotiated.headers.get("content-type"), /text\/csv/);

  const features = (await (await server.get("/ogc/collections/areas-OMR/items?period=2026-03&category=stold")).json()).features;
  const byCode = Object.fromEntries(features.map((feature) => [feature.properties.code, feature.properties]));
  assert.deepEqual([byCode.A.count, byCode.B.status, byCode.B.count ?? null], [7, "hidden", null]);

  const tile = await server.get("/tiles/areas/9/273/155.mvt?scheme=OMR&period=2026-03&category=stold");
  assert.equal(tile.status, 200);
  assert.equal(tile.headers.get("content-type"), "application/vnd.mapbox-vector-tile");
  const info = spawnSync("ogrinfo", ["-ro", "-al", "-geom=NO", `MVT:${server.base}/tiles/areas/9/273/155.mvt?scheme=OMR&period=2026-03&category=stold`], { encoding: "utf8" }).stdout;
  if (info.includes("areas")) assert.ok(!/count.*= 3\b/.test(info), "the hidden count is not in the tile");
});

test("sensitive categories are hidden finer than stadsområde and year, whatever their number", async (t) => {
  const server = await serve(t, city(t).store);
  for (const period of ["2026-03", "2026-Q1", "2026-W10"]) {
    const { figures } = await (await server.get(`/figures?scheme=OMR&period=${period}&category=sexualbrott`)).json();
    assert.ok(figures.every(({ status }) => status !== "shown"), period);
  }
  const week = await (await server.get("/figures?scheme=OMR&period=2026-W10&category=stold")).json();
  assert.ok(week.figures.every(({ status }) => status === "hidden"));
  const before = await (await server.get("/figures?scheme=OMR&period=2019&category=stold")).json();
  assert.ok(before.figures.every(({ status }) => status === "unknown"));
});

test("what is not known is refused with the names of what is", async (t) => {
  const server = await serve(t, city(t).store);
  for (const [address, word] of [
    ["/figures?scheme=NEJ&period=2026&category=all", "OMR"],
    ["/figures?scheme=OMR&period=2026-13&category=all", "period"],
    ["/figures?scheme=OMR&period=2026&category=nej", "stold"],
    ["/figures?scheme=OMR&period=2026&category=all&extra=1", "extra"],
    ["/ogc/collections/areas-OMR/items?limit=0", "limit"],
    ["/ogc/collections/areas-OMR/items?bbox=1,2,3", "bbox"],
  ]) {
    const answer = await server.get(address);
    assert.equal(answer.status, 400, address);
    assert.match(answer.headers.get("content-type"), /application\/problem\+json/);
    assert.match(await answer.text(), new RegExp(word), address);
  }
  assert.equal((await server.get("/ogc/collections/nej/items")).status, 404);
  assert.equal((await server.get("/nowhere")).status, 404);
});

test("tiles: empty is 204, odd numbers are 404, a tag saves the bytes, an older edition redirects", async (t) => {
  const server = await serve(t, city(t).store);
  const query = "?scheme=OMR&period=2026-03&category=stold";
  assert.equal((await server.get(`/tiles/areas/9/0/0.mvt${query}`)).status, 204);
  assert.equal((await server.get(`/tiles/areas/9/0273/155.mvt${query}`)).status, 404);
  assert.equal((await server.get(`/tiles/areas/9/512/155.mvt${query}`)).status, 404);
  const tile = await server.get(`/editions/1/tiles/areas/9/273/155.mvt${query}`);
  assert.match(tile.headers.get("cache-control"), /immutable/);
  const again = await server.get(`/editions/1/tiles/areas/9/273/155.mvt${query}`, { headers: { "if-none-match": tile.headers.get("etag") } });
  assert.equal(again.status, 304);
  assert.equal((await server.get(`/editions/99/tiles/areas/9/273/155.mvt${query}`)).status, 404);
  assert.equal(tile.headers.get("access-control-allow-origin"), "*");
  assert.match(tile.headers.get("vary"), /accept-encoding/i);
});

test("a running server shows a new edition within seconds", async (t) => {
  const place = city(t);
  const server = await serve(t, place.store);
  place.importRows("more.csv", ["nr;kod;dag;lon;lat", ...Array.from({ length: 12 }, (_, i) => `m${i};1;2026-03-09;${middleOf(2).lon};${middleOf(2).lat}`)]);
  must("publish", place.store);
  const current = await until(async () => (await server.get("/editions/current")).json(), ({ number }) => number === 2);
  assert.equal(current.number, 2);
  const { figures } = await (await server.get("/figures?scheme=OMR&period=2026-03&category=stold")).json();
  assert.equal(figures.find(({ area }) => area === "C").count, 12);
  assert.equal((await server.get("/editions/1/tiles/areas/9/273/155.mvt?scheme=OMR")).status, 302);
});

test("backup works while serving, and the copy is whole", async (t) => {
  const place = city(t);
  await serve(t, place.store);
  const copy = join(place.folder, "copy.tryggkarta");
  must("backup", place.store, copy);
  must("check", copy);
  assert.equal(run("backup", place.store, copy).code, 1);
});

test("a port in use is told in a sentence", async (t) => {
  const place = city(t);
  const holder = createServer().listen(0, "127.0.0.1");
  t.after(() => holder.close());
  await new Promise((resolve) => holder.on("listening", resolve));
  const taken = spawnSync(binary, ["serve", place.store, "--listen", `127.0.0.1:${holder.address().port}`], { encoding: "utf8", timeout: 20_000 });
  assert.equal(taken.status, 1);
  assert.match(taken.stderr, /in use/);
});

test("SIGTERM ends the server in order", async (t) => {
  const server = await serve(t, city(t).store);
  assert.equal((await server.get("/healthz")).status, 200);
  assert.equal((await server.get("/readyz")).status, 200);
  server.child.kill("SIGTERM");
  assert.equal(await server.ended, 0);
});

test("a store without areas answers 503 until there is something to show", async (t) => {
  const folder = folderFor(t);
  const store = join(folder, "empty.tryggkarta");
  must("init", store);
  const server = await serve(t, store);
  assert.equal((await server.get("/healthz")).status, 200);
  assert.equal((await server.get("/readyz")).status, 503);
  assert.equal((await server.get("/figures")).status, 503);
});

test("OGC documents link to each other and OGR walks a collection in small pages", async (t) => {
  const server = await serve(t, city(t).store);
  const landing = await (await server.get("/ogc")).json();
  for (const link of landing.links.filter(({ href }) => href.startsWith(server.base))) {
    assert.ok((await fetch(link.href, { headers: { accept: link.type ?? "*/*" } })).ok, link.href);
  }
  const conformance = await (await server.get("/ogc/conformance")).json();
  assert.ok(conformance.conformsTo.includes("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"));
  const page = await (await server.get("/ogc/collections/areas-OMR/items?limit=2")).json();
  assert.deepEqual([page.numberMatched, page.numberReturned], [3, 2]);
  const next = await (await fetch(page.links.find(({ rel }) => rel === "next").href)).json();
  assert.equal(next.features.length, 1);
  const info = spawnSync("ogrinfo", ["-ro", "-so", `OAPIF:${server.base}/ogc`, "areas-OMR"], { encoding: "utf8" });
  assert.match(info.stdout, /Feature Count: 3/, info.stderr);
});

test("oEmbed, feed, styles and TileJSON are well-formed and absolute", async (t) => {
  const server = await serve(t, city(t).store);
  const tilejson = await (await server.get("/tiles/areas.json")).json();
  assert.equal(tilejson.tilejson, "3.0.0");
  assert.ok(tilejson.tiles[0].startsWith(server.base));
  const style = await (await server.get("/styles/light.json")).json();
  assert.equal(style.version, 8);
  const feed = await server.get("/feed.atom");
  assert.match(feed.headers.get("content-type"), /application\/atom\+xml/);
  const oembed = await (await server.get(`/oembed?url=${encodeURIComponent(`${server.base}/`)}`)).json();
  assert.equal(oembed.type, "rich");
});
