// What an area's paint means in colours. Hidden and unknown have a pattern of their own, and nothing that a class has.
import type { Palette } from "../style/palette.ts";
import { classColours } from "../style/palette.ts";
import type { AreaPaint } from "./map_view.ts";

export interface AreaLook {
  readonly fill: string;
  readonly pattern: "plain" | "hatch" | "dots";
  /** Colour of the hatch or the dots. */
  readonly mark: string;
  readonly label: string;
  readonly halo: string;
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
  const { ground, dots, label } = palette.unknown;
  return { fill: ground, pattern: "dots", mark: dots, label, halo: ground };
}
