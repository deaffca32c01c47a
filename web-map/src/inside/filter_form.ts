// The filter form that the server wrote: its fields are listened to, and follow the state.
import { button, element, slot } from "../panels/dom.ts";
import type { FigureRow } from "../server/answers.ts";
import type { Choices } from "../server/bench_answers.ts";
import type { BenchState, Range, Span } from "../state/bench_state.ts";
import { narrowings } from "../state/bench_state.ts";
import type { BenchText } from "../text/bench_text.ts";
import { parsePeriod } from "../text/period_label.ts";
import { displayName } from "../text/text.ts";

/** What the form decides. */
export type Filter = Pick<BenchState, "category" | "span" | "sources" | "earlierYears" | "scheme"> &
  { readonly hours: Range | undefined; readonly weekdays: Range | undefined; readonly precision: string | undefined; readonly area: string | undefined };

export interface FilterForm {
  /** Shows a state, and what may be chosen now. */
  update(state: BenchState, choices: Choices, rows: readonly FigureRow[]): void;
}

type Field = HTMLSelectElement | HTMLInputElement;

export function createFilterForm(text: BenchText, onFilter: (filter: Partial<Filter>) => void): FilterForm {
  const form = slot("filters") as HTMLFormElement;
  const field = (name: string): Field | undefined => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLSelectElement || found instanceof HTMLInputElement ? found : undefined;
  };
  // The period bar is the control of periods.
  const period = field("period");
  if (period) period.disabled = true;
  const latest = element("p", { class: "caption" });
  const quick = element("div", { class: "filter-buttons" });
  form.querySelector(".more-fields")?.prepend(quick);
  form.querySelector(".more-fields")?.append(element("div", { class: "filter-buttons" },
    button({ class: "button small" }, () => onFilter({ span: { kind: "all" } }), text.b("filters.everyDay")),
    button({ class: "button small" }, () => onFilter(nothingNarrow), text.b("filters.clear"))), latest);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const { name } = event.target as Field;
    const change = readField(name, form, field);
    if (change) onFilter(change);
  });
  return {
    update(state, choices, rows) {
      fillCategories(field("category"), choices, text);
      fillSources(form.querySelector<HTMLFieldSetElement>("fieldset.sources"), choices);
      fillAreas(field("area"), rows);
      writeFields(state, form, field);
      const count = narrowings(state);
      const summary = form.querySelector("summary");
      if (summary) summary.textContent = count > 0 ? text.b("filters.more", { n: count }) : text.b("filters.plain");
      quick.replaceChildren(...quickSpans(choices, text, onFilter));
      latest.textContent = choices.days ? text.b("filters.latest", { day: text.day(choices.days.last) }) : "";
    },
  };
}

/** The latest whole week, month, quarter, half-year and year. */
function quickSpans({ latest }: Choices, text: BenchText, onFilter: (filter: Partial<Filter>) => void): HTMLElement[] {
  return latest.map((token) => button({ class: "button small", title: text.period(token) }, () => onFilter({ span: { kind: "period", token } }),
    text.b("filters.latestOf", { kind: text.t(`kind.${parsePeriod(token)?.kind ?? "quarter"}`) })));
}

const nothingNarrow: Partial<Filter> = {
  sources: [], earlierYears: 0, hours: undefined, weekdays: undefined, precision: undefined, area: undefined, category: "all",
};

type FieldOf = (name: string) => Field | undefined;

function readField(name: string, form: HTMLFormElement, field: FieldOf): Partial<Filter> | undefined {
  const value = field(name)?.value ?? "";
  switch (name) {
    case "category": return { category: value || "all" };
    case "scheme": return { scheme: value, area: undefined };
    case "area": return { area: value || undefined };
    case "precision": return { precision: value || undefined };
    case "earlier_years": return { earlierYears: Number(value) };
    case "source": return { sources: new FormData(form).getAll("source").map(String) };
    case "from": case "to": return { span: readDays(field) };
    case "hours_from": case "hours_to": return { hours: readRange("hours", { from: 0, to: 23 }, field) };
    case "weekdays_from": case "weekdays_to": return { weekdays: readRange("weekdays", { from: 1, to: 7 }, field) };
    default: return undefined;
  }
}

function readDays(field: FieldOf): Span {
  const [from, to] = [field("from")?.value, field("to")?.value];
  if (!from && !to) return { kind: "all" };
  return { kind: "days", ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function readRange(name: string, whole: Range, field: FieldOf): Range | undefined {
  const [from, to] = [field(`${name}_from`)?.value ?? "", field(`${name}_to`)?.value ?? ""];
  if (from === "" && to === "") return undefined;
  return { from: from === "" ? whole.from : Number(from), to: to === "" ? whole.to : Number(to) };
}

function writeFields(state: BenchState, form: HTMLFormElement, field: FieldOf): void {
  const days = state.span.kind === "days" ? state.span : undefined;
  const end = (range: Range | undefined, which: keyof Range): string => (range ? String(range[which]) : "");
  const values: Readonly<Record<string, string>> = {
    category: state.category, scheme: state.scheme, area: state.area ?? "", precision: state.precision ?? "",
    earlier_years: state.earlierYears > 0 ? String(state.earlierYears) : "", from: days?.from ?? "", to: days?.to ?? "",
    hours_from: end(state.hours, "from"), hours_to: end(state.hours, "to"),
    weekdays_from: end(state.weekdays, "from"), weekdays_to: end(state.weekdays, "to"),
  };
  for (const [name, value] of Object.entries(values)) {
    const each = field(name);
    if (each && each.value !== value) each.value = value;
  }
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="source"]')) box.checked = state.sources.includes(box.value);
}

function fillCategories(select: Field | undefined, { categories, purposeOpens }: Choices, text: BenchText): void {
  const offered = categories.filter(({ open }) => open || purposeOpens);
  const signature = offered.map(({ code, open }) => `${code} ${open}`).join();
  if (!(select instanceof HTMLSelectElement) || select.dataset.signature === signature) return;
  select.dataset.signature = signature;
  const parents = new Map(categories.map(({ code, parent }) => [code, parent]));
  select.replaceChildren(...offered.map(({ code, title, titleEnglish, open }) => {
    let depth = 0;
    for (let parent = parents.get(code); parent !== undefined && parents.get(parent) !== undefined; parent = parents.get(parent)) depth += 1;
    const name = text.language === "en" && titleEnglish ? titleEnglish : title;
    return element("option", { value: code, disabled: !open }, "\u00a0".repeat(depth * 3) + (open ? name : text.b("filters.closed", { category: name })));
  }));
}

/** A purpose may open sources that were closed when the page was written. */
function fillSources(set: HTMLFieldSetElement | null, { sources }: Choices): void {
  const signature = sources.map(({ name }) => name).join();
  if (!set || set.dataset.signature === signature) return;
  set.dataset.signature = signature;
  set.hidden = sources.length < 2;
  for (const label of set.querySelectorAll("label")) label.remove();
  const boxes = sources.map(({ name, title }) => element("label", {}, element("input", { type: "checkbox", name: "source", value: name }), element("span", {}, title)));
  set.querySelector("legend")?.after(...boxes);
}

function fillAreas(select: Field | undefined, rows: readonly FigureRow[]): void {
  const signature = rows.map(({ area }) => area).join();
  if (!(select instanceof HTMLSelectElement) || select.dataset.signature === signature) return;
  select.dataset.signature = signature;
  const everywhere = select.options[0];
  select.replaceChildren(...(everywhere ? [everywhere] : []),
    ...rows.map(({ area, name }) => element("option", { value: area }, displayName(name))));
}
