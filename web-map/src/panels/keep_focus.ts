// Parts of the page are rewritten while someone may be in them: the focus goes back to what stands for the same thing.

const reachable = "a[href], button, input, select, [tabindex]";

/** Rewrites what is in `place`. The focus stays with the same area's row, or else in the same order. */
export function keepFocus(place: HTMLElement, rewrite: () => void): void {
  const before = document.activeElement;
  const order = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>(reachable)];
  const index = before instanceof HTMLElement ? order().indexOf(before) : -1;
  const code = before?.closest<HTMLElement>("[data-code]")?.dataset.code;
  rewrite();
  if (index < 0 || before?.isConnected) return;
  const row = code === undefined ? null : place.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"] button`);
  (row ?? order()[index])?.focus({ preventScroll: true });
}
