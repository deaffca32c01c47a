// The card of the chosen area: figure, change, twelve periods, what is done there. The page of the area has the rest.
import type { Action, Figure, History, Notices, Problem } from "../server/answers.ts";
import { displayName } from "../text/text.ts";
import { button, element } from "./dom.ts";
import { changeOf, changeSentence, countNode, shortPeriodWithYear } from "./figure.ts";
import type { ShownMap } from "./shown_map.ts";
import { capitalised, countedOf, levelOf } from "./shown_map.ts";
import { actionSymbol, icon } from "./symbols.ts";
import { trendChart, trendSentence, trendTable } from "./trend.ts";
import { parsePeriod } from "../text/period_label.ts";

export interface CardEvents {
  onClose(): void;
  onForm(form: TrendForm): void;
}
export type TrendForm = "chart" | "table";

/** The most periods in a chart. */
const mostSteps = 12;

/** The card; `history`, of all periods of the kind, is undefined while it is on its way. */
export function areaCard(shown: ShownMap, history: History | undefined, form: TrendForm, events: CardEvents): HTMLElement | undefined {
  const { text, state, figures } = shown;
  const row = figures.rows.find(({ area }) => area === state.area);
  if (!row) return undefined;
  return element("article", { class: "card", "aria-labelledby": "card-title" },
    element("p", { class: "caption" }, `${capitalised(levelOf(shown))} ${row.area}`),
    element("h2", { id: "card-title", tabindex: -1 }, displayName(row.name)),
    button({ class: "card-close", "aria-label": text.t("card.close") }, events.onClose, icon("close")),
    ...keyFigure(shown, row.figure),
    trendSection(shown, history, form, events),
    workSection(shown),
    element("p", { class: "card-more" }, element("a", { href: areaAddress(shown, row.area) }, text.t("card.page"))));
}

/** What a screen reader is told when an area is chosen. */
export function announcement(shown: ShownMap): string {
  const { text, state, figures } = shown;
  const row = figures.rows.find(({ area }) => area === state.area);
  if (!row) return "";
  const unit = row.figure.status === "shown" ? ` ${countedOf(shown)}` : "";
  return `${displayName(row.name)}: ${countNode(text, row.figure).textContent ?? ""}${unit}`;
}

function keyFigure(shown: ShownMap, figure: Figure): HTMLElement[] {
  const { text, before, state, figures } = shown;
  const out = [element("p", { class: "key-figure" }, element("strong", {}, countNode(text, figure)),
    figure.status === "shown" ? ` ${countedOf(shown)}` : undefined)];
  if (figure.status === "hidden") out.push(element("p", { class: "card-why" }, text.t("figure.hiddenWhy")));
  if (figure.status === "unknown") out.push(element("p", { class: "card-why" }, text.t("figure.unknownWhy")));
  if (figure.status !== "shown") return out;
  const line = element("p", { class: "card-rate" });
  if (figure.rate !== undefined) line.append(element("strong", {}, text.rate(figure.rate)), ` ${text.t("card.per1000")}`);
  const change = changeOf(figure, before?.rows.find(({ area }) => area === state.area)?.figure);
  if (change !== undefined && figures.sameLastYear) {
    if (line.hasChildNodes()) line.append(" · ");
    line.append(changeSentence(text, change, shortPeriodWithYear(text, figures.sameLastYear)));
  }
  return line.hasChildNodes() ? [...out, line] : out;
}

function trendSection(shown: ShownMap, history: History | undefined, form: TrendForm, events: CardEvents): HTMLElement {
  const { text, state } = shown;
  const steps = until(history, state.period).slice(-mostSteps);
  const kind = parsePeriod(state.period)?.kind ?? "quarter";
  const title = text.t("trend.title", { count: text.inWords(steps.length), kinds: text.t(`kinds.${kind}`) });
  const choice = (value: TrendForm): HTMLElement => button({ "aria-pressed": String(form === value) }, () => events.onForm(value),
    icon(value), text.t(`trend.${value}`));
  const section = element("section", { class: "card-section" },
    element("div", { class: "section-head" }, element("h3", {}, history ? capitalised(title) : text.t("trend.loading")),
      element("div", { class: "segmented", role: "group", "aria-label": text.t("trend.form") }, choice("chart"), choice("table"))));
  if (steps.length === 0) return section;
  if (form === "table") section.append(trendTable(text, steps, title));
  else {
    const sentence = trendSentence(text, steps, countedOf(shown));
    section.append(trendChart(text, steps, Math.min(history?.steps.length ?? 0, mostSteps), `${title}. ${sentence}`));
  }
  return section;
}

