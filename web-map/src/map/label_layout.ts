// Where names go: greedily, once over the viewport, by rank. Rather none than crowded.
import type { Rect } from "./frame.ts";

export interface LabelWish {
  readonly code: string;
  readonly name: string;
  /** The higher, the sooner placed. */
  readonly rank: number;
  /** The anchor: the middle of the label. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedLabel {
  readonly code: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly box: Rect;
}

export interface LabelRules {
  measure(text: string): number;
  /** Whether something that must stay free lies in the box. */
  isTaken(box: Rect): boolean;
  /** Whether a point lies in the area of that code. */
  isIn(code: string, x: number, y: number): boolean;
  readonly bounds: Rect;
}

export const lineHeight = 13;
const widest = 104;
const mostLines = 3;
const padding = 3;

/** The labels that fit, in the order in which they were placed. One for each code. */
export function placeLabels(wishes: readonly LabelWish[], rules: LabelRules): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const done = new Set<string>();
  const sorted = [...wishes].sort((a, b) => b.rank - a.rank || (a.code < b.code ? -1 : 1));
  for (const wish of sorted) {
    if (done.has(wish.code)) continue;
    const label = layOut(wish, rules);
    if (!label || placed.some((other) => overlap(other.box, label.box)) || rules.isTaken(label.box)) continue;
    done.add(wish.code);
    placed.push(label);
  }
  return placed;
}

function layOut(wish: LabelWish, rules: LabelRules): PlacedLabel | undefined {
  const lines = breakName(wish.name, rules.measure);
  if (!lines) return undefined;
  const width = Math.max(...lines.map(rules.measure));
  // A name may touch the border of its area, not lie across it.
  const fits = [-0.48, 0.48].every((share) => rules.isIn(wish.code, wish.x + width * share, wish.y));
  if (!fits) return undefined;
  const height = lines.length * lineHeight;
  const box = {
    x: wish.x - width / 2 - padding, y: wish.y - height / 2 - padding,
    width: width + 2 * padding, height: height + 2 * padding,
  };
  return inside(box, rules.bounds) ? { code: wish.code, lines, x: wish.x, y: wish.y, box } : undefined;
}

/** Whole words, broken at en dashes (which stay at the end of their line) and blanks; undefined when that takes too many lines. */
export function breakName(name: string, measure: (text: string) => number): string[] | undefined {
  const words = name.match(/[^– ]*[– ]|[^– ]+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && measure((line + word).trimEnd()) > widest) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  lines.push(line.trimEnd());
  return lines.length <= mostLines ? lines : undefined;
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box: Rect, bounds: Rect): boolean {
  return (
    box.x >= bounds.x && box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height
  );
}
