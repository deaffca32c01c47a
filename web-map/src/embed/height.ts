// Tells the page around the frame one number: how high the content is. Nothing is read from it.
import { element } from "../panels/dom.ts";

/** Posts the height now and at every change, to these origins only: a host that is not on the list hears nothing. */
export function tellHeight(origins: readonly string[]): void {
  if (window.parent === window) return;
  // Where the browser says who frames us, only that one is told; else each is tried, and the browser drops the rest.
  const framing = window.location.ancestorOrigins?.[0];
  const targets = framing === undefined ? origins : origins.filter((origin) => origin === framing);
  // The end of the content, not the height of the document: that one never shrinks below the frame.
  const end = element("div", { "aria-hidden": "true" });
  document.body.append(end);
  let last = 0;
  const tell = (): void => {
    const height = Math.ceil(end.getBoundingClientRect().bottom + window.scrollY) + 1;
    if (height === last) return;
    last = height;
    for (const origin of targets) window.parent.postMessage({ type: "tryggkarta:height", height }, origin);
  };
  // Its parts, not the body: that one is never lower than the frame, so it would not be seen to shrink.
  const watch = new ResizeObserver(tell);
  for (const part of document.body.children) watch.observe(part);
  tell();
}
