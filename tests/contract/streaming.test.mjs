// Answers longer than 8 MiB, asked of the real binary by readers who take their time.
import { test } from "node:test";
import assert from "node:assert/strict";
import { get } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { folderFor, must, serve, until } from "./support.mjs";

const across = 25;
const count = 450;
const vertices = 1500;

/** GeoJSON of round areas beside each other, each with a long border. */
function roundAreas() {
  const features = [];
  for (let i = 0; i < count; i++) {
    const [lon, lat] = [11.5 + 0.01 * (i % across), 57.3 + 0.01 * Math.floor(i / across)];
    const ring = Array.from({ length: vertices + 1 }, (_, k) => {
      const angle = (2 * Math.PI * (k % vertices)) / vertices;
      return [Number((lon + 0.0049 * Math.cos(angle)).toFixed(7)), Number((lat + 0.0049 * Math.sin(angle)).toFixed(7))];
    });
    features.push({ type: "Feature", properties: { kod: `K${i}`, namn: `Område ${i}` }, geometry: { type: "Polygon", coordinates: [ring] } });
  }
  return JSON.stringify({ type: "FeatureCollection", features });
}

function manyAreas(t) {
  const folder = folderFor(t);
  const [store, file] = [join(folder, "many.tryggkarta"), join(folder, "areas.geojson")];
  writeFileSync(file, roundAreas());
  must("init", store, "--city", "Provstad");
  must("import", "areas", store, file, "--scheme", "MANGA", "--title", "Många", "--code", "kod", "--name", "namn");
  must("publish", store);
  return store;
}

/** Asks and comes back with the head; the body waits until it is read. */
const ask = (server, path, coding) =>
  new Promise((resolve, reject) => get(server.base + path, { agent: false, headers: { "accept-encoding": coding } }, resolve).on("error", reject));

async function read(answer) {
  const chunks = [];
  for await (const chunk of answer) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const coding = answer.headers["content-encoding"] ?? "identity";
  return { identity: (plain) => plain, gzip: gunzipSync, br: brotliDecompressSync }[coding](bytes);
}

/** Megabytes of the process, now ("VmRSS") or at most since `forgetThePeak` ("VmHWM"). */
const memory = (server, name) => Number(readFileSync(`/proc/${server.child.pid}/status`, "utf8").match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024;
const forgetThePeak = (server) => writeFileSync(`/proc/${server.child.pid}/clear_refs`, "5");

test("a long collection takes no more memory for many slow readers, and others are answered meanwhile", async (t) => {
  const server = await serve(t, manyAreas(t));
  const path = "/ogc/collections/areas-MANGA/items?limit=10000";
  const first = await ask(server, path, "identity");
  assert.equal(first.headers["transfer-encoding"], "chunked");
  const text = await read(first);
  assert.ok(text.length > 12e6, `${text.length} bytes`);
  const parsed = JSON.parse(text);
  assert.deepEqual([parsed.numberMatched, parsed.numberReturned, parsed.features.length], [count, count, count]);

  forgetThePeak(server);
  const before = memory(server, "VmRSS");
  const codings = ["identity", "identity", "identity", "identity", "gzip", "gzip", "br", "br"];
  const answers = await Promise.all(codings.map((coding) => ask(server, path, coding)));
  assert.deepEqual(answers.map((answer) => answer.headers["content-encoding"] ?? "identity"), codings);
  assert.equal((await server.get("/ogc/collections/areas-MANGA/items?limit=1")).status, 200);
  for (const answer of answers) assert.ok((await read(answer)).equals(text));
  const more = memory(server, "VmHWM") - before;
  t.diagnostic(`${(text.length / 1e6).toFixed(1)} MB for ${codings.length} readers: ${before.toFixed(1)} MB before, ${more.toFixed(1)} MB more at most`);
  assert.ok(more < 12, `${more} MB more`);

  const tag = answers[0].headers.etag;
  assert.equal((await server.get(path, { headers: { "accept-encoding": "identity", "if-none-match": tag } })).status, 304);
  const head = await server.get(path, { method: "HEAD", headers: { "accept-encoding": "identity" } });
  assert.deepEqual([head.status, head.headers.get("etag"), head.headers.get("content-length")], [200, tag, null]);
});
