// W8: GeoJSON of 96 areas with the figures of a quarter: made for the first time beside PostGIS, and again, as gzip, beside nginx's file.
import { quarter } from "./context.mjs";
import { ask, walk } from "./load.mjs";
import { Nginx } from "./peer_nginx.mjs";
import { interleave, middleOf } from "./report.mjs";

const path = `/ogc/collections/areas-PRIMAR/items?limit=1000&period=${quarter.period}&category=all`;
const identity = { "Accept-Encoding": "identity", Accept: "application/geo+json" };
const gzip = { "Accept-Encoding": "gzip", Accept: "application/geo+json" };

export async function w8(context, report) {
  const { folder, seconds, rounds } = context;
  const fresh = await context.ours(context.rows, "no cache");
  const keeping = await context.ours(context.rows, "cache");
  const postgis = await context.postgis();
  const theirs = `/geojson?quarter=${quarter.from}`;
  const size = { ours: (await ask(fresh.port, path, { headers: identity })).body.length, postgis: (await ask(postgis.port, theirs)).body.length };
  const packed = (await ask(keeping.port, path, { headers: gzip })).body;
  const nginx = context.keep(await Nginx.start(context.port(), folder, { "areas.json": packed }));
  report.title("W8", `GeoJSON of 96 areas with figures: ${(size.ours / 1e6).toFixed(2)} MB (PostGIS ${(size.postgis / 1e6).toFixed(2)} MB), ${(packed.length / 1e3).toFixed(0)} kB gzip`);
  const beside = [["rate", "requests/s"], ["p50", "ms p50"], ["p99", "ms p99"]];
  const side = (name, server, asked, headers, connections) => ({
    name,
    run: () => walk({ folder, port: server.port, paths: [asked], pids: server.pids, seconds, headers, connections }),
  });
  const [first, database, again, file] = await interleave(rounds, [
    side("Tryggkarta, made each time, identity", fresh, path, identity, 1),
    side("PostGIS: ST_AsGeoJSON", postgis, theirs, identity, 1),
    side("Tryggkarta, repeated, gzip, 8 connections", keeping, path, gzip, 8),
    side("nginx static file, gzip, 8 connections", nginx, "/areas.json", gzip, 8),
  ]);
  await nginx.stop();
  report.sides([first, database], ["cpu", "µs CPU"], beside);
  report.sides([again, file], ["cpu", "µs CPU"], beside);
  report.atLeast("first answer ≥ 10 × PostGIS", middleOf(database, "cpu") / middleOf(first, "cpu"), 10);
  report.atMost("repeated ≤ 1.5 × nginx's CPU for the file", middleOf(again, "cpu") / middleOf(file, "cpu"), 1.5);
}
