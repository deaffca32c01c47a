// The MapView on Leaflet: map, drawing layer, markers and furniture under one roof.
import type { Bounds } from "../server/answers.ts";
import { readTileInfo } from "../server/client.ts";
import type { Position } from "../state/view_state.ts";
import { roundPosition } from "../state/view_state.ts";
import type { Palette } from "../style/palette.ts";
import { paletteOf } from "../style/palette.ts";
import { textOf } from "../text/text.ts";
import type { Scene } from "./area_layer.ts";
import { AreaLayer } from "./area_layer.ts";
import { CityFit } from "./city_fit.ts";
import type { Furniture } from "./furniture.ts";
import { createFurniture } from "./furniture.ts";
import { LeafletMap, hasPlace } from "./leaflet.ts";
import type { AreaPaint, EditionBasemap, Insets, MapEvents, MapNotices, MapOptions, MapView, Series } from "./map_view.ts";
import { Markers } from "./markers.ts";
import { noticeShapes } from "./notice_shape.ts";
import type { Overlay } from "./overlay.ts";
import { watchPaper, watchRatio } from "./paper.ts";
import { guardWheel } from "./wheel_guard.ts";
import { wireMoves, wirePointer } from "./wiring.ts";

type Theme = "light" | "dark";
type Colours = (theme: Theme) => Palette;

/** As createMapView; the colours may be others than the palette's (tests look at fills alone). */
export function createLeafletView(
  element: HTMLElement, events: MapEvents, options: MapOptions, colours: Colours = paletteOf,
): MapView {
  element.classList.add("map");
  const map = createMap(element, options);
  const view = new LeafletView(map, events, options, colours);
  maps.set(view, map);
  return view;
}

const maps = new WeakMap<MapView, LeafletMap>();

/** The map beneath a view, for this folder's own drawing. */
export function leafletOf(view: MapView): LeafletMap {
  const map = maps.get(view);
  if (!map) throw new Error("the view was not made by createMapView");
  return map;
}

class LeafletView implements MapView {
  private readonly element: HTMLElement;
  private readonly scene: Scene;
  private readonly layer: AreaLayer;
  private readonly markers: Markers;
  private readonly furniture: Furniture;
  private readonly city: CityFit;
  private readonly endings: readonly (() => void)[];
  private theme: Theme;
  private borders = "";
  private basemap = "";
  private isDestroyed = false;

  constructor(
    private readonly map: LeafletMap,
    private readonly events: MapEvents,
    options: MapOptions,
    private readonly colours: Colours,
  ) {
    const text = textOf(options.language);
    this.element = map.getContainer();
    nameRegion(this.element, text.t("map.region"));
    this.markers = new Markers(map, text, (kind, key) => events.onNotice(kind, key));
    this.scene = emptyScene(this.element, colours(options.theme), this.markers, options.overlay);
    this.layer = new AreaLayer(map, this.scene, () => events.onStale?.());
    this.city = new CityFit(map);
    this.furniture = createFurniture(map, text, () => this.city.fit());
    this.theme = options.theme;
    this.useTheme(options.theme);
    wireMoves(map, { layer: this.layer, markers: this.markers, furniture: this.furniture, onMove: () => this.events.onMove(this.position()) });
    wirePointer(map, this.layer, events);
    this.endings = [
      watchRatio(() => this.layer.schedule()),
      watchPaper(this.element, { begin: () => this.beginPaper(), end: () => this.endPaper() }),
      ...(options.wheel === "ctrl" ? [guardWheel(this.element, text.t("map.wheelHint"))] : []),
    ];
    void this.awaitLabelFont();
  }

  showScheme(edition: number, scheme: string, attribution?: string): void {
    this.layer.useScheme(edition, scheme);
    this.borders = attribution ?? "";
    this.furniture.setAttribution(this.borders, this.basemap);
    void this.readTiles();
  }

  showBasemap(basemap: EditionBasemap | undefined): void {
    this.layer.useBasemap(basemap);
    this.basemap = basemap?.attribution ?? "";
    this.furniture.setAttribution(this.borders, this.basemap);
  }

  takeSeries(series: Series): void {
    this.layer.useSeries(series);
  }

  paint(paints: ReadonlyMap<string, AreaPaint>, period?: string): void {
    this.scene.paints = paints;
    this.scene.period = period;
    this.layer.schedule();
  }

  showNotices(notices: MapNotices): void {
    this.scene.notices = noticeShapes(notices);
    this.markers.show(notices);
    this.layer.schedule();
  }

  select(code: string | undefined): void {
    this.scene.selected = code;
    this.layer.drawThin();
  }

  highlight(code: string | undefined): void {
    if (this.scene.highlighted === code) return;
    this.scene.highlighted = code;
    this.layer.drawThin();
  }

