// The colours of a theme, read from the file that the server's pages and the map styles are checked against.
import file from "../../../styles/palette.json";

export interface ClassColours {
  readonly fill: string;
  readonly label: string;
  readonly halo: string;
}

export type Palette = (typeof file)["light"];

/** The colours of a theme, as "#RRGGBB". */
export function paletteOf(theme: "light" | "dark"): Palette {
  return file[theme];
}

/** The colours of class 1–5; a class outside is drawn as the nearest. */
export function classColours(palette: Palette, number: number): ClassColours {
  const classes = palette.classes;
  const nearest = classes[Math.min(Math.max(Math.trunc(number), 1), classes.length) - 1];
  if (!nearest) throw new Error("the palette has no classes");
  return nearest;
}
