// Paper and other screens: when the page is printed, and when a CSS pixel gets another size.

export interface PaperEvents {
  /** Draw for paper, now: what is drawn in here is recorded as lines and letters, not as a picture. */
  begin(): void;
  end(): void;
}

/** Tells of printing. While it lasts the element has the class `is-printing`. The answer ends it. */
export function watchPaper(element: HTMLElement, events: PaperEvents): () => void {
  function before(): void {
    element.classList.add("is-printing");
    events.begin();
  }
  function after(): void {
    element.classList.remove("is-printing");
    events.end();
  }
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}

/** Tells when the ratio of device pixels changes: another screen, or the browser's own zoom. The answer ends it. */
export function watchRatio(onChange: () => void): () => void {
  let query: MediaQueryList;
  function listen(): void {
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", changed, { once: true });
  }
  function changed(): void {
    listen();
    onChange();
  }
  listen();
  return () => query.removeEventListener("change", changed);
}
