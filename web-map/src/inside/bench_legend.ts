// What the colours and marks of the map mean, with bounds and unit.
import { element } from "../panels/dom.ts";
import { boundsInWords } from "../panels/legend.ts";
import type { Shown } from "./shown.ts";
import { sideText } from "./shown.ts";

/** The class words of cells, which are not coloured at 0: "1", "2–3", "4 eller fler". */
export function cellBoundsInWords({ text }: Pick<Shown, "text">, bounds: readonly number[]): string[] {
  const edges = [1, ...bounds.map(Math.ceil)];
  return edges.map((low, index) => {
    const next = edges[index + 1];
    if (next === undefined) return index === 0 ? text.t("legend.all") : text.t("legend.above", { value: text.number(low) });
    return next - 1 === low ? text.number(low) : `${text.number(low)}–${text.number(next - 1)}`;
  });
}

export function showBenchLegend(place: HTMLElement, shown: Shown): void {
  const { text, state, figures, hot } = shown;
  const { base, layers, measure } = state;
  const title = base === "grid" ? text.b("legend.cells", { side: sideText(text, hot?.side) })
    : base === "areas" ? text.b(measure === "rate" ? "legend.areasRate" : "legend.areasCount") : text.b("legend.none");
  const words = base === "grid" ? cellBoundsInWords(shown, hot?.breaks ?? [])
    : base === "areas" ? boundsInWords(text, figures.breaks[measure], measure) : [];
  place.replaceChildren(
    element("p", { class: "legend-title" }, title),
    element("ul", { class: "bench-classes" }, ...words.map((each, index) => element("li", {},
      element("span", { class: `swatch class-${index + 1}`, "aria-hidden": "true" }), element("span", {}, each)))),
    element("ul", { class: "bench-marks" },
      layers.includes("hotspots") ? mark("hot", text.b("legend.hot")) : undefined,
      layers.includes("incidents") ? mark("incident", text.b("legend.incident")) : undefined,
      layers.includes("incidents") ? mark("cluster", text.b("legend.cluster")) : undefined));
}

function mark(kind: string, words: string): HTMLElement {
  return element("li", {}, element("span", { class: `mark-sample ${kind}`, "aria-hidden": "true" }, kind === "cluster" ? "12" : undefined), element("span", {}, words));
}
