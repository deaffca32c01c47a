// The map's place on the page: toolbar, map, legend, period bar, message and hover label.
import { BenchOverlay } from "../map/bench_overlay.ts";
import type { MapEvents, MapView } from "../map/map_view.ts";
import { createMapView } from "../map/map_view.ts";
import { element, slot } from "../panels/dom.ts";
import type { Message } from "../panels/message.ts";
import { createMessage } from "../panels/message.ts";
import type { Language } from "../state/view_state.ts";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export interface Stage {
  readonly view: MapView;
  readonly overlay: BenchOverlay;
  readonly toolbar: HTMLElement;
  readonly legend: HTMLElement;
  readonly periods: HTMLElement;
  readonly message: Message;
  /** The one sentence that says what the map shows. */
  readonly sentence: HTMLElement;
  readonly hover: HoverLabel;
}

/** Puts the map in place of what the server wrote there. `onSettled` is told when all that is in sight has come. */
export function createStage(language: Language, events: MapEvents, onSettled: () => void): Stage {
  const host = element("div", { class: "map-host", "aria-describedby": "bench-sentence" });
  const frame = element("div", { class: "bench-frame" }, host);
  const toolbar = element("div", { class: "bench-toolbar" });
  const legend = element("div", { class: "bench-legend" });
  const periods = element("div", { class: "period-bar" });
  const sentence = element("p", { class: "visually-hidden", id: "bench-sentence" });
  frame.append(legend);
  slot("map").replaceChildren(toolbar, frame, periods, sentence);
  const overlay = new BenchOverlay(onSettled);
  const themeNow = (): "light" | "dark" => (dark.matches ? "dark" : "light");
  const view = createMapView(host, events, { language, theme: themeNow(), reducedMotion: still.matches, wheel: "always", overlay });
  dark.addEventListener("change", () => view.setTheme(themeNow()));
  return { view, overlay, toolbar, legend, periods, sentence, message: createMessage(frame), hover: new HoverLabel(frame) };
}

/** Name and figure under the pointer: a help for the eye alone, the lists say the same. */
export class HoverLabel {
  private readonly label = element("div", { class: "hover-label", "aria-hidden": "true", hidden: true });

  constructor(private readonly place: HTMLElement) {
    place.append(this.label);
  }

  show(name: string, words: string, at: { readonly x: number; readonly y: number }): void {
    const { label } = this;
    label.replaceChildren(...(name ? [element("strong", {}, name)] : []), words);
    label.hidden = false;
    const room = this.place.getBoundingClientRect();
    label.style.left = `${Math.max(4, Math.min(at.x + 14, room.width - label.offsetWidth - 4))}px`;
    label.style.top = `${at.y + 18 + label.offsetHeight > room.height ? at.y - label.offsetHeight - 10 : at.y + 18}px`;
  }

  hide(): void {
    this.label.hidden = true;
  }
}
