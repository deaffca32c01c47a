// What is chosen, closely: an area, a cell, or one incident.
import type { CellHit, IncidentHit } from "../map/overlay.ts";
import { button, element } from "../panels/dom.ts";
import { capitalised } from "../panels/shown_map.ts";
import { icon } from "../panels/symbols.ts";
import type { HotPlace } from "../server/bench_answers.ts";
import type { BenchKey } from "../text/bench_text.ts";
import { displayName } from "../text/text.ts";
import { levelText } from "./area_table.ts";
import { methodCard } from "./method_card.ts";
import { persistenceStrip } from "./persistence.ts";
import type { Proposed } from "./proposal.ts";
import { proposalLink } from "./proposal.ts";
import type { Shown } from "./shown.ts";
import { categoryTitle, cellName, hotLevel, sideText } from "./shown.ts";
import { precisionText } from "./summary.ts";

/** What the map knows of the chosen one, where it is in sight. */
export interface InView {
  readonly cell?: CellHit | undefined;
  readonly incident?: IncidentHit | undefined;
}

export interface DetailEvents {
  onClose(): void;
  /** Only what lies in an area; undefined: everywhere. */
  onArea(code: string | undefined): void;
  onZoomTo(place: HotPlace): void;
}

/** The panel's content; nothing where nothing is chosen. */
export function detailsOf(shown: Shown, inView: InView, events: DetailEvents): HTMLElement[] {
  const { state, text } = shown;
  if (!state.selected) return [];
  const parts = state.selected.kind === "area" ? areaParts(shown, events)
    : state.selected.kind === "cell" ? cellParts(shown, inView.cell, events) : incidentParts(shown, inView.incident);
  return [button({ class: "card-close", "aria-label": text.b("details.close") }, events.onClose, icon("close")), ...parts.filter((each) => each !== undefined)];
}

type Part = HTMLElement | undefined;

function heading(over: string, title: string): HTMLElement[] {
  return [element("p", { class: "caption" }, over), element("h2", { id: "details-title", tabindex: -1 }, title)];
}

function keyFigures(figures: readonly (readonly [value: string, words: string] | undefined)[]): HTMLElement {
  return element("dl", { class: "key-figures" }, ...figures.flatMap((each) => (each
    ? [element("div", {}, element("dt", {}, each[1]), element("dd", {}, each[0]))] : [])));
}

function areaParts(shown: Shown, events: DetailEvents): Part[] {
  const { state, text, figures, hot } = shown;
  const row = figures.rows.find(({ area }) => area === state.selected?.id);
  if (!row || row.figure.status !== "shown") return [];
  const { count, rate } = row.figure;
  const place = hot?.unit === "area" ? hot.places.find(({ id }) => id === row.area) : undefined;
  const placed = figures.rows.reduce((sum, { figure }) => sum + (figure.status === "shown" ? figure.count : 0), 0);
  const isOnly = state.area === row.area;
  return [
    ...heading(text.b("details.area", { level: capitalised(levelText(shown)), code: row.area }), displayName(row.name)),
    keyFigures([
      [text.number(count), text.b("details.count", { n: count })],
      rate === undefined ? undefined : [text.rate(rate), text.b("details.rate")],
      placed > 0 ? [text.percent(count / placed), text.b("details.share")] : undefined,
    ]),
    place && quarterSection(shown, place),
    element("p", { class: "detail-buttons" }, button({ class: "button small" }, () => events.onArea(isOnly ? undefined : row.area),
      text.b(isOnly ? "details.everywhere" : "details.onlyHere")), proposalLink(shown, place ?? { id: row.area, count }, "area", "button small")),
    place && methodCard(shown, place),
  ];
}

function cellParts(shown: Shown, cell: CellHit | undefined, events: DetailEvents): Part[] {
  const { state, text, hot } = shown;
  const id = state.selected?.id ?? "";
  const place = hot?.unit === "cell" ? hot.places.find((each) => each.id === id) : undefined;
  const count = place?.count ?? cell?.count;
  const isHot = (place?.level ?? cell?.level ?? 0) >= hotLevel;
  const z = place?.z ?? cell?.z;
  const over = place && isHot ? `${text.b("details.hotspot", { rank: String(place.rank) })} · ${text.b("details.cell", { side: sideText(text, hot?.side) })}`
    : text.b("details.cell", { side: sideText(text, hot?.side) });
  return [
    ...heading(over, place?.name ? displayName(place.name) : cellName(text, id)),
    place?.name ? element("p", { class: "caption cell-id" }, cellName(text, id)) : undefined,
    count === undefined ? undefined : keyFigures([
      [text.number(count), text.b("details.count", { n: count })],
      z === undefined ? undefined : [text.rate(z), text.b("details.z")],
      place ? [text.b("hot.persistence", { hot: String(place.quarters.filter(Boolean).length), all: String(place.quarters.length) }), text.b("details.quarters")] : undefined,
    ]),
    isHot ? undefined : element("p", { class: "caption" }, text.b("details.noHotspot")),
    place && quarterSection(shown, place),
    cellButtons(shown, place, place ?? { id, count: count ?? 0, z }, events),
    z === undefined ? undefined : methodCard(shown, { z, level: place?.level ?? cell?.level ?? 0 }),
  ];
}

/** What can be done with a cell; undefined where there is nothing. */
function cellButtons(shown: Shown, place: HotPlace | undefined, proposed: Proposed, events: DetailEvents): Part {
  const buttons = [
    place?.lon === undefined ? undefined : button({ class: "button small" }, () => events.onZoomTo(place), shown.text.b("details.zoomTo")),
    proposed.count > 0 ? proposalLink(shown, proposed, "cell", "button small") : undefined,
  ].filter((each) => each !== undefined);
  return buttons.length === 0 ? undefined : element("p", { class: "detail-buttons" }, ...buttons);
}

function quarterSection({ text }: Shown, place: HotPlace): HTMLElement {
  return element("section", { class: "detail-section" },
    element("h3", {}, text.b("details.trend")), persistenceStrip(text, place.quarters));
}

function incidentParts(shown: Shown, incident: IncidentHit | undefined): Part[] {
  const { text, choices, state } = shown;
  if (!incident) return [...heading(text.b("details.incident"), state.selected?.id ?? ""), element("p", {}, text.b("details.away"))];
  const day = text.day(incident.day);
  const when = incident.hour === undefined ? text.b("details.dayOnly", { day })
    : text.b("details.hour", { day, hour: String(incident.hour), next: String(incident.hour + 1) });
  const lines: readonly (readonly [BenchKey, string])[] = [
    ["details.when", when],
    ["details.source", choices.sources.find(({ name }) => name === incident.source)?.title ?? incident.source],
    ["details.precision", precisionText(text, incident.precision)],
    ["details.number", incident.id],
  ];
  return [
    ...heading(text.b("details.incident"), categoryTitle(shown, incident.category)),
    element("dl", { class: "detail-list" }, ...lines.flatMap(([key, words]) => [element("dt", {}, text.b(key)), element("dd", {}, words)])),
    element("p", { class: "caption" }, text.b("details.logged")),
  ];
}
