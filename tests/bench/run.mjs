// `./dev bench`: the measurements of README.md in this folder. Figures and words are printed; nothing here is a test, so nothing fails by being slow.
import { join, resolve } from "node:path";
import { Context } from "./context.mjs";
import { engine } from "./engine.mjs";
import { figures } from "./figures.mjs";
import { growth } from "./growth.mjs";
import { machine } from "./machine.mjs";
import { play } from "./play.mjs";
import { Report } from "./report.mjs";
import { root } from "./serve_ours.mjs";
import { signedIn } from "./signed_in.mjs";
import { w1 } from "./w1_import.mjs";
import { w2 } from "./w2_join.mjs";
import { w3 } from "./w3_area_tile.mjs";
import { w4 } from "./w4_incident_tile.mjs";
import { w5 } from "./w5_cached_tile.mjs";
import { w7 } from "./w7_start.mjs";
import { w8 } from "./w8_geojson.mjs";

// W6, clustering and the other methods of analysis, has its own issue.
const parts = { engine, w1, w2, w3, w4, w5, w7, w8, figures, signedIn, growth, play };
const usage = `./dev bench [PART…] [--large] [--rows N] [--rounds N] [--seconds S]
  PART       ${Object.keys(parts).join(", ")}; all of them where none is named
  --large    W4, W7 and the figures at five million incidents too
  --rows     incidents; 1 000 000 where nothing is said
  --rounds   how often each side is measured in turn; 3
  --seconds  how long each round asks; 2
  --store    play: a published store to play instead of the made-up city`;

function options(words) {
  const chosen = [], given = { rows: 1_000_000, rounds: 3, seconds: 2, large: false, toPlay: undefined };
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--large") given.large = true;
    else if (word === "--store" && words.length > 0) given.toPlay = resolve(words.shift());
    else if (["--rows", "--rounds", "--seconds"].includes(word)) given[word.slice(2)] = Number(words.shift());
    else if (word in parts) chosen.push(word);
    else return undefined;
  }
  if (![given.rows, given.rounds, given.seconds].every((n) => Number.isInteger(n) && n > 0)) return undefined;
  // What takes half a minute is measured twice.
  return { chosen: chosen.length > 0 ? chosen : Object.keys(parts), ...given, slowRounds: Math.min(2, given.rounds) };
}

const asked = options(process.argv.slice(2));
if (!asked) {
  console.error(usage);
  process.exit(2);
}
const report = new Report();
const head = `${machine()}, ${new Date().toISOString().slice(0, 10)}`;
console.log(head);
const context = new Context(asked);
let closing;
const close = () => (closing ??= context.close());
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => close().then(() => process.exit(1)));
try {
  for (const part of asked.chosen) await parts[part](context, report);
} finally {
  await close();
}
const file = join(root, "build/bench/results.md");
report.write(file, head);
console.log(`\nThe same as a table: ${file}`);
