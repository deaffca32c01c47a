// Figures: any division × period × category in public, and any interval of days × filter for those who are signed in. One connection, nothing kept.
import { categories, chance, schemes, shuffled } from "./city.mjs";
import { ask, onePass, walk } from "./load.mjs";
import { interleave, middleOf } from "./report.mjs";

const kList = 2000;

/** Different questions to the public figures, in no order. */
export async function publicQuestions(ours) {
  const edition = JSON.parse((await ask(ours.port, "/editions/current")).body);
  const paths = edition.schemes.flatMap(({ code }) => edition.periods.flatMap((period) => edition.categories.map((category) => `/figures?scheme=${code}&period=${period}&category=${category.code}`)));
  return shuffled(paths, 11).slice(0, kList);
}

const day = (n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10);

/** Any interval of days within the five years, one to four categories. */
function intervals(toPath) {
  const next = chance(13);
  return Array.from({ length: 300 }, () => {
    const [from, to] = [Math.floor(next() * 1826), Math.floor(next() * 1826)].sort((a, b) => a - b);
    const chosen = new Set(Array.from({ length: 1 + Math.floor(next() * 4) }, () => Math.floor(next() * categories.length)));
    return toPath(day(from), day(to), [...chosen].sort((a, b) => a - b));
  });
}
const insideQuestions = intervals((from, to, chosen) => `/inside/figures?scheme=PRIMAR&from=${from}&to=${to}&category=${chosen.map((i) => categories[i]).join(",")}`);
const postgisQuestions = intervals((from, to, chosen) => `/interval?from=${from}&to=${to}&category=${chosen.join(",")}`);

const beside = [["rate", "answers/s"], ["p50", "ms p50"], ["p99", "ms p99"]];

async function insideSide(context, name, rows) {
  const ours = await context.ours(rows, "no cache");
  const headers = { "Accept-Encoding": "identity", ...ours.signedIn };
  if ((await ask(ours.port, insideQuestions[0], { headers })).status === 404) return undefined;
  return { name, run: () => walk({ folder: context.folder, port: ours.port, paths: insideQuestions, pids: ours.pids, seconds: context.seconds, headers }) };
}

export async function figures(context, report) {
  const { rows, large, rounds, folder, seconds } = context;
  const ours = await context.ours(rows, "no cache");
  const paths = await publicQuestions(ours);
  report.title("figures", `${paths.length} different questions: ${schemes.length} divisions × periods × categories; 300 free intervals × filters`);
  const open = { name: "Tryggkarta, /figures", run: () => walk({ folder, port: ours.port, paths, pids: ours.pids, seconds }) };
  const inside = await insideSide(context, `Tryggkarta, /inside/figures, ${rows} incidents`, rows);
  const more = large && inside ? await insideSide(context, "Tryggkarta, /inside/figures, 5 million incidents", 5_000_000) : undefined;
  const postgis = await context.postgis();
  const database = { name: `PostGIS: ST_Contains, GROUP BY, ${rows} incidents`, run: async () => onePass(postgis.port, postgisQuestions.slice(0, 10), postgis.pids) };
  await interleave(rounds, [open, ...(inside ? [inside] : []), ...(more ? [more] : []), database]);
  report.sides([open], ["cpu", "µs CPU"], beside);
  if (!inside) report.note("Tryggkarta, /inside/figures: not there yet (the address answers 404).");
  report.sides([...(inside ? [inside] : []), ...(more ? [more] : []), database], ["cpu", "µs CPU"], beside);
  report.must("any division × period × category: p99 < 1 ms", middleOf(open, "p99"), middleOf(open, "p99") < 1);
  const slowest = more ?? inside;
  report.must(`any interval × filter: p99 < 30 ms${more ? " at 5 M" : large || !inside ? "" : " (at 1 M; the issue says 5 M)"}`, slowest && middleOf(slowest, "p99"), slowest && middleOf(slowest, "p99") < 30);
}
