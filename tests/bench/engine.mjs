// The engine alone, without a network: what bench_engine prints.
import { timed } from "./machine.mjs";
import { tool } from "./serve_ours.mjs";

export async function engine(context, report) {
  report.title("engine", `without a network, ${context.rows} incidents, medians of five`);
  const { out } = await timed(tool("bench_engine"), [await context.store(context.rows)]);
  for (const line of out.trimEnd().split("\n")) report.note(line);
}
