// Symbols of actions and problem areas, as in the legend. Shape says status; the word stands beside.
import { picture } from "./dom.ts";

const shapes: Readonly<Record<string, () => SVGElement[]>> = {
  planned: () => [picture("circle", { class: "outline dashed", cx: 10, cy: 10, r: 6.5 })],
  ongoing: () => [
    picture("circle", { class: "solid", cx: 10, cy: 10, r: 7.5 }),
    picture("circle", { class: "light", cx: 10, cy: 10, r: 2.8 }),
  ],
  done: () => [
    picture("rect", { class: "solid", x: 3, y: 3, width: 14, height: 14, rx: 2.5 }),
    picture("path", { class: "light-line", d: "M6.2 10.2l2.8 2.8l5-5.4" }),
  ],
  followedUp: () => [
    picture("path", { class: "solid", d: "M10 0.8L19.2 10L10 19.2L0.8 10z" }),
    picture("path", { class: "light-line", d: "M7 13v-2.5M10 13V7.5M13 13V9" }),
  ],
  paused: () => [
    picture("circle", { class: "outline", cx: 10, cy: 10, r: 6.8 }),
    picture("path", { class: "line", d: "M8 7.2v5.6M12 7.2v5.6" }),
  ],
};

const shapeOf: Readonly<Record<string, string>> = {
  pågående: "ongoing", genomförd: "done", uppföljd: "followedUp", avslutad: "followedUp", pausad: "paused",
};

/** The symbol of a status; unknown words look like what is planned. */
export function actionSymbol(status: string): SVGElement {
  const draw = shapes[shapeOf[status] ?? "planned"] ?? (() => []);
  return picture("svg", { class: "action-symbol", viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" }, ...draw());
}

/** The outline of a problem area. */
export function problemSymbol(): SVGElement {
  return picture("svg", { class: "problem-symbol", viewBox: "0 0 28 16", width: 28, height: 16, "aria-hidden": "true" },
    picture("path", { class: "problem-hatch", d: "M8 2.5l9 11M13 2.5l9 11" }),
    picture("rect", { class: "problem-outline", x: 2, y: 2, width: 24, height: 12, rx: 6 }));
}

/** The sample of an area's look: "class-3", "hidden", "unknown", "none". Drawn as lines and dots: paper has no picture points. */
export function swatch(kind: string, size: "legend" | "text"): SVGElement {
  const [width, height] = size === "legend" ? [28, 16] : [13, 13];
  let lines = "";
  if (kind === "hidden") for (let x = 4 - height; x < width; x += 5) lines += `M${x} ${height}l${height} -${height}`;
  if (kind === "unknown") for (let y = 2; y < height; y += 4) for (let x = 2; x < width; x += 4) lines += `M${x} ${y}h0`;
  return picture("svg", { class: `${size === "legend" ? "swatch" : "mark"} ${kind}`, viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    lines ? picture("path", { class: kind === "hidden" ? "hatch" : "dots", d: lines }) : undefined);
}

const icons = {
  previous: "M12 5l-5 5l5 5",
  next: "M8 5l5 5l-5 5",
  close: "M5 5l10 10M15 5L5 15",
  chart: "M3 16h14M5.5 13V9M10 13V5M14.5 13V7.5",
  table: "M3.5 4.5h13v11h-13zM3.5 8.5h13M8.5 8.5v7",
  play: "M6.5 4.5l8.5 5.5l-8.5 5.5z",
  pause: "M7 5v10M13 5v10",
  more: "M4 6h12M6.5 10h7M8.5 14h3",
} as const;

/** A drawing of the interface. */
export function icon(name: keyof typeof icons): SVGElement {
  return picture("svg", { class: "icon", viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true" },
    picture("path", { class: "line", d: icons[name] }));
}
