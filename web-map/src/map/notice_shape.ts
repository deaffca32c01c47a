// Problem areas and the lines and areas of actions, as paths that can be drawn at any zoom.
import type { Position as Coordinates } from "geojson";
import type { Geometry, Notices } from "../server/answers.ts";
import type { Palette } from "../style/palette.ts";
import type { Frame, Rect } from "./frame.ts";
import { worldPixel } from "./frame.ts";
import { lineHolds, pathHolds } from "./hit_test.ts";
import { hatchLines } from "./pattern.ts";

export interface NoticeShape {
  readonly kind: "problem" | "action";
  readonly key: string;
  readonly closed: boolean;
  /** World pixels at `pathZoom`, relative to `origin`: small numbers, so that single precision is enough. */
  readonly path: Path2D;
  readonly origin: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  /** Points along the outline, in the units of the path. */
  readonly outline: readonly { readonly x: number; readonly y: number }[];
}

const pathZoom = 14;
const pointRadius = 12;
const problemHatch = { lean: "down", apart: 7, width: 1.1 } as const;

/** What of the notices is drawn on the canvas: problems above actions. */
export function noticeShapes({ problems, actions }: Pick<Notices, "problems" | "actions">): NoticeShape[] {
  return [
    ...actions.map((action) => shapeOf("action", action.key, action.geometry)),
    ...problems.map((problem) => shapeOf("problem", problem.key, problem.geometry)),
  ].filter((shape): shape is NoticeShape => shape !== undefined);
}

/** The shape of a geometry; points of problems become small rings, points of actions are symbols and have none. */
function shapeOf(kind: NoticeShape["kind"], key: string, geometry: Geometry | undefined): NoticeShape | undefined {
  if (!geometry) return undefined;
  const { parts, closed } = partsOf(geometry);
  if (parts.length === 0 || (kind === "action" && isPoint(geometry))) return undefined;
  const points = parts.map((part) => part.map(([lon, lat]) => worldPixel(lon ?? 0, lat ?? 0, pathZoom)));
  const rings = isPoint(geometry) ? points.flatMap((part) => part.map(ringAround)) : points;
  const all = rings.flat();
  const left = Math.min(...all.map((point) => point.x));
  const top = Math.min(...all.map((point) => point.y));
  const right = Math.max(...all.map((point) => point.x));
  const bottom = Math.max(...all.map((point) => point.y));
  const outline = rings.map((ring) => ring.map(({ x, y }) => ({ x: x - left, y: y - top })));
  return {
    kind, key, closed,
    path: pathOf(outline, closed),
    origin: { x: left, y: top },
    width: right - left,
    height: bottom - top,
    outline: outline.flatMap((ring) => densified(ring, closed)),
  };
}

function isPoint(geometry: Geometry): boolean {
  return geometry.type === "Point" || geometry.type === "MultiPoint";
}

function partsOf(geometry: Geometry): { parts: Coordinates[][]; closed: boolean } {
  switch (geometry.type) {
    case "Point":
      return { parts: [[geometry.coordinates]], closed: true };
    case "MultiPoint":
      return { parts: [geometry.coordinates], closed: true };
    case "LineString":
      return { parts: [geometry.coordinates], closed: false };
    case "MultiLineString":
      return { parts: geometry.coordinates, closed: false };
    case "Polygon":
      return { parts: geometry.coordinates, closed: true };
    case "MultiPolygon":
      return { parts: geometry.coordinates.flat(), closed: true };
  }
}

function ringAround({ x, y }: { x: number; y: number }): { x: number; y: number }[] {
  return Array.from({ length: 24 }, (_, index) => {
    const angle = (index / 24) * 2 * Math.PI;
    return { x: x + pointRadius * Math.cos(angle), y: y + pointRadius * Math.sin(angle) };
  });
}

function pathOf(rings: readonly (readonly { x: number; y: number }[])[], closed: boolean): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(({ x, y }, index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    if (closed) path.closePath();
  }
  return path;
}

/** Points no further apart than a label is high, so that none slips between two of them. */
function densified(ring: readonly { x: number; y: number }[], closed: boolean): { x: number; y: number }[] {
  return ring.flatMap((from, index) => {
    const to = ring[index + 1] ?? (closed ? ring[0] : undefined) ?? from;
    const steps = Math.min(200, Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4)));
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    }));
  });
}

function placing(frame: Frame, shape: NoticeShape): { scale: number; x: number; y: number } {
  const scale = 2 ** (frame.zoom - pathZoom);
  return { scale, x: shape.origin.x * scale - frame.x, y: shape.origin.y * scale - frame.y };
}

/** Draws the shape: its outline follows what was decided; the hatch leans against that of `hidden`. */
export function paintNotice(context: CanvasRenderingContext2D, frame: Frame, shape: NoticeShape, palette: Palette): void {
  const { scale, x, y } = placing(frame, shape);
  const box = { x, y, width: shape.width * scale, height: shape.height * scale };
  if (x > frame.width || y > frame.height || x + box.width < 0 || y + box.height < 0) return;
  const { ratio } = frame;
  context.save();
  context.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio);
  if (shape.closed && shape.kind === "problem") hatchInside(context, frame, shape, { box, colour: palette.tokens.accent });
  context.lineJoin = "round";
  context.lineCap = "round";
  const [casing, line] = shape.kind === "problem" ? [6.5, 3] : [5, 2];
  context.strokeStyle = palette["border-case"];
  context.lineWidth = casing / scale;
  context.stroke(shape.path);
  context.strokeStyle = palette.tokens.accent;
  context.lineWidth = line / scale;
  context.stroke(shape.path);
  context.restore();
}

function hatchInside(
  context: CanvasRenderingContext2D, frame: Frame, shape: NoticeShape, { box, colour }: { box: Rect; colour: string },
): void {
  context.save();
  context.clip(shape.path, "evenodd");
  context.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  context.globalAlpha = 0.55;
  context.strokeStyle = colour;
  context.lineWidth = problemHatch.width;
  const left = Math.max(box.x, 0);
  const top = Math.max(box.y, 0);
  const right = Math.min(box.x + box.width, frame.width);
  const bottom = Math.min(box.y + box.height, frame.height);
  context.stroke(hatchLines(frame, { x: left, y: top, width: right - left, height: bottom - top }, problemHatch));
  context.restore();
}

/** Whether a point of the canvas (CSS pixels) is on the shape. */
export function noticeHolds(frame: Frame, shape: NoticeShape, point: { x: number; y: number }): boolean {
  const { scale, x, y } = placing(frame, shape);
  const at = { x: (point.x - x) / scale, y: (point.y - y) / scale };
  const reach = 8 / scale;
  if (at.x < -reach || at.y < -reach || at.x > shape.width + reach || at.y > shape.height + reach) return false;
  return (shape.closed && pathHolds(shape.path, at.x, at.y)) || lineHolds(shape.path, reach, at);
}

/** Whether the outline passes through a box of the canvas. */
export function outlineTouches(frame: Frame, shape: NoticeShape, box: Rect): boolean {
  const { scale, x, y } = placing(frame, shape);
  const reach = 4;
  return shape.outline.some((point) => {
    const px = point.x * scale + x;
    const py = point.y * scale + y;
    return px > box.x - reach && px < box.x + box.width + reach && py > box.y - reach && py < box.y + box.height + reach;
  });
}
