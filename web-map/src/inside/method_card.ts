// "Så är det räknat": method, basis, certainty and what the figure cannot say.
import { element } from "../panels/dom.ts";
import type { HotPlace } from "../server/bench_answers.ts";
import type { BenchKey } from "../text/bench_text.ts";
import type { Shown } from "./shown.ts";
import { hotLevel, sideText } from "./shown.ts";

/** The share of false findings that a level allows. */
const shares: readonly number[] = [1, 0.1, 0.05, 0.01];

export function methodCard(shown: Shown, place: Pick<HotPlace, "z" | "level">): HTMLElement | undefined {
  const { text, hot } = shown;
  if (!hot) return undefined;
  const isCell = hot.unit === "cell";
  const z = text.rate(place.z);
  const basis = isCell ? "method.basisCells" : hot.measured === "count" ? "method.basisCount" : "method.basisRate";
  const lines: readonly (readonly [BenchKey, string])[] = [
    ["method.method", text.b(isCell ? "method.methodCells" : "method.methodAreas", { side: sideText(text, hot.side), units: hot.units })],
    ["method.basis", text.b(basis, { left: hot.leftOut })],
    ["method.certainty", place.level >= hotLevel
      ? text.b("method.hot", { z, share: text.percent(shares[place.level] ?? 1) }) : text.b("method.notHot", { z })],
    ["method.caveats", text.b(isCell ? "method.caveatCells" : "method.caveatAreas")],
  ];
  return element("section", { class: "method-card", "aria-labelledby": "method-title" },
    element("h3", { id: "method-title" }, text.b("method.title")),
    element("dl", {}, ...lines.flatMap(([key, words]) => [element("dt", {}, text.b(key)), element("dd", {}, words)])));
}
