// Where the parts of the page lie on a wide screen, on a tablet and on a phone. Moves elements, makes none of its own
// but the row of filters over a phone's map.
import { button, element, slot } from "../panels/dom.ts";
import { icon } from "../panels/symbols.ts";
import type { Text } from "../text/text.ts";

export type Width = "wide" | "medium" | "phone";

export interface Layout {
  width(): Width;
  /** Pixels of the map that other parts cover, for fitting the city. */
  insets(): { top?: number; right?: number; bottom?: number; left?: number };
}

const phone = window.matchMedia("screen and (max-width: 799px)");
const medium = window.matchMedia("screen and (min-width: 800px) and (max-width: 1199px)");

export function currentWidth(): Width {
  return phone.matches ? "phone" : medium.matches ? "medium" : "wide";
}

/** Arranges the page now and whenever the width changes; `onChange` is told afterwards. */
export function createLayout(text: Text, onChange: () => void): Layout {
  const panel = document.querySelector(".panel") as HTMLElement;
  const map = document.querySelector(".map-area") as HTMLElement;
  const filters = slot("filters");
  const legend = slot("legend");
  const source = document.querySelector(".panel-source") as HTMLElement;
  const row = element("div", { class: "phone-filters" });
  const more = button({ class: "button more", "aria-expanded": "false" }, () => {
    const open = filters.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
  }, icon("more"), text.t("filters.more"));
  row.append(more);
  map.append(row);

  function arrange(): void {
    const width = currentWidth();
    filters.classList.remove("open");
    more.setAttribute("aria-expanded", "false");
    if (width === "phone") {
      row.prepend(filters);
      panel.insertBefore(slot("card"), panel.querySelector(".panel-title"));
    } else {
      panel.insertBefore(filters, source);
      map.append(slot("card"));
    }
    if (width === "medium") map.append(legend);
    else panel.insertBefore(legend, source);
    onChange();
  }

  phone.addEventListener("change", arrange);
  medium.addEventListener("change", arrange);
  arrange();
  return {
    width: currentWidth,
    insets() {
      if (currentWidth() === "wide") return { right: 368 };
      if (currentWidth() === "medium") return { top: 0 };
      return { top: 112, bottom: panel.dataset.stop === "peek" ? 166 : panel.offsetHeight };
    },
  };
}
