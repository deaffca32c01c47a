// The sheet of the phone layout: three stops, by a handle that can be dragged, pressed or reached by key.
import type { Text } from "../text/text.ts";
import { button } from "./dom.ts";

export type Stop = "peek" | "half" | "full";
const stops: readonly Stop[] = ["peek", "half", "full"];

export interface Sheet {
  stop(): Stop;
  /** Never lower than this. */
  raiseTo(stop: Stop): void;
  moveTo(stop: Stop): void;
}

/** Makes the panel a sheet. `onMove` is told when it has come to rest. */
export function createSheet(panel: HTMLElement, text: Text, onMove: (stop: Stop) => void): Sheet {
  const handle = button({ class: "sheet-handle" }, () => undefined);
  let dragged = false;
  panel.prepend(handle);

  const current = (): Stop => stops.find((stop) => stop === panel.dataset.stop) ?? "peek";

  function moveTo(stop: Stop): void {
    panel.dataset.stop = stop;
    panel.style.removeProperty("height");
    handle.setAttribute("aria-label", text.t(stop === "full" ? "sheet.lower" : "sheet.raise"));
    handle.setAttribute("aria-expanded", String(stop !== "peek"));
    onMove(stop);
  }

  handle.addEventListener("click", () => {
    if (dragged) return void (dragged = false);
    moveTo(stops[(stops.indexOf(current()) + 1) % stops.length] ?? "peek");
  });
  handle.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    const next = stops[stops.indexOf(current()) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    moveTo(next);
  });
  handle.addEventListener("pointerdown", (event) => {
    const start = { y: event.clientY, height: panel.offsetHeight };
    const room = panel.parentElement?.clientHeight ?? window.innerHeight;
    handle.setPointerCapture(event.pointerId);
    const drag = (move: PointerEvent): void => {
      if (Math.abs(move.clientY - start.y) > 4) dragged = true;
      if (dragged) panel.style.height = `${Math.min(Math.max(start.height + start.y - move.clientY, 72), room - 76)}px`;
    };
    const drop = (): void => {
      handle.removeEventListener("pointermove", drag);
      if (dragged) moveTo(nearest(panel.offsetHeight / room));
    };
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("pointerup", drop, { once: true });
    handle.addEventListener("pointercancel", drop, { once: true });
  });
  moveTo("peek");
  return {
    stop: current,
    moveTo,
    raiseTo(stop) {
      if (stops.indexOf(current()) < stops.indexOf(stop)) moveTo(stop);
    },
  };
}

/** The stop nearest to a height, as a share of the room. */
export function nearest(share: number): Stop {
  if (share < 0.3) return "peek";
  return share < 0.7 ? "half" : "full";
}
