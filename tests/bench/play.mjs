// play: the map in a browser, dragged, zoomed and played through all quarters. The browser has no graphics card here, so it draws on the same cores.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "./load.mjs";
import { Planner } from "./planner.mjs";
import { interleave, median, middleOf } from "./report.mjs";
import { must, serve } from "./serve_ours.mjs";

const screens = [
  { what: "1440 × 900", options: { viewport: { width: 1440, height: 900 } } },
  { what: "a phone's 390 × 844 at 2 ×", options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 } },
];

async function sit(address, quarters, options) {
  const planner = await Planner.sitDown(address, options);
  const reach = Math.min(300, options.viewport.width * 0.6);
  await planner.enter("drag");
  await planner.wheel(2);
  for (const [east, south] of [[-reach, 0], [-reach, -reach / 2], [reach, reach], [reach, -reach / 2]]) await planner.drag(east, south);
  await planner.drawn();
  await planner.enter("zoom");
  await planner.wheel(3);
  await planner.wheel(-5);
  // From the last quarter it begins with the first.
  await planner.enter("first");
  await planner.play();
  await planner.hasSteps("first", 2);
  await planner.enter("play");
  await planner.hasSteps("play", quarters - 2);
  await planner.enter("again");
  await planner.page.waitForTimeout(500);
  await planner.play();
  for (const [east, south] of [[-reach, 0], [0, reach / 2], [reach, 0], [0, -reach / 2]]) {
    await planner.drag(east, south);
    await planner.page.waitForTimeout(600);
  }
  const [drag, zoom, play, again] = await Promise.all(["drag", "zoom", "play", "again"].map((phase) => planner.worst(phase)));
  const steps = [...(await planner.steps("first")), ...(await planner.steps("play"))];
  const moved = await planner.steps("again");
  const fetches = await planner.fetches();
  const { faults } = planner;
  const sample = {
    steps: steps.length, median: median(steps.map(({ took }) => took)), worst: Math.max(...steps.map(({ took }) => took)),
    moved: Math.max(...moved.map(({ took }) => took)), asked: planner.tilesIn("play"), missing: steps.filter((step) => step.missing).length,
    open: planner.opened, drag: drag.gap, zoom: zoom.gap, play: play.gap, again: again.gap,
    late: Math.max(drag.missing, zoom.missing, again.missing), task: Math.max(drag.task, zoom.task, play.task, again.task),
    fetch: median(fetches), slowest: Math.max(...fetches),
  };
  await planner.getUp();
  if (faults.length > 0) throw new Error(`the page failed: ${faults[0]}`);
  return sample;
}

/** The division with the most areas, and how many quarters there are. */
async function edition(port) {
  const { schemes, periods } = JSON.parse((await ask(port, "/editions/current")).body);
  const finest = schemes.reduce((most, each) => (each.areas > most.areas ? each : most));
  return { finest, quarters: periods.filter((period) => period.includes("-Q")).length };
}

/** The made-up city gets inhabitants in each of its years: a quarter without a rate has no class, and its areas would never change their colour. */
function addInhabitants(store, folder) {
  for (const year of ["2021", "2022", "2023", "2024"]) {
    must("import", "denominators", store, join(folder, "inhabitants.csv"), "--scheme", "PRIMAR", "--code", "kod", "--value", "antal", "--kind", "population", "--year", year);
  }
  must("publish", store);
}

/** A copy of the store that is to be played. */
async function storeOf(context) {
  const store = join(context.folder, "play.tryggkarta");
  must("backup", context.toPlay ?? (await context.store(context.rows)), store);
  if (!context.toPlay) addInhabitants(store, context.folder);
  // Nobody signs in to everyone's map.
  writeFileSync(`${store}.token`, "");
  return store;
}

export async function play(context, report) {
  const store = await storeOf(context);
  const server = context.keep(await serve(store, context.port(), context.folder, { pinned: false }));
  const { finest, quarters } = await edition(server.port);
  report.title("play", `the map in Chromium: dragged, zoomed, played through ${quarters} quarters of ${finest.areas} areas; from when a step is due until its colours are on the screen`);
  const address = `http://127.0.0.1:${server.port}/?scheme=${finest.code}`;
  const sides = await interleave(context.slowRounds, screens.map(({ what, options }) => ({ name: what, run: () => sit(address, quarters, options) })));
  report.sides(sides, ["median", "ms a quarter"], [
    ["steps", "steps"], ["worst", "ms at worst"], ["moved", "ms at worst while dragged"], ["asked", "tiles asked for while playing"], ["missing", "steps with a tile missing"],
  ]);
  for (const side of sides) {
    const ms = (key) => Math.round(middleOf(side, key));
    report.note(`${side.name}: opened in ${ms("open")} ms. Longest between two frames: dragging ${ms("drag")}, zooming ${ms("zoom")}, playing ${ms("play")}, dragging while it plays ${ms("again")} ms; ` +
      `longest task ${ms("task")} ms; a tile that should be seen is there after ${ms("late")} ms at most (median fetch ${ms("fetch")}, slowest ${ms("slowest")} ms).`);
  }
  const worst = (...keys) => Math.max(...sides.flatMap((side) => keys.map((key) => middleOf(side, key))));
  const sum = (key) => sides.flatMap(({ samples }) => samples).reduce((all, sample) => all + sample[key], 0);
  report.atMost("a quarter is shown within 100 ms", worst("worst", "moved"), 100);
  report.atMost("no tile is fetched while playing", sum("asked"), 0);
  report.atMost("no quarter is shown with a tile missing", sum("missing"), 0);
  report.atMost("no frame is waited for longer than 100 ms", worst("drag", "zoom", "play", "again"), 100);
  await server.stop();
}
