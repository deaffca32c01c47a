// The MapView on Leaflet: it wires the map's events to the drawing layer, the markers and the furniture.
import type { Bounds } from "../server/answers.ts";
import { readTileInfo } from "../server/client.ts";
import type { Position } from "../state/view_state.ts";
import { roundPosition } from "../state/view_state.ts";
import type { Palette } from "../style/palette.ts";
import { paletteOf } from "../style/palette.ts";
import { textOf } from "../text/text.ts";
import type { Scene } from "./area_layer.ts";
import { AreaLayer } from "./area_layer.ts";
import { createFurniture } from "./furniture.ts";
import type { LeafletMouseEvent, ZoomAnimEvent } from "./leaflet.ts";
import { LeafletMap, hasPlace } from "./leaflet.ts";
import type { Insets, MapEvents, MapOptions, MapView } from "./map_view.ts";
import { Markers } from "./markers.ts";
import type { NoticeShape } from "./notice_shape.ts";
import { shapeOf } from "./notice_shape.ts";
import { watchPaper, watchRatio } from "./paper.ts";
import { guardWheel } from "./wheel_guard.ts";

type Theme = "light" | "dark";

/** As createMapView; the colours may be others than the palette's (tests look at fills alone). */
export function createLeafletView(
  element: HTMLElement, events: MapEvents, options: MapOptions, colours: (theme: Theme) => Palette = paletteOf,
): MapView {
  const text = textOf(options.language);
  const map = createMap(element, options);
  element.classList.add("map");
  if (!element.hasAttribute("role")) element.setAttribute("role", "region");
  if (!element.hasAttribute("aria-label")) element.setAttribute("aria-label", text.t("map.region"));

  const markers = new Markers(map, text, (kind, key) => events.onNotice(kind, key));
  const scene: Scene = {
    palette: colours(options.theme),
    paints: new Map(),
    notices: [],
    selected: undefined,
    highlighted: undefined,
    labelFont: labelFontOf(element),
    maxzoom: 14,
    isTaken: (frame, box) => markers.isIn(frame, box),
  };
  const layer = new AreaLayer(map, scene, () => events.onStale?.());
  const city = cityBounds(map, element);
  const furniture = createFurniture(map, text, () => city.fit());
  const endings: (() => void)[] = [];
  let theme = options.theme;

  function useTheme(next: Theme): void {
    scene.palette = colours(next);
    showColours(element, scene.palette, next);
  }

  wireMoves(map, { layer, markers, furniture, onMove: () => events.onMove(positionOf(map)) });
  wirePointer(map, layer, events);
  if (options.wheel === "ctrl") endings.push(guardWheel(element, text.t("map.wheelHint")));
  endings.push(watchRatio(() => layer.schedule()));
  endings.push(watchPaper(element, {
    begin() {
      useTheme("light");
      refit(map);
      layer.draw(0);
      markers.place();
    },
    end() {
      useTheme(theme);
      refit(map);
      layer.schedule();
    },
  }));
  void loadLabelFont(scene.labelFont).then(() => layer.schedule());
  useTheme(theme);

  return {
    showScheme(edition, scheme, attribution) {
      layer.useSource(edition, scheme);
      furniture.setAttribution(attribution);
      void readTileInfo().then((info) => {
        scene.maxzoom = info.maxzoom;
        city.learn(info.bounds);
        layer.schedule();
      }, () => undefined);
    },
    paint(paints) {
      scene.paints = paints;
      layer.schedule();
    },
    showNotices(notices) {
      scene.notices = [
        ...notices.actions.map((action) => shapeOf("action", action.key, action.geometry)),
        ...notices.problems.map((problem) => shapeOf("problem", problem.key, problem.geometry)),
      ].filter((shape): shape is NoticeShape => shape !== undefined);
      markers.show(notices);
      layer.schedule();
    },
    select(code) {
      scene.selected = code;
      layer.drawThin();
    },
    highlight(code) {
      if (scene.highlighted === code) return;
      scene.highlighted = code;
      layer.drawThin();
    },
    fit: (bounds, clear) => city.fit(bounds, clear),
    goTo(position) {
      city.cancel();
      map.setView([position.lat, position.lon], position.zoom);
    },
    position: () => positionOf(map),
    setTheme(next) {
      theme = next;
      useTheme(next);
      layer.schedule();
    },
    redraw() {
      map.invalidateSize({ animate: false, pan: false });
      layer.retry();
      layer.schedule();
    },
    destroy() {
      for (const end of endings) end();
      layer.remove();
      map.remove();
      element.replaceChildren();
    },
  };
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

/** Remembers what is to be fitted until the size of the city is known. */
function cityBounds(map: LeafletMap, element: HTMLElement): {
  learn(bounds: Bounds | undefined): void; fit(bounds?: Bounds, clear?: Insets): void; cancel(): void;
} {
  let city: Bounds | undefined;
  let waiting: Insets | undefined;
  let lastClear: Insets = {};

  function fit(bounds?: Bounds, clear?: Insets): void {
    lastClear = clear ?? lastClear;
    const wanted = bounds ?? city;
    if (!wanted) {
      waiting = lastClear;
      return;
    }
    waiting = undefined;
    const edge = element.clientWidth < 600 ? 8 : 20;
    const { top = 0, right = 0, bottom = 0, left = 0 } = lastClear;
    map.fitBounds([[wanted.south, wanted.west], [wanted.north, wanted.east]], {
      animate: false,
      paddingTopLeft: [left + edge, top + edge],
      paddingBottomRight: [right + edge, bottom + edge],
    });
  }

  return {
    fit,
    learn(bounds) {
      city = bounds;
      if (bounds) map.setMinZoom(Math.max(3, Math.floor(map.getBoundsZoom([[bounds.south, bounds.west], [bounds.north, bounds.east]])) - 2));
      if (waiting && bounds) fit(bounds, waiting);
    },
    cancel: () => (waiting = undefined),
  };
}

interface Moving {
  readonly layer: AreaLayer;
  readonly markers: Markers;
  readonly furniture: { update(): void };
  onMove(): void;
}

function wireMoves(map: LeafletMap, { layer, markers, furniture, onMove }: Moving): void {
  map.on("zoomanim", (event) => {
    const { center, zoom } = event as ZoomAnimEvent;
    layer.follow(center, zoom);
    markers.follow(center, zoom);
  });
  map.on("zoom", () => {
    layer.follow(map.getCenter(), map.getZoom());
    markers.follow(map.getCenter(), map.getZoom());
  });
  map.on("move", () => {
    if (layer.isOutrun()) layer.schedule();
  });
  map.on("viewreset zoomend resize", () => markers.place());
  map.on("moveend zoomend viewreset resize", () => {
    layer.schedule();
    furniture.update();
  });
  map.on("moveend", onMove);
}

function wirePointer(map: LeafletMap, layer: AreaLayer, events: MapEvents): void {
  let hovered: string | undefined;
  map.on("click", (event: LeafletMouseEvent) => {
    const { notice, area } = layer.hit(event.containerPoint);
    if (notice) events.onNotice(notice.kind, notice.key);
    else events.onSelect(area);
  });
  map.on("mousemove", (event: LeafletMouseEvent) => {
    const { notice, area } = layer.hit(event.containerPoint);
    map.getContainer().classList.toggle("map-pointing", notice !== undefined || area !== undefined);
    if (area === undefined && hovered === undefined) return;
    hovered = area;
    events.onHover(area, { x: event.containerPoint.x, y: event.containerPoint.y });
  });
  map.on("mouseout", () => {
    if (hovered === undefined) return;
    hovered = undefined;
    events.onHover(undefined);
  });
}

function positionOf(map: LeafletMap): Position {
  if (!hasPlace(map)) return { zoom: 0, lat: 0, lon: 0 };
  const { lat, lng } = map.getCenter();
  return roundPosition({ zoom: map.getZoom(), lat, lon: lng });
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

function labelFontOf(element: HTMLElement): string {
  return `600 11px ${getComputedStyle(element).fontFamily || "sans-serif"}`;
}

/** Without this the first names would be drawn in the fallback and stay so. */
async function loadLabelFont(font: string): Promise<void> {
  try {
    await document.fonts.load(font);
  } catch {
    // A font that cannot be had leaves the fallback, which is drawn already.
  }
}
