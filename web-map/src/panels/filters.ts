// The filter form that the server wrote: choices take effect at once, the form stays the server's.
import type { Measure, ViewState } from "../state/view_state.ts";

export interface Filters {
  update(state: ViewState): void;
}

/** Listens to the form. `onChoice` gets what the form says; what it does not say is left as it is. */
export function createFilters(form: HTMLFormElement, onChoice: (choice: Pick<ViewState, "scheme" | "category" | "measure">) => void): Filters {
  const field = (name: string): HTMLSelectElement => form.elements.namedItem(name) as HTMLSelectElement;
  const measures = (): RadioNodeList => form.elements.namedItem("measure") as RadioNodeList;
  // The period has a control of its own; a disabled field is not part of the form.
  const period = form.elements.namedItem("period");
  if (period instanceof HTMLSelectElement) period.disabled = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => onChoice({
    scheme: field("scheme").value,
    category: field("category").value,
    measure: (measures().value || "rate") as Measure,
  }));
  return {
    update({ scheme, category, measure }) {
      field("scheme").value = scheme;
      field("category").value = category;
      measures().value = measure;
    },
  };
}