  fit(bounds?: Bounds, clear?: Insets): void {
    this.city.fit(bounds, clear);
  }

  goTo({ zoom, lat, lon }: Position): void {
    this.city.forget();
    this.map.setView([lat, lon], zoom);
  }

  position(): Position {
    if (!hasPlace(this.map)) return { zoom: 0, lat: 0, lon: 0 };
    const { lat, lng } = this.map.getCenter();
    return roundPosition({ zoom: this.map.getZoom(), lat, lon: lng });
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.useTheme(theme);
    this.layer.schedule();
  }

  redraw(): void {
    this.map.invalidateSize({ animate: false, pan: false });
    this.layer.retry();
    this.layer.schedule();
  }

  destroy(): void {
    this.isDestroyed = true;
    for (const end of this.endings) end();
    this.layer.remove();
    this.map.remove();
    this.element.replaceChildren();
  }

  private useTheme(theme: Theme): void {
    this.scene.palette = this.colours(theme);
    showColours(this.element, this.scene.palette, theme);
  }

  private beginPaper(): void {
    this.useTheme("light");
    refit(this.map);
    this.layer.draw(0);
    this.markers.place();
  }

  private endPaper(): void {
    this.useTheme(this.theme);
    refit(this.map);
    this.layer.schedule();
  }

  private async readTiles(): Promise<void> {
    try {
      const { maxzoom, bounds } = await readTileInfo();
      if (this.isDestroyed) return;
      this.scene.maxzoom = maxzoom;
      this.city.learn(bounds);
      this.layer.schedule();
    } catch {
      // Without it the map still works where it was sent to; the page says itself when the server is away.
    }
  }

  /** Without this the first names would be drawn in the fallback and stay so. */
  private async awaitLabelFont(): Promise<void> {
    try {
      await document.fonts.load(this.scene.labelFont);
    } catch {
      // A font that cannot be had leaves the fallback, which is drawn already.
    }
    if (!this.isDestroyed) this.layer.schedule();
  }
}

function createMap(element: HTMLElement, { reducedMotion, wheel }: MapOptions): LeafletMap {
  const scrollsWithFinger = wheel === "ctrl" && window.matchMedia("(pointer: coarse)").matches;
  const map = new LeafletMap(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    wheelPxPerZoomLevel: 120,
    minZoom: 3,
    maxZoom: 18,
    zoomAnimation: !reducedMotion,
    fadeAnimation: !reducedMotion,
    inertia: !reducedMotion,
    dragging: !scrollsWithFinger,
  });
  if (reducedMotion) {
    // The arrow keys pan with an animation that no option turns off.
    map.panBy = (offset) => LeafletMap.prototype.panBy.call(map, offset, { animate: false }) as LeafletMap;
  }
  map.createPane("areas").style.zIndex = "200";
  map.createPane("outlines").style.zIndex = "300";
  return map;
}

function nameRegion(element: HTMLElement, name: string): void {
  if (!element.hasAttribute("role")) element.setAttribute("role", "region");
  if (!element.hasAttribute("aria-label")) element.setAttribute("aria-label", name);
}

function emptyScene(element: HTMLElement, palette: Palette, markers: Markers, overlay: Overlay | undefined): Scene {
  const family = getComputedStyle(element).fontFamily || "sans-serif";
  return {
    palette,
    paints: new Map(),
    period: undefined,
    notices: [],
    selected: undefined,
    highlighted: undefined,
    labelFont: `600 11px ${family}`,
    maxzoom: 14,
    isTaken: (frame, box) => markers.isIn(frame, box),
    overlay,
  };
}

/** Takes a new size of the element and keeps what is seen. */
function refit(map: LeafletMap): void {
  if (!hasPlace(map)) return;
  const bounds = map.getBounds();
  const before = map.getSize();
  map.invalidateSize({ animate: false, pan: false });
  if (!before.equals(map.getSize())) map.fitBounds(bounds, { animate: false });
}

/** The colours that the map's own style sheet needs for symbols and buttons. */
function showColours(element: HTMLElement, palette: Palette, theme: Theme): void {
  const colours = {
    "--map-ground": palette.outside,
    "--map-case": palette["border-case"],
    "--map-accent": palette.tokens.accent,
    "--map-on-accent": palette.tokens["on-accent"],
    "--map-surface": palette.tokens.surface,
    "--map-ink": palette.tokens.ink,
    "--map-ink-2": palette.tokens["ink-2"],
    "--map-line": palette.tokens.line,
  };
  for (const [name, colour] of Object.entries(colours)) element.style.setProperty(name, colour);
  element.dataset.theme = theme;
}
