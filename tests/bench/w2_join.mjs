// W2: a million points × 96 areas → counts by area, category and quarter. Both sides have the points in memory (PostGIS in its buffers, indexed).
import { statSync } from "node:fs";
import { areaFile } from "./city.mjs";
import { cpuOf, pin, timed } from "./machine.mjs";
import { interleave, middleOf } from "./report.mjs";
import { tool } from "./serve_ours.mjs";

export async function w2(context, report) {
  const csv = await context.csv(context.rows);
  const store = await context.store(context.rows);
  const cluster = await context.filledCluster();
  pin(cluster.pids, "everywhere");
  report.title("W2", `${context.rows} points × 96 areas, counted by area × category × quarter (${(statSync(areaFile(context.folder, "PRIMAR")).size / 1e6).toFixed(1)} MB of borders)`);
  const placed = {};
  // One run of our program gives both our side and the bare join, on the same points.
  const bare = { name: "bare join: a raster and edges, nothing else", run: async () => bare.next };
  const sides = await interleave(Math.max(context.rounds, 3), [
    {
      name: "Tryggkarta (prepare the areas, join, count)",
      run: async () => {
        const said = JSON.parse((await timed(tool("bench_join"), [store, csv])).out);
        placed.ours = said.placed;
        bare.next = { seconds: said.bare };
        return { seconds: said.prepare + said.join, prepare: said.prepare, join: said.join };
      },
    },
    bare,
    {
      name: "PostGIS: ST_Contains, GROUP BY",
      run: async () => {
        const start = performance.now(), before = cpuOf(cluster.pids);
        placed.postgis = await cluster.count("counted");
        return { seconds: (performance.now() - start) / 1000, cpu: cpuOf(cluster.pids) - before };
      },
    },
  ]);
  await cluster.run("DROP TABLE counted");
  report.sides(sides, ["seconds", "s"], [["prepare", "s to prepare"], ["join", "s to join and count"], ["cpu", "s CPU"]]);
  report.note(`Points in an area: ${placed.ours} by us, ${placed.postgis} by PostGIS.`);
  report.atLeast("≥ 30 × PostGIS", middleOf(sides[2], "seconds") / middleOf(sides[0], "seconds"), 30);
  report.atMost("join and count ≤ 4 × the bare join", middleOf(sides[0], "join") / middleOf(bare, "seconds"), 4);
}
