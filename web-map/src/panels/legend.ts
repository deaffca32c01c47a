// The legend: classes with their numbers of areas, what is not shown, symbols and the layers that can be switched.
import type { Figure } from "../server/answers.ts";
import type { ViewState } from "../state/view_state.ts";
import { noticeLayers } from "../state/view_state.ts";
import type { Text } from "../text/text.ts";
import { element } from "./dom.ts";
import { countText } from "./figure.ts";
import type { ShownMap } from "./shown_map.ts";
import { classNumber, countedOf } from "./shown_map.ts";
import { actionSymbol, problemSymbol, swatch } from "./symbols.ts";

/** The class words of a set of bounds: "under 1,5", "1,5–2,4", "5,0 eller fler". */
export function boundsInWords(text: Text, bounds: readonly number[], measure: ViewState["measure"]): string[] {
  const whole = measure === "count";
  const edges = whole ? bounds.map(Math.ceil) : bounds;
  const step = whole ? 1 : 0.1;
  const say = (value: number): string => (whole ? text.number(value) : text.rate(value));
  const first = edges[0];
  const last = edges.at(-1);
  if (first === undefined || last === undefined) return [text.t("legend.all")];
  const middle = edges.slice(1).map((high, index) => {
    const low = say(edges[index] ?? high);
    const top = say(high - step);
    return low === top ? low : `${low}–${top}`;
  });
  return [text.t("legend.below", { value: say(first) }), ...middle, text.t("legend.above", { value: say(last) })];
}

/** The rows of the legend, each area counted once. */
export function classList(shown: ShownMap): HTMLElement {
  const { text, figures, state } = shown;
  const words = boundsInWords(text, figures.breaks[state.measure], state.measure);
  const counts = words.map(() => 0);
  let hidden = 0, unknown = 0, without = 0;
  for (const { figure } of figures.rows) {
    const number = classNumber(shown, figure);
    if (figure.status === "hidden") hidden += 1;
    else if (figure.status === "unknown") unknown += 1;
    else if (number === undefined) without += 1;
    else counts[number - 1] = (counts[number - 1] ?? 0) + 1;
  }
  return element("ul", { class: "class-list" },
    ...words.map((word, index) => row(`class-${index + 1}`, word, counts[index] ?? 0)),
    row("hidden", text.t("figure.hidden"), hidden),
    row("unknown", text.t("legend.unknown"), unknown),
    without > 0 ? row("none", text.t("legend.withoutRate"), without) : undefined);
}

function row(kind: string, words: string, areas: number): HTMLElement {
  return element("li", {},
    swatch(kind, "legend"),
    element("span", { class: "legend-words" }, words),
    element("span", { class: "legend-count" }, String(areas)));
}

/** "Ej områdesbestämt: 41 anmälda brott (3 %)." */
export function unplacedSentence(shown: ShownMap): string {
  const { text, figures } = shown;
  const unit = figures.unplaced.status === "shown" ? ` ${countedOf(shown)}` : "";
  const share = shareOf(text, figures.unplaced, figures.total);
  return text.t("legend.unplaced", { size: countText(text, figures.unplaced) + unit + (share ? ` (${share})` : "") });
}

/** The share of the unplaced, where both numbers are shown. */
export function shareOf(text: Text, unplaced: Figure, total: Figure): string | undefined {
  if (unplaced.status !== "shown" || total.status !== "shown" || total.count <= 0) return undefined;
  const share = unplaced.count / total.count;
  return unplaced.count > 0 && share < 0.005 ? text.t("legend.lessThanOne") : text.percent(share);
}

const statuses = ["planerad", "pågående", "genomförd", "uppföljd", "pausad"] as const;

/** What can be switched on and off. */
export type Layers = Partial<Pick<ViewState, "layers" | "basemap">>;

/** Rewrites the legend. `onLayers` gets what was switched. */
export function showLegend(place: HTMLElement, shown: ShownMap, onLayers: (layers: Layers) => void): void {
  const { text } = shown;
  place.replaceChildren(
    element("div", { class: "section-head" },
      element("h2", { id: "legend-title" }, text.t("legend.title")),
      element("span", { class: "caption" }, text.t("legend.areas"))),
    classList(shown),
    element("p", { class: "caption caption-long" }, `${text.t("figure.hiddenWhy")} ${unplacedSentence(shown)}`),
    element("h2", { class: "caption-long" }, text.t("legend.symbols")),
    element("ul", { class: "symbol-list" },
      ...statuses.map((status) => element("li", {}, actionSymbol(status), element("span", {}, text.t(`status.${status}`)))),
      element("li", { class: "wide" }, problemSymbol(), element("span", {}, text.t("legend.problem")))),
    layerSwitches(shown, onLayers));
}

function layerSwitches(shown: ShownMap, onLayers: (layers: Layers) => void): HTMLElement {
  const { text, state, edition } = shown;
  const boxes = noticeLayers.map((layer) => {
    const box = element("input", { type: "checkbox", name: "layer", value: layer, checked: state.layers.includes(layer) });
    box.addEventListener("change", () => onLayers({ layers: noticeLayers.filter((_, index) => boxes[index]?.checked) }));
    return box;
  });
  const basemap = element("input", { type: "checkbox", name: "basemap", checked: state.basemap });
  basemap.addEventListener("change", () => onLayers({ basemap: basemap.checked }));
  return element("fieldset", { class: "layers" },
    element("legend", {}, text.t("layers.title")),
    ...noticeLayers.map((layer, index) => element("label", {}, boxes[index], text.t(`layers.${layer}`))),
    edition.basemap ? element("label", {}, basemap, text.t("layers.basemap")) : undefined);
}

/** The legend as one strip, for the edge of the sheet on a phone. */
export function legendStrip(shown: ShownMap): HTMLElement {
  const { text, figures, state } = shown;
  const bounds = figures.breaks[state.measure];
  const say = (value: number): string => (state.measure === "count" ? text.number(value) : text.rate(value));
  const steps = [undefined, ...bounds].map((bound, index) => element("span", { class: "step-box" },
    element("span", { class: `swatch class-${index + 1}` }), bound === undefined ? "0" : say(bound)));
  const apart = (["hidden", "unknown"] as const).map((status) => element("span", { class: "apart" },
    swatch(status, "legend"), text.t(status === "hidden" ? "figure.hidden" : "legend.missing")));
  return element("div", { class: "legend-strip", "aria-hidden": "true" },
    text.t(state.measure === "rate" ? "legend.per1000" : "legend.count"),
    element("div", { class: "strip" }, ...steps, ...apart));
}
