// Twelve periods as bars. Zero has no bar; hidden and unknown have a stub of fixed height that carries no size.
import type { Figure, History } from "../server/answers.ts";
import { parsePeriod } from "../text/period_label.ts";
import type { Text } from "../text/text.ts";
import { element, picture } from "./dom.ts";
import { countNode, countText, rateText } from "./figure.ts";

export type Step = History["steps"][number];

const width = 296, height = 132, left = 32, top = 18, bottom = 110, stub = 22;

/** At most three lines, zero among them, on steps of 1, 2 or 5. */
export function gridStep(largest: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) if (largest / (factor * power) < 3) return factor * power;
  }
}

/** The chart, with room for as many bars, the last one to the right; `title` is its accessible name. */
export function trendChart(text: Text, steps: readonly Step[], room: number, title: string): SVGElement {
  const largest = Math.max(0, ...steps.map(({ figure }) => (figure.status === "shown" ? figure.count : 0)));
  const step = gridStep(largest);
  const scale = Math.max(largest, step);
  const y = (value: number): number => bottom - ((bottom - top) * value) / scale;
  const slot = (width - left) / Math.max(steps.length, room, 1);
  const begin = width - slot * steps.length;
  const last = steps.at(-1);
  return picture("svg", { class: "trend", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title },
    patterns(),
    ...gridLines(text, step, scale, y),
    ...steps.map(({ figure }, index) =>
      bar(figure, { x: begin + slot * (index + 0.18), width: slot * 0.64, y, now: index === steps.length - 1 })),
    last?.figure.status === "shown"
      ? picture("text", { class: "latest", x: width - 2, y: y(last.figure.count) - 6, "text-anchor": "end" }, text.number(last.figure.count))
      : undefined,
    ...labels(text, steps, { slot, begin }));
}

function patterns(): SVGElement {
  return picture("defs", {},
    picture("pattern", { id: "trend-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      picture("rect", { class: "hatch-ground", width: 6, height: 6 }), picture("path", { class: "hatch-line", d: "M1 0v6" })),
    picture("pattern", { id: "trend-dots", width: 4, height: 4, patternUnits: "userSpaceOnUse" },
      picture("rect", { class: "dots-ground", width: 4, height: 4 }), picture("circle", { class: "dot", cx: 2, cy: 2, r: 0.6 })));
}

function gridLines(text: Text, step: number, scale: number, y: (value: number) => number): SVGElement[] {
  const lines: SVGElement[] = [];
  for (let value = 0; value <= scale; value += step) {
    lines.push(
      picture("line", { class: value === 0 ? "axis" : "grid", x1: left, x2: width, y1: y(value), y2: y(value) }),
      picture("text", { class: "tick", x: left - 6, y: y(value) + 4, "text-anchor": "end" }, text.number(value)));
  }
  return lines;
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly now: boolean;
  readonly y: (value: number) => number;
}

function bar(figure: Figure, { x, width: wide, y, now }: Place): SVGElement | undefined {
  if (figure.status !== "shown") {
    const pattern = figure.status === "hidden" ? "url(#trend-hatch)" : "url(#trend-dots)";
    return picture("rect", { class: `stub ${figure.status}`, x, y: bottom - stub, width: wide, height: stub, fill: pattern });
  }
  if (figure.count === 0) return undefined;
  return picture("rect", { class: now ? "bar now" : "bar", x, y: y(figure.count), width: wide, height: bottom - y(figure.count), rx: 2 });
}

/** The year under the middle of its bars, and the last period by name. */
function labels(text: Text, steps: readonly Step[], { slot, begin }: { slot: number; begin: number }): SVGElement[] {
  const last = steps.at(-1);
  if (!last) return [];
  const out = [picture("text", { class: "tick now", x: width - 2, y: bottom + 17, "text-anchor": "end" }, text.shortPeriod(last.period))];
  const lastMiddle = begin + slot * (steps.length - 0.5);
  const yearly = /^year|two_years$/.test(parsePeriod(last.period)?.kind ?? "");
  let free = left;
  for (let first = 0; first < steps.length; ) {
    const year = parsePeriod(steps[first]?.period ?? "")?.year;
    let end = first;
    while (end < steps.length && parsePeriod(steps[end]?.period ?? "")?.year === year) end += 1;
    const middle = begin + (slot * (first + end)) / 2;
    if (middle - 15 >= free && middle + 15 < lastMiddle - (yearly ? 40 : 16)) {
      out.push(picture("text", { class: "tick", x: middle, y: bottom + 17, "text-anchor": "middle" }, String(year ?? "")));
      free = middle + 24;
    }
    first = end;
  }
  return out;
}

/** The same periods as a table, latest first. */
export function trendTable(text: Text, steps: readonly Step[], title: string): HTMLElement {
  return element("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": title },
    element("table", {},
      element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, text.t("periods.label")),
        element("th", { scope: "col", class: "number" }, text.t("table.count")),
        element("th", { scope: "col", class: "number" }, text.t("table.rate")))),
      element("tbody", {}, ...[...steps].reverse().map(({ period, figure }) => element("tr", {},
        element("th", { scope: "row" }, text.period(period)),
        element("td", { class: "number" }, countNode(text, figure)),
        element("td", { class: "number" }, rateText(text, figure)))))));
}

/** What the chart says, in a sentence, for those who cannot see it. */
export function trendSentence(text: Text, steps: readonly Step[], unit: string): string {
  const last = steps.at(-1);
  if (!last) return "";
  const missing = steps.filter(({ figure }) => figure.status === "unknown").length;
  const size = countText(text, last.figure) + (last.figure.status === "shown" ? ` ${unit}` : "");
  return text.t("trend.sentence", { period: text.period(last.period), size }) +
    (missing > 0 ? ` ${text.t("trend.missing", { n: missing, all: steps.length })}` : "");
}
