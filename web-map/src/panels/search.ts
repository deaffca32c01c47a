// The list of areas with find-as-you-type: the way to every area without a pointer. What is typed is kept nowhere.
import { displayName } from "../text/text.ts";
import { element } from "./dom.ts";
import { countText } from "./figure.ts";
import type { ShownMap } from "./shown_map.ts";

/** Lower case without accents, dashes as blanks: what people type, not what is stored. */
export function folded(words: string): string {
  return words.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase().replace(/[-–]/g, " ").trim();
}

export interface Search {
  update(shown: ShownMap): void;
}

/** Turns the search form into a combobox over the areas of the map. */
export function createSearch(form: HTMLFormElement, onSelect: (code: string) => void): Search {
  const input = form.querySelector("input[type=search]") as HTMLInputElement;
  const list = element("div", { class: "matches", id: "matches", role: "listbox", hidden: true });
  let shown: ShownMap | undefined;
  let active = -1;
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-controls": "matches", "aria-expanded": "false", "aria-autocomplete": "list",
  })) input.setAttribute(name, value);

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];

  function open(): void {
    if (!shown) return;
    const needle = folded(input.value);
    const { text, figures } = shown;
    const found = figures.rows
      .filter(({ area, name }) => needle === "" || folded(name).includes(needle) || area === needle)
      .sort((a, b) => text.compare(a.name, b.name));
    list.replaceChildren(...found.map(({ area, name, figure }) => element("button",
      { type: "button", role: "option", id: `match-${area}`, tabindex: -1, "data-code": area, "aria-selected": "false" },
      displayName(name), element("span", { class: "value" }, countText(text, figure)))));
    if (found.length === 0) list.append(element("p", { role: "status" }, text.t("search.none")));
    list.setAttribute("aria-label", text.t("search.list"));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(-1);
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function mark(index: number): void {
    active = index;
    options().forEach((option, each) => option.setAttribute("aria-selected", String(each === index)));
    const chosen = options()[index];
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  function choose(option: HTMLElement | undefined): void {
    const code = option?.dataset.code;
    if (code === undefined) return;
    input.value = "";
    close();
    onSelect(code);
  }

  input.addEventListener("input", open);
  input.addEventListener("focus", open);
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "ArrowDown" && count > 0) mark((active + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) mark((active - 1 + count) % count);
    else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(options()[Math.max(active, 0)]);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose((event.target as Element).closest<HTMLElement>("[role=option]") ?? undefined));
  input.addEventListener("blur", close);

  return { update: (next) => (shown = next) };
}
