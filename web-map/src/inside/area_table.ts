// The figures of a division as a table: the same as the map's, and the same as the file's.
import { button, element } from "../panels/dom.ts";
import { countText, rateText } from "../panels/figure.ts";
import type { Figure, FigureRow } from "../server/answers.ts";
import type { TextKey } from "../text/text.ts";
import { displayName } from "../text/text.ts";
import type { Shown } from "./shown.ts";
import { valueOf } from "./shown.ts";

export type AreaColumn = "name" | "count" | "rate";
export interface AreaOrder {
  readonly column: AreaColumn;
  readonly direction: "ascending" | "descending";
}

export interface AreaEvents {
  onOrder(order: AreaOrder): void;
  onSelect(code: string): void;
  onHighlight(code: string | undefined): void;
}

/** Rows in the order asked for; those without the value come last, by name. */
export function orderedRows(rows: readonly FigureRow[], { column, direction }: AreaOrder, compare: (a: string, b: string) => number): FigureRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byName = (a: FigureRow, b: FigureRow): number => compare(a.name, b.name);
  if (column === "name") return [...rows].sort((a, b) => sign * byName(a, b));
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)];
    if (x === undefined || y === undefined) return x === y ? byName(a, b) : x === undefined ? 1 : -1;
    return x === y ? byName(a, b) : sign * (x - y);
  });
}

export function levelText({ choices, state, text }: Pick<Shown, "choices" | "state" | "text">): string {
  const level = choices.schemes.find(({ code }) => code === state.scheme)?.level;
  return text.t(`level.${level ?? "area"}` as TextKey);
}

export function areaTable(shown: Shown, order: AreaOrder, events: AreaEvents): HTMLElement[] {
  const { text, figures } = shown;
  return [
    element("table", { class: "figures area-table" },
      element("caption", { class: "visually-hidden" }, text.b("areas.caption", { level: levelText(shown) })),
      head(shown, order, events),
      element("tbody", {}, ...orderedRows(figures.rows, order, text.compare).map((each) => row(shown, each, events))),
      element("tfoot", {}, footRow(shown, text.b("areas.unplaced"), figures.unplaced), footRow(shown, text.b("areas.total"), figures.total))),
    element("p", { class: "caption" }, text.b("areas.notAdded")),
  ];
}

function head({ text }: Shown, order: AreaOrder, events: AreaEvents): HTMLElement {
  const columns: readonly (readonly [AreaColumn, string])[] =
    [["name", text.b("areas.area")], ["count", text.b("areas.count")], ["rate", text.b("areas.rate")]];
  return element("thead", {}, element("tr", {}, ...columns.map(([column, words]) => {
    const isHere = order.column === column;
    const first = column === "name" ? "ascending" : "descending";
    const direction = !isHere ? first : order.direction === "ascending" ? "descending" : "ascending";
    return element("th", { scope: "col", class: column === "name" ? undefined : "number", "aria-sort": isHere ? order.direction : undefined },
      button({ "data-column": column }, () => events.onOrder({ column, direction }), words));
  })));
}

function row({ text, state }: Shown, { area, name, figure }: FigureRow, events: AreaEvents): HTMLElement {
  const isChosen = state.selected?.kind === "area" && state.selected.id === area;
  const made = element("tr", { "data-code": area, "aria-selected": isChosen ? "true" : undefined },
    element("th", { scope: "row" }, button({ class: "place", "aria-pressed": String(isChosen) }, () => events.onSelect(area), displayName(name))),
    element("td", { class: "number" }, countText(text, figure)),
    element("td", { class: "number" }, rateText(text, figure)));
  made.addEventListener("pointerenter", () => events.onHighlight(area));
  made.addEventListener("pointerleave", () => events.onHighlight(undefined));
  return made;
}

function footRow({ text }: Shown, words: string, figure: Figure): HTMLElement {
  return element("tr", {},
    element("th", { scope: "row" }, words),
    element("td", { class: "number" }, countText(text, figure)),
    element("td", { class: "number" }, figure.status === "shown" && figure.rate !== undefined ? text.rate(figure.rate) : ""));
}
