// The incidents in the view, one by one: what the points on the map are for those who do not point.
import type { IncidentHit } from "../map/overlay.ts";
import { button, element } from "../panels/dom.ts";
import type { Shown } from "./shown.ts";
import { categoryTitle } from "./shown.ts";
import { precisionText } from "./summary.ts";

export interface InSight {
  readonly incidents: readonly IncidentHit[];
  /** How many more are drawn in clusters. */
  readonly clustered: number;
}

export interface IncidentEvents {
  onSelect(incident: IncidentHit): void;
  onHighlight(id: string | undefined): void;
  onZoomIn(): void;
  onShow(): void;
}

const most = 100;

export function incidentList(shown: Shown, { incidents, clustered }: InSight, events: IncidentEvents): HTMLElement[] {
  const { text, state } = shown;
  if (!state.layers.includes("incidents")) {
    return [element("p", { class: "list-empty" }, text.b("incidents.off")),
      button({ class: "button small" }, events.onShow, text.b("incidents.show"))];
  }
  const parts: HTMLElement[] = [];
  if (clustered > 0) {
    parts.push(element("p", { class: "list-empty" }, text.b("incidents.clustered", { n: clustered })),
      button({ class: "button small" }, events.onZoomIn, text.b("incidents.zoom")));
  }
  if (incidents.length === 0 && clustered > 0) return parts;
  const latest = [...incidents].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : (b.hour ?? -1) - (a.hour ?? -1))).slice(0, most);
  const n = incidents.length;
  return [...parts,
    element("p", { class: "caption" }, n > most ? text.b("incidents.most", { most, n }) : text.b("incidents.count", { n })),
    element("table", { class: "figures incident-table" },
      element("caption", { class: "visually-hidden" }, text.b("incidents.caption")),
      element("thead", {}, element("tr", {}, ...([["incidents.day"], ["incidents.what"], ["incidents.precision"]] as const).map(([key]) =>
        element("th", { scope: "col" }, text.b(key))))),
      element("tbody", {}, ...latest.map((incident) => row(shown, incident, events))))];
}

function row(shown: Shown, incident: IncidentHit, events: IncidentEvents): HTMLElement {
  const { text, state } = shown;
  const isChosen = state.selected?.kind === "incident" && state.selected.id === incident.id;
  const when = incident.hour === undefined ? incident.day : `${incident.day} ${String(incident.hour).padStart(2, "0")}`;
  const made = element("tr", { "data-code": incident.id, "aria-selected": isChosen ? "true" : undefined },
    element("td", { class: "when" }, when),
    element("th", { scope: "row" }, button({ class: "place", "aria-pressed": String(isChosen) }, () => events.onSelect(incident), categoryTitle(shown, incident.category))),
    element("td", {}, precisionText(text, incident.precision)));
  made.addEventListener("pointerenter", () => events.onHighlight(incident.id));
  made.addEventListener("pointerleave", () => events.onHighlight(undefined));
  return made;
}
