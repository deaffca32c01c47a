// What an area's paint means in colours. Hidden and unknown have a pattern of their own, and nothing that a class has.
import type { Palette } from "../style/palette.ts";
import { classColours } from "../style/palette.ts";
import type { TileArea } from "./area_tile.ts";
import type { AreaPaint } from "./map_view.ts";

export interface AreaLook {
  readonly fill: string;
  readonly pattern: "plain" | "hatch" | "dots";
  /** Colour of the hatch or the dots. */
  readonly mark: string;
  readonly label: string;
  readonly halo: string;
  /** Borders of one thin line: where the areas are not the figure of the map. */
  readonly isQuiet?: true;
}

/** The look of an area; one without paint is unknown. */
export function lookOf(palette: Palette, paint: AreaPaint | undefined): AreaLook {
  if (paint?.status === "shown") {
    const { fill, label, halo } = classColours(palette, paint.class);
    return { fill, pattern: "plain", mark: fill, label, halo };
  }
  if (paint?.status === "hidden") {
    const { ground, hatch, label } = palette.hidden;
    return { fill: ground, pattern: "hatch", mark: hatch, label, halo: ground };
  }
  if (paint?.status === "plain") {
    const { land, tokens } = palette;
    return { fill: land, pattern: "plain", mark: land, label: tokens.ink, halo: land, isQuiet: true };
  }
  const { ground, dots, label } = palette.unknown;
  return { fill: ground, pattern: "dots", mark: dots, label, halo: ground };
}

/** The paints with those put in their place that the areas' tiles carry for the period. */
export function seriesPaints(
  paints: ReadonlyMap<string, AreaPaint>, areas: Iterable<Pick<TileArea, "code" | "attributes">>, period: string,
): Map<string, AreaPaint> {
  const all = new Map(paints);
  for (const { code, attributes } of areas) {
    const value = attributes[period];
    if (typeof value === "number") all.set(code, paintOfClass(value));
  }
  return all;
}

/** 1–5 is a class, 0 hidden, −1 unknown. */
function paintOfClass(value: number): AreaPaint {
  if (value > 0) return { status: "shown", class: value };
  return { status: value === 0 ? "hidden" : "unknown" };
}
