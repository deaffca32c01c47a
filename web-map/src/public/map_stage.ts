// The map on the page: what is shown, painted on the map engine, in the theme that holds.
import { createMapView } from "../map/map_view.ts";
import type { AreaPaint, EditionBasemap, MapEvents, MapView } from "../map/map_view.ts";
import type { ShownMap } from "../panels/shown_map.ts";
import { classNumber } from "../panels/shown_map.ts";
import { element } from "../panels/dom.ts";
import type { Edition } from "../server/answers.ts";
import type { Language, Theme, ViewState } from "../state/view_state.ts";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** The theme that is wished for, else the system's. */
export function themeOf(wished: Theme | undefined): Theme {
  return wished ?? (dark.matches ? "dark" : "light");
}

export interface StageOptions {
  readonly language: Language;
  readonly theme: Theme | undefined;
  readonly wheel: "always" | "ctrl";
  readonly describedBy?: string;
}

/** Puts a map in place of the server's picture. */
export function createStage(place: HTMLElement, events: MapEvents, options: StageOptions): MapView {
  const host = element("div", { class: "map-host", "aria-describedby": options.describedBy });
  place.replaceChildren(host);
  const view = createMapView(host, events, {
    language: options.language, theme: themeOf(options.theme), reducedMotion: still.matches, wheel: options.wheel,
  });
  dark.addEventListener("change", () => view.setTheme(themeOf(options.theme)));
  return view;
}

/** How every area of a map is to look. An area that is shown without a value has no class, and is drawn as unknown. */
export function paintsOf(shown: ShownMap): Map<string, AreaPaint> {
  return new Map(shown.figures.rows.map(({ area, figure }): [string, AreaPaint] => {
    if (figure.status !== "shown") return [area, { status: figure.status }];
    const number = classNumber(shown, figure);
    return [area, number === undefined ? { status: "unknown" } : { status: "shown", class: number }];
  }));
}

/** The notices of the layers that are on. */
export function visibleNotices({ notices, state }: ShownMap): ShownMap["notices"] {
  const on = new Set(state.layers);
  return {
    problems: on.has("problems") ? notices.problems : [],
    actions: on.has("actions") ? notices.actions : [],
    pledges: on.has("pledges") ? notices.pledges : [],
  };
}

/**
 * The period whose classes in tiles are those of this map: tiles class by rate, and by count where an area has no rate,
 * which is not what a map of rates does.
 */
export function periodInTiles({ figures, state }: ShownMap): string | undefined {
  const byRate = state.measure === "rate" && figures.rows.every(({ figure }) => figure.status !== "shown" || figure.rate !== undefined);
  return byRate ? figures.period : undefined;
}

/** What the map is to show of an edition's basemap. */
export function basemapOf({ number, basemap }: Edition, { basemap: isWanted }: ViewState): EditionBasemap | undefined {
  return basemap && isWanted ? { ...basemap, edition: number } : undefined;
}
