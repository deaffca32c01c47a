// What the map shows, as a sentence: above the panel, in the browser's tab, and for those who cannot see the map.
import { partialNote } from "./coverage.ts";
import { element, slot } from "./dom.ts";
import type { ShownMap } from "./shown_map.ts";
import { countedOf, titleOf, unitOf } from "./shown_map.ts";
import { displayName } from "../text/text.ts";

/** Rewrites heading, unit and the sentence under the map. */
export function showTitle(shown: ShownMap): void {
  const title = titleOf(shown);
  document.title = `${title} – Tryggkarta ${shown.edition.city ?? ""}`.trim();
  slot("title").replaceChildren(
    element("h1", { id: "titel" }, title),
    element("p", { class: "unit" }, unitOf(shown)),
  );
  slot("partial").textContent = partialNote(shown.text, shown.figures);
  slot("sentence").textContent = mapSentence(shown);
}

/** The area with the highest count among those that are shown. */
export function mapSentence(shown: ShownMap): string {
  const { text, figures, state } = shown;
  let most: { name: string; count: number } | undefined;
  for (const { name, figure } of figures.rows) {
    if (figure.status === "shown" && figure.count > (most?.count ?? 0)) most = { name, count: figure.count };
  }
  if (!most) return text.t("map.sentenceNone");
  return text.t("map.sentence", {
    name: displayName(most.name), unit: countedOf(shown), count: text.number(most.count), period: text.period(state.period),
  });
}
