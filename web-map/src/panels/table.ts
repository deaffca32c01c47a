// The table twin: the same areas and figures as the map, sortable, with what has no area and the total.
import type { Figure, FigureRow } from "../server/answers.ts";
import { displayName } from "../text/text.ts";
import { button, element } from "./dom.ts";
import { changeOf, changeText, countNode, rateText, samePeriodText } from "./figure.ts";
import { shareOf } from "./legend.ts";
import type { ShownMap } from "./shown_map.ts";
import { capitalised, countedOf, levelOf, titleOf } from "./shown_map.ts";

export type Column = "name" | "count" | "rate" | "change";
export interface Order {
  readonly column: Column;
  readonly direction: "ascending" | "descending";
}

export interface TableEvents {
  onOrder(order: Order): void;
  onSelect(code: string): void;
}

interface Row extends FigureRow {
  readonly before: Figure | undefined;
}

/** Rows in the order asked for. What is not shown stays together at the end, by name: it has no rank. */
export function ordered(rows: readonly Row[], { column, direction }: Order, compare: (a: string, b: string) => number): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const byName = (a: Row, b: Row): number => compare(a.name, b.name);
  if (column === "name") return [...rows].sort((a, b) => sign * byName(a, b));
  const value = ({ figure, before }: Row): number | undefined => {
    if (column === "change") return changeOf(figure, before);
    return figure.status === "shown" ? figure[column] : undefined;
  };
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) return x === y ? byName(a, b) : x === undefined ? 1 : -1;
    return x === y ? byName(a, b) : sign * (x - y);
  });
}

/** Rewrites the table. */
export function showTable(place: HTMLElement, shown: ShownMap, order: Order, events: TableEvents): void {
  const { text, figures, before } = shown;
  const beforeByCode = new Map(before?.rows.map(({ area, figure }) => [area, figure]));
  const rows = figures.rows.map((row) => ({ ...row, before: beforeByCode.get(row.area) }));
  place.replaceChildren(
    element("div", { class: "section-head" },
      element("h2", {}, titleOf(shown)),
      element("a", { href: csvAddress(shown) }, text.t("table.csv"))),
    element("div", { class: "table-box", tabindex: 0, role: "region", "aria-labelledby": "table-caption" },
      element("table", { class: "figures" },
        element("caption", { id: "table-caption" }, `${capitalised(countedOf(shown))}, ${text.period(shown.state.period)}`),
        head(shown, order, events),
        element("tbody", {}, ...ordered(rows, order, text.compare).map((row) => bodyRow(shown, row, events))),
        foot(shown))),
    element("p", { class: "caption" }, `${text.t("figure.hiddenWhy")} ${text.t("table.notAdded")}`));
}

function head(shown: ShownMap, order: Order, events: TableEvents): HTMLElement {
  const { text, state, figures } = shown;
  const compared = figures.sameLastYear ? samePeriodText(text, state.period, figures.sameLastYear) : "";
  const columns: readonly (readonly [Column, string])[] = [
    ["name", capitalised(levelOf(shown))],
    ["count", text.t("table.count")],
    ["rate", text.t("table.rate")],
    ["change", text.t("table.change", { before: compared })],
  ];
  return element("thead", {}, element("tr", {}, ...columns.map(([column, words]) => {
    const here = order.column === column;
    const next = here ? (order.direction === "ascending" ? "descending" : "ascending") : column === "name" ? "ascending" : "descending";
    return element("th", { scope: "col", class: column === "name" ? undefined : "number", "aria-sort": here ? order.direction : undefined },
      button({ "data-column": column }, () => events.onOrder({ column, direction: next }), words));
  })));
}

function bodyRow(shown: ShownMap, row: Row, events: TableEvents): HTMLElement {
  const { text, state } = shown;
  return element("tr", { "data-code": row.area, "aria-selected": state.area === row.area ? "true" : undefined },
    element("th", { scope: "row" }, button({}, () => events.onSelect(row.area), displayName(row.name))),
    ...cells(text, row.figure, row.before));
}

function cells(text: ShownMap["text"], figure: Figure, before: Figure | undefined): HTMLElement[] {
  const change = changeOf(figure, before);
  return [
    element("td", { class: "number" }, countNode(text, figure)),
    element("td", { class: "number" }, rateText(text, figure)),
    element("td", { class: "number" }, change === undefined ? "" : changeText(text, change)),
  ];
}

function foot(shown: ShownMap): HTMLElement {
  const { text, figures, before } = shown;
  const share = shareOf(text, figures.unplaced, figures.total);
  return element("tfoot", {},
    element("tr", {},
      element("th", { scope: "row" }, text.t("table.unplaced") + (share ? ` (${share})` : "")),
      element("td", { class: "number" }, countNode(text, figures.unplaced)),
      element("td", { class: "number" }), element("td", { class: "number" })),
    element("tr", {}, element("th", { scope: "row" }, text.t("table.total")), ...cells(text, figures.total, before?.total)));
}

/** For paper, where the whole table has no room: the ten highest values that are shown. */
export function topTen(shown: ShownMap): HTMLElement {
  const { text, figures, state } = shown;
  const rows = ordered(figures.rows.map((row) => ({ ...row, before: undefined })), { column: state.measure, direction: "descending" }, text.compare)
    .filter(({ figure }) => figure.status === "shown").slice(0, 10);
  return element("section", { class: "top-ten" },
    element("h2", {}, text.t("table.topTen")),
    element("table", {}, element("tbody", {}, ...rows.map(({ name, figure }) => element("tr", {},
      element("th", { scope: "row" }, displayName(name)),
      element("td", { class: "number" }, countNode(text, figure)),
      element("td", { class: "number" }, rateText(text, figure)))))));
}

function csvAddress({ state }: ShownMap): string {
  const base = document.body.dataset.base ?? "";
  return `${base}/figures.csv?${new URLSearchParams({ scheme: state.scheme, period: state.period, category: state.category })}`;
}
