// Which area lies under a point: a box first, then the same path that was drawn.
import type { Frame } from "./frame.ts";
import { tileRect, unitScale } from "./frame.ts";
import type { PlacedTile } from "./tile_store.ts";

// Points are asked of a context of its own, so that the drawing canvas is never read.
let asking: CanvasRenderingContext2D | null | undefined;

function context(): CanvasRenderingContext2D | undefined {
  if (asking === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    asking = canvas.getContext("2d");
  }
  return asking ?? undefined;
}

/** Whether the path, filled by the even-odd rule, holds the point. Both in the same units. */
export function pathHolds(path: Path2D, x: number, y: number): boolean {
  return context()?.isPointInPath(path, x, y, "evenodd") ?? false;
}

/** Whether the path, drawn as a line of that width, holds the point. */
export function lineHolds(path: Path2D, width: number, { x, y }: { x: number; y: number }): boolean {
  const asked = context();
  if (!asked) return false;
  asked.lineWidth = width;
  return asked.isPointInStroke(path, x, y);
}

/** The code of the area under a point of the canvas (CSS pixels). */
export function areaAt(frame: Frame, tiles: readonly PlacedTile[], { x, y }: { x: number; y: number }): string | undefined {
  for (const { tile, address, at } of tiles) {
    const clip = tileRect(frame, at);
    if (x < clip.x || y < clip.y || x >= clip.x + clip.width || y >= clip.y + clip.height) continue;
    const origin = tileRect(frame, address);
    const scale = unitScale(frame, address.z);
    const unitX = (x - origin.x) / scale;
    const unitY = (y - origin.y) / scale;
    const found = tile.areas.find(
      (area) =>
        unitX >= area.left && unitX <= area.right && unitY >= area.top && unitY <= area.bottom &&
        pathHolds(area.path, unitX, unitY),
    );
    if (found) return found.code;
  }
  return undefined;
}
