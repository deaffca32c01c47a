// W4: a signed-in incident tile, a quarter × three categories, z10–z16 where something has happened: identity, one connection. Ours clusters with exact
// counts at low zoom and says `no-store`, so it is made each time; the peers send every point.
import { categories } from "./city.mjs";
import { quarter, wanted } from "./context.mjs";
import { ask, onePass, walk } from "./load.mjs";
import { GeoJsonVt } from "./peer_geojson_vt.mjs";
import { interleave, middleOf } from "./report.mjs";
import { tilesAround } from "./tile_list.mjs";

const kTiles = 500;

export const incidentTilePath = ({ z, x, y }) => `/inside/tiles/incidents/${z}/${x}/${y}.mvt?from=${quarter.from}&to=${quarter.to}&category=${wanted.join(",")}`;

/** One side that asks us, or nothing where the address is not there. */
async function oursSide(context, name, rows) {
  const ours = await context.ours(rows, "no cache");
  const list = tilesAround(await context.wantedPoints(rows), kTiles).map(incidentTilePath);
  const headers = { "Accept-Encoding": "identity", ...ours.signedIn };
  const { status } = await ask(ours.port, list[0], { headers });
  if (status === 404) return undefined;
  const { size } = await onePass(ours.port, list, ours.pids, headers);
  return { name, run: async () => ({ size, ...(await walk({ folder: context.folder, port: ours.port, paths: list, pids: ours.pids, seconds: context.seconds, headers })) }) };
}

function verdicts(report, ours, postgis, warm, large) {
  const cpu = ours && middleOf(ours, "cpu");
  report.atMost("≤ 80 µs server CPU a tile", cpu, 80);
  report.atLeast("≥ 10 × PostGIS", ours && middleOf(postgis, "cpu") / cpu, 10);
  report.atLeast("≥ 4 × warm geojson-vt", ours && middleOf(warm, "cpu") / cpu, 4);
  const p99 = large && middleOf(large, "p99");
  if (large) report.must("p99 < 3 ms at 5 million incidents", p99, p99 < 3);
}

export async function w4(context, report) {
  const { folder, rows, seconds } = context;
  const points = await context.wantedPoints(rows);
  const tiles = tilesAround(points, kTiles);
  report.title("W4", `uncached incident tile, a quarter × 3 categories (${points.length} of ${rows}), z10–z16: ${tiles.length} different tiles, identity, one connection`);
  const postgis = await context.postgis();
  const cutter = await GeoJsonVt.start(context.port(), folder, { points });
  context.keep(cutter);
  const numbers = wanted.map((code) => categories.indexOf(code)).join(",");
  const asked = tiles.map(({ z, x, y }) => `/incidents/${z}/${x}/${y}?from=${quarter.from}&to=${quarter.to}&category=${numbers}`);
  const cut = tiles.map(({ z, x, y }) => `/incidents/${z}/${x}/${y}`);
  const peer = async (name, server, list, first) => {
    const { size } = await onePass(server.port, list, server.pids);
    return { name, run: async () => ({ size, ...(first ? await first() : await walk({ folder, port: server.port, paths: list, pids: server.pids, seconds })) }) };
  };
  const ours = await oursSide(context, "Tryggkarta", rows);
  const large = context.large && ours ? await oursSide(context, "Tryggkarta, 5 million incidents", 5_000_000) : undefined;
  const peers = [
    await peer("PostGIS", postgis, asked),
    await peer("geojson-vt + vt-pbf, filtered before, first pass", cutter, cut, async () => {
      await cutter.reset();
      return onePass(cutter.port, cut, cutter.pids);
    }),
    await peer("geojson-vt + vt-pbf, filtered before, warm", cutter, cut),
  ];
  const sides = await interleave(context.rounds, [...(ours ? [ours] : []), ...(large ? [large] : []), ...peers]);
  await cutter.stop();
  if (!ours) report.note("Tryggkarta: not there yet (the address answers 404).");
  report.sides(sides, ["cpu", "µs CPU"], [["rate", "tiles/s"], ["p50", "ms p50"], ["p99", "ms p99"], ["size", "B"]]);
  verdicts(report, ours, peers[0], peers[2], large);
}
