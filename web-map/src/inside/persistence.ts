// The strip of quarters: eight boxes, oldest left, and always the words beside it.
import { element } from "../panels/dom.ts";
import type { BenchText } from "../text/bench_text.ts";

export function persistenceStrip(text: BenchText, quarters: readonly boolean[]): HTMLElement {
  const hot = quarters.filter(Boolean).length;
  return element("span", { class: "persistence" },
    element("span", { class: "persistence-boxes", "aria-hidden": "true" },
      ...quarters.map((each) => element("span", { class: each ? "box hot" : "box" }))),
    element("span", { class: "persistence-words" }, text.b("hot.persistence", { hot: String(hot), all: String(quarters.length) })));
}
