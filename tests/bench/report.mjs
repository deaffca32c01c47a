// Sides measured in turn, and what is said about them: on the terminal, and as a table for README.md.
import { writeFileSync } from "node:fs";

export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const middleOf = (side, key) => median(side.samples.map((sample) => sample[key]));

/** Rounds A B A B …: each side's `run` gives one sample, an object of numbers. */
export async function interleave(rounds, sides) {
  for (const side of sides) side.samples ??= [];
  for (let round = 0; round < rounds; round++) for (const side of sides) side.samples.push(await side.run(round));
  return sides;
}

const shown = (value) => {
  if (value === undefined) return "–";
  if (value >= 10_000) return Math.round(value).toLocaleString("en").replaceAll(",", " ");
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3);
};

export class Report {
  #markdown = ["| work | who | median | spread | × ours | beside it |", "|---|---|---|---|---|---|"];
  #verdicts = ["| must reach | seen | |", "|---|---|---|"];
  #title = "";

  title(code, text) {
    this.#title = code;
    console.log(`\n${code}  ${text}`);
    this.#markdown.push(`| **${code}** ${text} | | | | | |`);
  }

  /** One line a side. `main` is [key, unit], less is better; the first side is ours. `beside` are more of them. */
  sides(sides, main, beside = []) {
    const [key, unit] = main;
    const ours = middleOf(sides[0], key);
    for (const side of sides) {
      const values = side.samples.map((sample) => sample[key]);
      const middle = middleOf(side, key);
      const spread = values.length > 1 ? `${shown(Math.min(...values))}–${shown(Math.max(...values))}` : "one round";
      const ratio = side === sides[0] ? "" : shown(middle / ours);
      const others = beside.map(([k, u]) => [middleOf(side, k), u]).filter(([value]) => value !== undefined).map(([value, u]) => `${shown(value)} ${u}`).join(" · ");
      console.log(`  ${side.name.padEnd(44)} ${`${shown(middle)} ${unit}`.padStart(18)}  ${`(${spread})`.padEnd(20)} ${(ratio && `× ${ratio}`).padEnd(9)} ${others}`);
      this.#markdown.push(`| | ${side.name} | ${shown(middle)} ${unit} | ${spread} | ${ratio} | ${others} |`);
    }
  }

  /** What the issue asks. `reached` is undefined where it cannot be told yet. */
  must(what, seen, reached) {
    const word = reached === undefined ? "not there yet" : reached ? "reached" : "NOT reached";
    console.log(`  must reach: ${what.padEnd(50)} ${word}${seen === undefined ? "" : ` (${typeof seen === "number" ? shown(seen) : seen})`}`);
    this.#verdicts.push(`| ${this.#title}: ${what} | ${typeof seen === "number" ? shown(seen) : seen ?? ""} | ${word} |`);
  }
  atMost(what, seen, limit) { this.must(what, seen, seen === undefined ? undefined : seen <= limit); }
  atLeast(what, seen, limit) { this.must(what, seen, seen === undefined ? undefined : seen >= limit); }

  note(text) {
    console.log(`  ${text}`);
    this.#markdown.push(`| | *${text}* | | | | |`);
  }

  write(file, head) {
    writeFileSync(file, [head, "", ...this.#markdown, "", ...this.#verdicts, ""].join("\n"));
  }
}
