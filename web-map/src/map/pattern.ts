// Hatches and dots as lines that the caller clips: a CanvasPattern would be a raster on paper.
import type { Frame, Rect } from "./frame.ts";

export interface Hatch {
  /** "up": like / , "down": like \ . */
  readonly lean: "up" | "down";
  /** CSS pixels between lines, measured across them. */
  readonly apart: number;
  readonly width: number;
}

/** Lines over the box, in CSS pixels of the canvas; fixed to the ground, so that neighbouring tiles continue them. */
export function hatchLines(frame: Frame, box: Rect, hatch: Hatch): Path2D {
  const path = new Path2D();
  const step = hatch.apart * Math.SQRT2;
  const sign = hatch.lean === "up" ? 1 : -1;
  const low = box.x + (sign > 0 ? box.y : -(box.y + box.height));
  const high = box.x + box.width + (sign > 0 ? box.y + box.height : -box.y);
  const phase = frame.x + sign * frame.y;
  const bottom = box.y + box.height;
  // A line holds the points with x + sign · y = c.
  for (let c = Math.ceil((low + phase) / step) * step - phase; c <= high; c += step) {
    path.moveTo(c - sign * box.y, box.y);
    path.lineTo(c - sign * bottom, bottom);
  }
  return path;
}

const rowsApart = 4;
const dotsApart = 8;

/** Rows of dots over the box: dashes of no length with round ends. Every other row is shifted by half a step. */
export function strokeDots(context: CanvasRenderingContext2D, frame: Frame, box: Rect): void {
  context.lineCap = "round";
  context.lineWidth = 1.3;
  context.setLineDash([0, dotsApart]);
  const first = Math.ceil((box.y + frame.y) / rowsApart);
  const last = Math.floor((box.y + box.height + frame.y) / rowsApart);
  for (const parity of [0, 1]) {
    const path = new Path2D();
    for (let row = first; row <= last; row++) {
      if ((row & 1) !== parity) continue;
      const start = Math.floor((box.x + frame.x) / dotsApart) * dotsApart + (parity * dotsApart) / 2 - frame.x;
      path.moveTo(start, row * rowsApart - frame.y);
      path.lineTo(box.x + box.width, row * rowsApart - frame.y);
    }
    context.stroke(path);
  }
  context.setLineDash([]);
  context.lineCap = "butt";
}
