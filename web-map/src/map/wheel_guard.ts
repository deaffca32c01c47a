// In a page that scrolls, the wheel belongs to the page until Ctrl is held or the map has focus.

/** Keeps plain wheel turns from the map. The hint is shown for a moment instead. The answer ends it. */
export function guardWheel(element: HTMLElement, hint: string): () => void {
  const note = document.createElement("div");
  note.className = "map-hint";
  note.textContent = hint;
  note.hidden = true;
  // The same is said by the buttons; a reader that speaks needs no word about the wheel.
  note.setAttribute("aria-hidden", "true");
  element.append(note);
  let timer = 0;

  function onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey || element.contains(document.activeElement)) return;
    event.stopImmediatePropagation();
    note.hidden = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (note.hidden = true), 1200);
  }

  element.addEventListener("wheel", onWheel, { capture: true, passive: true });
  return () => {
    window.clearTimeout(timer);
    element.removeEventListener("wheel", onWheel, { capture: true });
    note.remove();
  };
}
