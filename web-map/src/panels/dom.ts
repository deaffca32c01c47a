// Elements built from values. Text is always text: there is no way to pass markup.

export type Child = Node | string | undefined;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An HTML element. `true` is an attribute without a value, `false` and `undefined` are none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  dress(made, attributes);
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

/** An element of a picture. */
export function picture<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(made, attributes);
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

/** The place that the server has prepared for a part of the page. */
export function slot(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (!found) throw new Error(`the page has no slot "${name}"`);
  return found;
}

/** A button that is never a submit button. */
export function button(attributes: Attributes, onClick: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, ...children);
  made.addEventListener("click", onClick);
  return made;
}

function dress(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : String(value));
  }
}
