// The ranked list of hotspots.
import { button, element } from "../panels/dom.ts";
import type { HotPlace } from "../server/bench_answers.ts";
import { persistenceStrip } from "./persistence.ts";
import type { Shown } from "./shown.ts";
import { proposalLink } from "./proposal.ts";
import { cellName, hotPlaces, placeName, sideText } from "./shown.ts";

export interface HotEvents {
  onSelect(place: HotPlace): void;
  onHighlight(place: HotPlace | undefined): void;
}

export function hotList(shown: Shown, events: HotEvents): HTMLElement[] {
  const { text, hot } = shown;
  if (!hot) return [];
  const places = hotPlaces(hot);
  const explained = [
    hot.unit === "cell" ? text.b("hot.followsZoom", { side: sideText(text, hot.side) }) : "",
    text.b("hot.sorted", { n: places.length, units: hot.units, left: hot.leftOut }),
  ].filter(Boolean).join(" ");
  if (places.length === 0) return [element("p", { class: "list-empty" }, text.b("hot.none")), element("p", { class: "caption" }, explained)];
  return [
    element("table", { class: "hot-table", "aria-label": text.b("list.hotspots") },
      element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, text.b("hot.rank")),
        element("th", { scope: "col" }, text.b("hot.place")),
        element("th", { scope: "col", class: "number" }, text.b("hot.count")))),
      element("tbody", {}, ...places.map((place) => row(shown, place, events)))),
    element("p", { class: "caption" }, explained),
    element("p", { class: "strip-key", "aria-hidden": "true" },
      element("span", { class: "box hot" }), text.b("hot.key"), element("span", { class: "box" }), text.b("hot.keyNot")),
  ];
}

function row(shown: Shown, place: HotPlace, events: HotEvents): HTMLElement {
  const { text, hot, state } = shown;
  if (!hot) return element("tr");
  const isChosen = state.selected?.kind === hot.unit && state.selected.id === place.id;
  const made = element("tr", { "data-code": place.id, "aria-selected": isChosen ? "true" : undefined },
    element("td", {}, element("span", { class: "rank" }, String(place.rank))),
    element("th", { scope: "row" },
      button({ class: "place", "aria-pressed": String(isChosen) }, () => events.onSelect(place), placeName(text, hot, place)),
      hot.unit === "cell" && place.name ? element("span", { class: "caption cell-id" }, cellName(text, place.id)) : undefined,
      persistenceStrip(text, place.quarters), proposalLink(shown, place, hot.unit)),
    element("td", { class: "number" }, element("strong", {}, text.number(place.count)),
      place.rate === undefined ? undefined : element("span", { class: "quiet" }, text.rate(place.rate))));
  made.addEventListener("click", (event) => { if (!(event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)) events.onSelect(place); });
  made.addEventListener("pointerenter", () => events.onHighlight(place));
  made.addEventListener("pointerleave", () => events.onHighlight(undefined));
  return made;
}
