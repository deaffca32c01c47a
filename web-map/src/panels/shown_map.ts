// What the panels are drawn from: the choice, and what the server answered to it.
import type { CategoryInfo, Edition, Figure, Figures, Notices, SchemeInfo } from "../server/answers.ts";
import type { ViewState } from "../state/view_state.ts";
import { classOf } from "../style/class_breaks.ts";
import type { Text, TextKey } from "../text/text.ts";

/** One map with all that belongs to it. Made anew for every choice. */
export interface ShownMap {
  readonly edition: Edition;
  readonly state: ViewState;
  readonly text: Text;
  readonly figures: Figures;
  /** The same period of the year before; absent where there is none. */
  readonly before: Figures | undefined;
  readonly notices: Notices;
}

/** The number that decides the class of a shown figure; undefined when it has none. */
export function valueOf(shown: ShownMap, figure: Figure): number | undefined {
  if (figure.status !== "shown") return undefined;
  return shown.state.measure === "count" ? figure.count : figure.rate;
}

/** 1–5, or undefined: hidden and unknown figures have no class. */
export function classNumber(shown: ShownMap, figure: Figure): number | undefined {
  const value = valueOf(shown, figure);
  return value === undefined ? undefined : classOf(value, shown.figures.breaks[shown.state.measure]);
}

export function categoryOf(shown: ShownMap): CategoryInfo | undefined {
  return shown.edition.categories.find(({ code }) => code === shown.state.category);
}

export function schemeOf(shown: ShownMap): SchemeInfo | undefined {
  return shown.edition.schemes.find(({ code }) => code === shown.state.scheme);
}

export function categoryTitle({ text, ...shown }: ShownMap): string {
  const category = categoryOf({ text, ...shown });
  return (text.language === "en" ? category?.titleEnglish : undefined) ?? category?.title ?? shown.state.category;
}

const crimes = new Set([
  "vald", "stold", "skadegorelse", "narkotika", "trafik",
  "sexualbrott", "nara_relation", "brott_mot_barn", "hatbrott", "hedersrelaterat",
]);

/** What the category counts, in the plural: "anmälda brott". The same words as the server's pages. */
export function countedOf(shown: ShownMap): string {
  const { edition, text } = shown;
  const byCode = new Map(edition.categories.map((category) => [category.code, category]));
  let group = categoryOf(shown);
  for (;;) {
    const parent = byCode.get(group?.parent ?? "");
    if (!parent?.parent) break;
    group = parent;
  }
  const code = group?.code ?? "";
  if (crimes.has(code)) return text.t("unit.crimes");
  if (code === "brand") return text.t("unit.fires");
  if (code === "felanmalan") return text.t("unit.faults");
  return text.t("unit.events");
}

/** "anmälda brott per 1 000 invånare", or without the last part. */
export function measuredOf(shown: ShownMap): string {
  const unit = countedOf(shown);
  return shown.state.measure === "rate" ? shown.text.t("unit.per1000", { unit }) : unit;
}

const levels: Readonly<Record<string, TextKey>> = {
  stadsomrade: "level.stadsomrade", mellanomrade: "level.mellanomrade",
  primaromrade: "level.primaromrade", basomrade: "level.basomrade",
};

/** "mellanområde": the level of the areas. */
export function levelOf(shown: ShownMap): string {
  return shown.text.t(levels[schemeOf(shown)?.level ?? ""] ?? "level.area");
}

export function titleOf(shown: ShownMap): string {
  return shown.text.t("title.map", { category: categoryTitle(shown), period: shown.text.period(shown.state.period) });
}

export function unitOf(shown: ShownMap): string {
  return shown.text.t("title.unit", { unit: capitalised(measuredOf(shown)), level: levelOf(shown) });
}

export function capitalised(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase("sv") + words.slice(1);
}
