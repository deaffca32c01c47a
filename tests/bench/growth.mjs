// Growth: what ten times the incidents costs.
import { publicQuestions } from "./figures.mjs";
import { ask, walk } from "./load.mjs";
import { interleave, middleOf } from "./report.mjs";
import { serve, settled } from "./serve_ours.mjs";
import { tilesAround } from "./tile_list.mjs";
import { ourImport } from "./w1_import.mjs";
import { areaTilePath, tilesWithContent } from "./w3_area_tile.mjs";
import { incidentTilePath } from "./w4_incident_tile.mjs";

/** Everything that is compared, at one size; what is not there yet is undefined. */
async function sample(context, rows) {
  const { folder, seconds } = context;
  const { seconds: imported } = await ourImport(context, await context.csv(rows));
  const started = await settled(await serve(await context.store(rows), context.port(), folder, { pinned: false }));
  const whole = (performance.now() - started.began) / 1000;
  await started.stop();
  const ours = await context.ours(rows, "no cache");
  const ask_ = (paths, headers) => walk({ folder, port: ours.port, paths, pids: ours.pids, seconds, ...(headers && { headers }) });
  const tile = await ask_((await tilesWithContent(ours)).map(areaTilePath));
  const figure = await ask_(await publicQuestions(ours));
  const inside = tilesAround(await context.wantedPoints(rows), 300).map(incidentTilePath);
  const headers = { "Accept-Encoding": "identity", ...ours.signedIn };
  const incident = (await ask(ours.port, inside[0], { headers })).status === 404 ? undefined : await ask_(inside, headers);
  return { imported, ready: started.seconds, whole, tile: tile.cpu, figure: figure.cpu, incident: incident?.cpu };
}

export async function growth(context, report) {
  const small = context.rows / 10;
  report.title("growth", `the same at ${small} and ${context.rows} incidents`);
  const sides = await interleave(context.slowRounds, [small, context.rows].map((rows) => ({ name: `${rows} incidents`, run: () => sample(context, rows) })));
  report.sides(sides, ["imported", "s import"], [["ready", "s start"], ["whole", "s until inside answers"], ["tile", "µs CPU an area tile"], ["incident", "µs CPU an incident tile"], ["figure", "µs CPU an answer of /figures"]]);
  const ratio = (key) => { const [one, ten] = sides.map((side) => middleOf(side, key)); return ten === undefined ? undefined : ten / one; };
  report.atMost("import ≤ 10 ×", ratio("imported"), 10);
  report.atMost("start ≤ 10 ×", ratio("ready"), 10);
  report.atMost("start until inside answers ≤ 10 ×", ratio("whole"), 10);
  report.atMost("an area tile ≤ 1.5 ×", ratio("tile"), 1.5);
  report.atMost("a figure ≤ 1.5 ×", ratio("figure"), 1.5);
  report.atMost("an incident tile ≤ 1.5 ×", ratio("incident"), 1.5);
}
