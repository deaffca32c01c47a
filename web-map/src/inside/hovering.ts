// What lies under the pointer: its outline, and a label for the eye alone. The lists say the same.
import type { OverlayHit } from "../map/overlay.ts";
import { displayName } from "../text/text.ts";
import type { Shown } from "./shown.ts";
import { cellName } from "./shown.ts";
import type { Stage } from "./stage.ts";

interface At {
  readonly x: number;
  readonly y: number;
}

/** The pointer is over an area, or over none. Areas speak only where they colour the map. */
export function hoverArea(stage: Stage, shown: Shown | undefined, code: string | undefined, at?: At): void {
  const isFigure = shown?.state.base === "areas";
  const row = isFigure ? shown.figures.rows.find(({ area }) => area === code) : undefined;
  stage.view.highlight(isFigure ? code : undefined);
  if (!row || !at || row.figure.status !== "shown" || !shown) return stage.hover.hide();
  stage.hover.show(displayName(row.name), shown.text.b("hover.area", { n: row.figure.count }), at);
}

/** The pointer is over a cell, a cluster or an incident, or over none of them. */
export function hoverOverlay(stage: Stage, shown: Shown | undefined, hit: OverlayHit | undefined, at?: At): void {
  stage.overlay.highlight(hit && hit.kind !== "cluster" ? { kind: hit.kind, id: hit.id } : undefined);
  if (!shown || !hit || !at) return stage.hover.hide();
  const { text } = shown;
  // The area under it has the same pointer, and speaks after this.
  window.requestAnimationFrame(() => {
    if (hit.kind === "cell") stage.hover.show(cellName(text, hit.id), text.b("hover.cell", { n: hit.count }), at);
    else if (hit.kind === "cluster") stage.hover.show("", text.b("hover.cluster", { n: hit.count }), at);
    else stage.hover.show("", text.day(hit.day), at);
  });
}
