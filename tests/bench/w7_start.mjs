// W7: from the start of the process until it is ready and until the first answer, and its memory then (PSS). Files are in the system's page cache on all sides.
import { quarter } from "./context.mjs";
import { ask, until } from "./load.mjs";
import { pssOf } from "./machine.mjs";
import { GeoJsonVt } from "./peer_geojson_vt.mjs";
import { Nginx } from "./peer_nginx.mjs";
import { PostGis } from "./peer_postgis.mjs";
import { interleave, middleOf } from "./report.mjs";
import { serve } from "./serve_ours.mjs";

const firstInside = `/inside/figures?scheme=PRIMAR&from=${quarter.from}&to=${quarter.to}&category=inbrott`;

async function ourStart(context, rows) {
  const server = await serve(await context.store(rows), context.port(), context.folder, { pinned: false });
  const there = (await ask(server.port, firstInside, { headers: server.signedIn })).status !== 404;
  const inside = there && (await until(server.port, firstInside, ({ status }) => status === 200, { headers: server.signedIn }));
  const first = inside ? (performance.now() - server.began) / 1000 : undefined;
  const memory = pssOf(server.pids);
  await server.stop();
  return { seconds: server.seconds, first, memory };
}

/** A cluster that exists and holds the city: started, its front too, until a tile comes. */
async function postgisStart(context) {
  const cluster = await context.filledCluster();
  await cluster.stop();
  const start = performance.now();
  await cluster.start();
  await cluster.serve(context.port());
  await until(cluster.port, `/full/10/545/310?quarter=${quarter.from}`, ({ status }) => status === 200);
  return { seconds: (performance.now() - start) / 1000, memory: pssOf(cluster.pids) };
}

export async function w7(context, report) {
  const { rows, large } = context;
  report.title("W7", "start until ready, and memory (PSS)");
  const points = await context.wantedPoints(rows);
  const ours = { name: `Tryggkarta, ${rows} incidents`, run: () => ourStart(context, rows) };
  const more = { name: "Tryggkarta, 5 million incidents", run: () => ourStart(context, 5_000_000) };
  const sides = await interleave(context.rounds, [
    ours,
    ...(large ? [more] : []),
    { name: `PostGIS and its front, ${rows} incidents`, run: () => postgisStart(context) },
    {
      name: "geojson-vt, areas and W4's incidents",
      run: async () => {
        const cutter = await GeoJsonVt.start(context.port(), context.folder, { points });
        const sample = { seconds: cutter.seconds, memory: pssOf(cutter.pids) };
        await cutter.stop();
        return sample;
      },
    },
    {
      name: "nginx, a file",
      run: async () => {
        const nginx = await Nginx.start(context.port(), context.folder, { "tile.mvt": Buffer.alloc(10_000) });
        const sample = { seconds: nginx.seconds, memory: pssOf(nginx.pids) };
        await nginx.stop();
        return sample;
      },
    },
  ]);
  report.sides(sides, ["seconds", "s"], [["first", "s to the first inside answer"], ["memory", "MiB"]]);
  // Without inside answers there are no incidents in memory, and nothing to be told.
  const there = middleOf(ours, "first") !== undefined;
  if (!there) report.note("Tryggkarta: the first inside answer is not there yet (the address answers 404), so no incidents are loaded.");
  const below = (what, side, key, limit) => report.must(`${what} < ${limit} ${key === "memory" ? "MiB" : "s"}`, middleOf(side, key), there ? middleOf(side, key) < limit : undefined);
  below("1 M: ready", ours, "seconds", 1);
  below("1 M: inside answers", ours, "first", 1);
  below("1 M: memory", ours, "memory", 120);
  if (!large) return;
  below("5 M: ready", more, "seconds", 4);
  below("5 M: inside answers", more, "first", 4);
  below("5 M: memory", more, "memory", 450);
}
