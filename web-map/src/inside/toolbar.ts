// What the map shows: what colours it, which layers lie on it, and the measure.
import { button, element } from "../panels/dom.ts";
import type { BenchKnown, BenchState, Base, Layer } from "../state/bench_state.ts";
import type { Measure } from "../state/view_state.ts";
import type { BenchText } from "../text/bench_text.ts";

export type MapChoice = Partial<Pick<BenchState, "base" | "layers" | "measure">>;

export interface Toolbar {
  update(state: BenchState): void;
}

/** Fills the toolbar. What a right does not open is not there: the server says which. */
export function createToolbar(place: HTMLElement, known: BenchKnown, text: BenchText, onChoice: (choice: MapChoice) => void): Toolbar {
  const bases: readonly Base[] = known.seesCells ? ["areas", "grid", "none"] : ["areas", "none"];
  const layers: readonly Layer[] = [...(known.seesCells ? ["hotspots" as const] : []), ...(known.seesPoints ? ["incidents" as const] : [])];
  const baseButtons = bases.map((base) => [base, button({}, () => onChoice({ base }), text.b(`base.${base}`))] as const);
  const measures = (["count", "rate"] as const).map((measure: Measure) =>
    [measure, button({}, () => onChoice({ measure }), text.b(`measure.${measure}`))] as const);
  const boxes = layers.map((layer) => [layer, element("input", { type: "checkbox", name: "map-layer", value: layer })] as const);
  for (const [, box] of boxes) {
    box.addEventListener("change", () => onChoice({ layers: boxes.filter(([, each]) => each.checked).map(([layer]) => layer) }));
  }
  const measureGroup = group(text.b("measure.label"), measures.map(([, each]) => each));
  place.replaceChildren(
    group(text.b("base.label"), baseButtons.map(([, each]) => each)),
    measureGroup,
    ...(boxes.length > 0 ? [element("fieldset", { class: "bench-layers" }, element("legend", { class: "visually-hidden" }, text.b("layers.label")),
      ...boxes.map(([layer, box]) => element("label", {}, box, element("span", {}, text.b(`layers.${layer}`)))))] : []));
  return {
    update({ base, layers: on, measure }) {
      for (const [name, each] of baseButtons) each.setAttribute("aria-pressed", String(name === base));
      for (const [name, each] of measures) each.setAttribute("aria-pressed", String(name === measure));
      for (const [layer, box] of boxes) box.checked = on.includes(layer);
      measureGroup.hidden = base !== "areas";
    },
  };
}

function group(label: string, buttons: readonly HTMLElement[]): HTMLElement {
  return element("div", { class: "segmented", role: "group", "aria-label": label }, ...buttons);
}