/** The steps up to a period; all of them when it is none of them. */
function until(history: History | undefined, period: string): History["steps"] {
  const steps = history?.steps ?? [];
  const index = steps.findIndex((step) => step.period === period);
  return index < 0 ? steps : steps.slice(0, index + 1);
}

/** The notices that touch an area of a scheme. */
export function noticesIn({ problems, actions, pledges }: Notices, scheme: string, code: string): Notices {
  const touches = ({ areas }: { areas: readonly { scheme: string; code: string }[] }): boolean =>
    areas.some((area) => area.scheme === scheme && area.code === code);
  return { problems: problems.filter(touches), actions: actions.filter(touches), pledges: pledges.filter(touches) };
}

function workSection(shown: ShownMap): HTMLElement | undefined {
  const { text, notices, state } = shown;
  const here = noticesIn(notices, state.scheme, state.area ?? "");
  const loose = here.actions.filter(({ problem }) => !here.problems.some(({ key }) => key === problem));
  if (here.problems.length + loose.length + here.pledges.length === 0) return undefined;
  return element("section", { class: "card-section" },
    element("h3", {}, text.t("card.work")),
    ...here.problems.map((problem) => problemNotice(shown, problem, here.actions.filter((action) => action.problem === problem.key))),
    loose.length > 0 ? element("div", { class: "notice" }, actionList(shown, loose)) : undefined,
    ...here.pledges.map((pledge) => element("p", { class: "pledge-line" }, text.t("card.pledge", { title: pledge.title }), " ",
      pledge.outcome === undefined
        ? text.t("card.target", { target: quantity(pledge.target), unit: pledge.unit })
        : text.t("card.outcome", { outcome: quantity(pledge.outcome), target: quantity(pledge.target), unit: pledge.unit }))));
}

/** Outcomes and targets are whole or have few decimals; they are written as they are. */
function quantity(value: number): string {
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
}

function problemNotice(shown: ShownMap, problem: Problem, actions: readonly Action[]): HTMLElement {
  const { text } = shown;
  const line = [text.t("card.problem"), problem.since ? text.t("card.since", { day: text.day(problem.since) }) : undefined];
  return element("article", { class: "notice" },
    element("h4", {}, element("a", { href: `${base()}/har-arbetar-vi${language(shown)}#problem-${problem.key}` }, problem.title)),
    element("p", { class: "caption" }, line.filter(Boolean).join(" · ")),
    actionList(shown, actions));
}

function actionList({ text }: ShownMap, actions: readonly Action[]): HTMLElement {
  return element("ul", {}, ...actions.map((action) => element("li", { class: "notice-action" }, actionSymbol(action.status),
    element("span", {}, text.t(action.end ? "card.actionUntil" : "card.action",
      { title: action.title, status: statusWord(text, action.status), day: action.end ? text.day(action.end) : "" })))));
}

const known = ["beslutad", "planerad", "pågående", "pausad", "genomförd", "uppföljd", "avslutad", "avbruten"] as const;

/** The word of a status; a status that is not known is said as it is. */
function statusWord(text: ShownMap["text"], status: string): string {
  const key = known.find((each) => each === status);
  return key ? text.t(`status.${key}`) : status;
}

const base = (): string => document.body.dataset.base ?? "";
const language = ({ state }: ShownMap): string => (state.language === "en" ? "?lang=en" : "");

/** The server adds the name: an address with the code alone leads there. */
function areaAddress({ state, edition }: ShownMap, code: string): string {
  const query = new URLSearchParams();
  if (state.scheme !== edition.defaults.scheme) query.set("scheme", state.scheme);
  if (state.language === "en") query.set("lang", "en");
  const text = query.toString();
  return `${base()}/omrade/${encodeURIComponent(code)}${text ? `?${text}` : ""}`;
}
