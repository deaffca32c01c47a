// One line over the map: what went wrong, or what is new, and the one thing to do about it.
import { button, element } from "./dom.ts";

export interface Message {
  show(words: string, action?: { readonly words: string; readonly onClick: () => void }): void;
  hide(): void;
}

/** A message line in `place`; it is announced when it appears. */
export function createMessage(place: HTMLElement): Message {
  const line = element("div", { class: "map-message", role: "status", hidden: true });
  place.append(line);
  return {
    show(words, action) {
      line.replaceChildren(words, ...(action ? [button({ class: "button" }, action.onClick, action.words)] : []));
      line.hidden = false;
    },
    hide: () => (line.hidden = true),
  };
}

/** Says one thing once to screen readers, and the same thing again only when it is said again. */
export function createAnnouncer(): (words: string) => void {
  const region = element("p", { class: "visually-hidden", "aria-live": "polite", role: "status" });
  document.body.append(region);
  let last = "";
  return (words) => {
    if (words === last) return;
    last = words;
    region.textContent = words;
  };
}
