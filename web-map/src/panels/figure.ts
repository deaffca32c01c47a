// A figure in words and marks. Nothing but its status comes out of a hidden one.
import type { Figure } from "../server/answers.ts";
import { parsePeriod } from "../text/period_label.ts";
import type { Text } from "../text/text.ts";
import { element } from "./dom.ts";
import { swatch } from "./symbols.ts";

/** "118", "dolt", "uppgift saknas". */
export function countText(text: Text, figure: Figure): string {
  return figure.status === "shown" ? text.number(figure.count) : text.t(`figure.${figure.status}`);
}

/** The count, or the mark (hatched or dotted box) and the word. */
export function countNode(text: Text, figure: Figure): Node {
  if (figure.status === "shown") return document.createTextNode(text.number(figure.count));
  return element("span", { class: "not-shown" },
    swatch(figure.status, "text"), text.t(`figure.${figure.status}`));
}

/** "3,9"; a dash without a denominator; nothing for what is not shown. */
export function rateText(text: Text, figure: Figure): string {
  if (figure.status !== "shown") return "";
  return figure.rate === undefined ? "–" : text.rate(figure.rate);
}

/** now − before where both are shown. */
export function changeOf(now: Figure | undefined, before: Figure | undefined): number | undefined {
  return now?.status === "shown" && before?.status === "shown" ? now.count - before.count : undefined;
}

/** "+19", "−3", "0". */
export function changeText(text: Text, change: number): string {
  return (change > 0 ? "+" : "") + text.number(change);
}

/** What the period of a year before is called beside the period itself: "samma kvartal 2025". */
export function samePeriodText(text: Text, token: string, before: string): string {
  const parts = parsePeriod(token);
  const year = parsePeriod(before)?.year;
  if (!parts || year === undefined || parts.kind === "year" || parts.kind === "two_years") return text.period(before);
  return text.t("period.same", { kind: text.t(`kind.${parts.kind}`), year: String(year) });
}

/** "kv 3 2025", "sep 2025", "2025": for narrow places. */
export function shortPeriodWithYear(text: Text, token: string): string {
  const parts = parsePeriod(token);
  if (!parts || parts.kind === "year" || parts.kind === "two_years") return text.period(token);
  return `${text.shortPeriod(token)} ${parts.year}`;
}

/** "19 fler än samma kvartal 2025". */
export function changeSentence(text: Text, change: number, before: string): string {
  if (change === 0) return text.t("change.none", { before });
  return text.t(change > 0 ? "change.more" : "change.fewer", { size: text.number(Math.abs(change)), before });
}
