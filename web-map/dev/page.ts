// The try-out page: one map, the whole window, its handles on `window.tryOut` for tests.
import type { Figures } from "../src/server/answers.ts";
import { createClient } from "../src/server/client.ts";
import type { AreaPaint, MapView } from "../src/map/map_view.ts";
import { createLeafletView } from "../src/map/leaflet_view.ts";
import { classOf } from "../src/style/class_breaks.ts";
import type { Palette } from "../src/style/palette.ts";
import { paletteOf } from "../src/style/palette.ts";
import { loadText } from "../src/text/text.ts";

declare global {
  interface Window {
    tryOut: { readonly view: MapView; readonly heard: unknown[]; showPeriod(period: string): Promise<void>; paintAlike(): void; paintFromTiles(period: string): void };
  }
}

const options = new URLSearchParams(location.search);
const language = options.get("lang") === "en" ? "en" : "sv";
const theme = options.get("theme") === "dark" ? "dark" : "light";

/** The palette without lines and names: what is left to see between areas is a seam. */
function fillsAlone(name: "light" | "dark"): Palette {
  const clear = "#00000000";
  const palette = paletteOf(name);
  const classes = palette.classes.map(({ fill }) => ({ fill, label: clear, halo: clear }));
  return { ...palette, classes, "border-case": clear, "border-line": clear };
}

function paintsOf(figures: Figures): Map<string, AreaPaint> {
  return new Map(figures.rows.map(({ area, figure }): [string, AreaPaint] => {
    if (figure.status !== "shown") return [area, { status: figure.status }];
    return [area, { status: "shown", class: classOf(figure.rate ?? 0, figures.breaks.rate) }];
  }));
}

async function start(): Promise<void> {
  await loadText(language);
  const element = document.querySelector<HTMLElement>("#map");
  if (!element) throw new Error("the page has no map");
  const client = createClient();
  const heard: unknown[] = [];
  const view = createLeafletView(element, {
    onSelect(code) { heard.push({ select: code }); view.select(code); },
    onMove(position) { heard.push({ move: position }); },
    onHover(code) { view.highlight(code); },
    onNotice(kind, key) { heard.push({ notice: kind, key }); },
    onStale() { heard.push({ stale: true }); },
  }, {
    language, theme, reducedMotion: options.has("still"), wheel: options.has("frame") ? "ctrl" : "always",
  }, options.has("fills") ? fillsAlone : paletteOf);
  const edition = await client.currentEdition();
  const { scheme, category, period } = edition.defaults;

  async function showPeriod(wanted: string): Promise<void> {
    view.paint(paintsOf(await client.figures({ scheme, category, period: wanted })));
  }

  const codes = await client.figures({ scheme, category, period });
  window.tryOut = {
    view, heard, showPeriod,
    // The paints say nothing: all that is seen comes from the tiles.
    paintFromTiles: (wanted) => view.paint(new Map(), wanted),
    paintAlike: () => view.paint(new Map(codes.rows.map(({ area }) => [area, { status: "shown", class: 4 }]))),
  };
  view.showScheme(edition.number, scheme, "påhittade gränser");
  if (options.has("basemap") && edition.basemap) view.showBasemap({ edition: edition.number, ...edition.basemap });
  view.fit();
  await showPeriod(period);
  if (!options.has("fills")) view.showNotices(await client.notices());
}

await start();
