// W3: an area tile that nobody has asked for before, with the figures of a quarter joined to it: identity, one connection, caches off or empty of it.
import { quarter } from "./context.mjs";
import { ask, onePass, walk } from "./load.mjs";
import { GeoJsonVt } from "./peer_geojson_vt.mjs";
import { interleave, middleOf } from "./report.mjs";
import { tilesOverTheCity } from "./tile_list.mjs";

const identity = { "Accept-Encoding": "identity" };
export const areaTilePath = ({ z, x, y }) => `/tiles/areas/${z}/${x}/${y}.mvt?scheme=PRIMAR&period=${quarter.period}&category=all`;

/** Those of our tiles that hold something: everyone is asked for these. */
export async function tilesWithContent(ours) {
  const tiles = tilesOverTheCity();
  const { answers } = await onePass(ours.port, tiles.map(areaTilePath), ours.pids, identity);
  return tiles.filter((_, i) => answers[i].status === 200);
}

/** code → what a tile's area carries, for the peer that keeps its own figures. */
async function figuresOf(ours) {
  const { figures } = JSON.parse((await ask(ours.port, `/figures?scheme=PRIMAR&period=${quarter.period}&category=all`)).body);
  return Object.fromEntries(figures.map(({ area, status, count, rate, class: grade }) => [area, { status, count, rate, class: grade }]));
}

export async function w3(context, report) {
  const { folder, seconds } = context;
  const ours = await context.ours(context.rows, "no cache");
  const postgis = await context.postgis();
  const cutter = await GeoJsonVt.start(context.port(), folder, { figures: await figuresOf(ours) });
  context.keep(cutter);
  const tiles = await tilesWithContent(ours);
  report.title("W3", `uncached area tile, z9–z14 over the city: ${tiles.length} different tiles, figures of a quarter joined, identity, one connection`);
  const paths = {
    ours: tiles.map(areaTilePath),
    full: tiles.map(({ z, x, y }) => `/full/${z}/${x}/${y}?quarter=${quarter.from}`),
    simple: tiles.map(({ z, x, y }) => `/simple/${z}/${x}/${y}?quarter=${quarter.from}`),
    cut: tiles.map(({ z, x, y }) => `/areas/${z}/${x}/${y}`),
  };
  const side = async (name, server, list, first) => {
    // Warm-up, and the size of what is sent.
    const { size } = await onePass(server.port, list, server.pids, identity);
    return { name, run: async () => ({ size, ...(first ? await first() : await walk({ folder, port: server.port, paths: list, pids: server.pids, seconds })) }) };
  };
  const sides = await interleave(context.rounds, [
    await side("Tryggkarta", ours, paths.ours),
    await side("PostGIS, full detail", postgis, paths.full),
    await side("PostGIS, simplified for each zoom", postgis, paths.simple),
    await side("geojson-vt + vt-pbf, first pass", cutter, paths.cut, async () => {
      await cutter.reset();
      return onePass(cutter.port, paths.cut, cutter.pids, identity);
    }),
    await side("geojson-vt + vt-pbf, warm", cutter, paths.cut),
    // What one request over one connection costs before any tile is drawn.
    await side("Tryggkarta, /healthz: a request's floor", ours, ["/healthz"]),
  ]);
  await cutter.stop();
  report.sides(sides, ["cpu", "µs CPU"], [["rate", "tiles/s"], ["p50", "ms p50"], ["p99", "ms p99"], ["size", "B"]]);
  const of = (i) => middleOf(sides[i], "cpu");
  report.atMost("≤ 50 µs server CPU a tile", of(0), 50);
  report.atLeast("≥ 20 × PostGIS full detail", of(1) / of(0), 20);
  report.atLeast("≥ 8 × PostGIS simplified", of(2) / of(0), 8);
  report.atLeast("≥ 3 × warm geojson-vt", of(4) / of(0), 3);
  report.must("p99 < 1 ms", middleOf(sides[0], "p99"), middleOf(sides[0], "p99") < 1);
}
