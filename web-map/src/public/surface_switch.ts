// Map or table: two equal ways to the same figures.
import { button } from "../panels/dom.ts";
import type { Text } from "../text/text.ts";
import type { Surface } from "./address.ts";

/** Takes over the switch that the server wrote as links. The answer shows which surface holds. */
export function createSurfaceSwitch(place: HTMLElement, text: Text, onChoice: (surface: Surface) => void): (surface: Surface) => void {
  const buttons = (["map", "table"] as const).map((surface) =>
    [surface, button({}, () => onChoice(surface), text.t(`surface.${surface}`))] as const);
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", text.t("surface.label"));
  place.replaceChildren(...buttons.map(([, each]) => each));
  return (surface) => {
    for (const [name, each] of buttons) each.setAttribute("aria-pressed", String(name === surface));
  };
}
