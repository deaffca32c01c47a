// Every area by its borders and its name alone, whichever areas there are.
import type { AreaPaint } from "./map_view.ts";

const plain: AreaPaint = { status: "plain" };

class PlainPaints extends Map<string, AreaPaint> {
  override get(): AreaPaint {
    return plain;
  }
}

export function plainPaints(): ReadonlyMap<string, AreaPaint> {
  return new PlainPaints();
}
