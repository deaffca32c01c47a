// Name and figure of the area under the pointer. A help for the eye only: the list and the table say the same.
import { displayName } from "../text/text.ts";
import { element } from "./dom.ts";
import { countNode } from "./figure.ts";
import type { ShownMap } from "./shown_map.ts";
import { countedOf } from "./shown_map.ts";

export interface HoverLabel {
  show(shown: ShownMap, code: string, at: { readonly x: number; readonly y: number }): void;
  hide(): void;
}

export function createHoverLabel(place: HTMLElement): HoverLabel {
  const label = element("div", { class: "hover-label", "aria-hidden": "true", hidden: true });
  place.append(label);
  return {
    show(shown, code, at) {
      const row = shown.figures.rows.find(({ area }) => area === code);
      if (!row) return void (label.hidden = true);
      const { text } = shown;
      const unit = row.figure.status === "shown" ? ` ${countedOf(shown)}` : "";
      const rate = row.figure.status === "shown" && row.figure.rate !== undefined && shown.state.measure === "rate"
        ? ` · ${text.rate(row.figure.rate)} ${text.t("card.per1000")}` : "";
      label.replaceChildren(element("strong", {}, displayName(row.name)), countNode(text, row.figure), unit + rate);
      label.hidden = false;
      const room = place.getBoundingClientRect();
      label.style.left = `${Math.max(4, Math.min(at.x + 14, room.width - label.offsetWidth - 4))}px`;
      label.style.top = `${at.y + 18 + label.offsetHeight > room.height ? at.y - label.offsetHeight - 10 : at.y + 18}px`;
    },
    hide: () => (label.hidden = true),
  };
}
