// W1: a CSV into a durable store, with reprojection, until everybody may ask it. Ours also validates, tests for duplicates, joins in three divisions and accounts.
import { copyFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { cpuOf, settle, timed } from "./machine.mjs";
import { ogrToSpatialite } from "./peer_ogr.mjs";
import { interleave, middleOf } from "./report.mjs";
import { binary, incidentImport } from "./serve_ours.mjs";

export async function ourImport(context, csv) {
  const store = join(context.folder, "import.tryggkarta");
  for (const ending of ["", "-wal", "-shm"]) rmSync(store + ending, { force: true });
  copyFileSync(context.emptyStore(), store);
  settle();
  const done = await timed(binary, incidentImport(store, csv, context.folder));
  return { ...done, account: JSON.parse(done.out) };
}

export async function w1(context, report) {
  const { rows } = context;
  const csv = await context.csv(rows);
  const cluster = await context.cluster();
  report.title("W1", `import of ${rows} rows (${(statSync(csv).size / 1e6).toFixed(0)} MB ; CSV, EPSG:3007) into the durable store`);
  const rated = (sample) => ({ ...sample, rate: rows / sample.seconds });
  const spatialite = join(context.folder, "ogr.sqlite");
  const ogr = (index) => async () => { settle(); return rated(await ogrToSpatialite(csv, spatialite, { index })); };
  const sides = await interleave(context.slowRounds, [
    { name: "Tryggkarta", run: async () => rated(await ourImport(context, csv)) },
    {
      name: "PostGIS: COPY, transform, GiST",
      run: async () => {
        settle();
        const start = performance.now(), before = cpuOf(cluster.pids);
        await cluster.importIncidents(csv, "imported");
        return rated({ seconds: (performance.now() - start) / 1000, cpu: cpuOf(cluster.pids) - before });
      },
    },
    { name: "ogr2ogr → SpatiaLite, no spatial index", run: ogr(false) },
    { name: "ogr2ogr → SpatiaLite, spatial index", run: ogr(true) },
  ]);
  await cluster.run("DROP TABLE imported");
  report.sides(sides, ["seconds", "s"], [["rate", "rows/s"], ["cpu", "s CPU"], ["peak", "MiB peak"]]);
  const { account } = sides[0].samples[0];
  report.note(`Our account: ${account.stored} stored, ${account.rejected} rejected, ${account.unplaced} without area.`);
  const ours = middleOf(sides[0], "seconds");
  report.atLeast("≥ 6 × ogr2ogr → SpatiaLite, no spatial index", middleOf(sides[2], "seconds") / ours, 6);
  report.atLeast("≥ 6 × ogr2ogr → SpatiaLite, spatial index", middleOf(sides[3], "seconds") / ours, 6);
  report.atLeast("aim: level with PostGIS COPY (≥ 1 ×)", middleOf(sides[1], "seconds") / ours, 1);
  report.must("peak memory < 300 MiB", middleOf(sides[0], "peak"), middleOf(sides[0], "peak") < 300);
}
