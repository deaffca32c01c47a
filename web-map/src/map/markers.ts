// Actions and pledges on the map: buttons, so that they take focus and have a name; never canvas.
import type { Action, Geometry, Pledge } from "../server/answers.ts";
import { statusWord } from "../text/text.ts";
import type { Text } from "../text/text.ts";
import type { Frame, Rect } from "./frame.ts";
import { worldPixel } from "./frame.ts";
import type { LatLng, LeafletMap } from "./leaflet.ts";
import { Point, disableClickPropagation, hasPlace, originAt, setPosition } from "./leaflet.ts";
import type { MapNotices } from "./map_view.ts";
import { createSymbol, shapeOfStatus } from "./symbol.ts";

interface Marker {
  readonly button: HTMLButtonElement;
  readonly lon: number;
  readonly lat: number;
  /** CSS pixels to the right of its place: markers of one place stand beside each other. */
  shift: number;
}

const spread = 22;

export class Markers {
  private readonly pane: HTMLElement;
  private markers: Marker[] = [];

  constructor(
    private readonly map: LeafletMap,
    private readonly text: Text,
    private readonly onNotice: (kind: "action" | "pledge", key: string) => void,
  ) {
    this.pane = map.createPane("markers");
    this.pane.style.zIndex = "600";
  }

  /** Replaces all markers. Notices without a geometry have none; the lists name them. */
  show({ actions, pledges }: Pick<MapNotices, "actions" | "pledges">): void {
    for (const { button } of this.markers) button.remove();
    this.markers = [
      ...actions.flatMap((action) => this.create("action", action)),
      ...pledges.flatMap((pledge) => this.create("pledge", pledge)),
    ];
    this.pane.append(...this.markers.map((marker) => marker.button));
    this.place();
  }

  /** Puts every marker where it is at the map's present zoom. */
  place(): void {
    if (!hasPlace(this.map)) return;
    this.spreadOut();
    this.follow(this.map.getCenter(), this.map.getZoom());
  }

  /** Puts every marker where it will be at that centre and zoom. */
  follow(center: LatLng, zoom: number): void {
    const origin = originAt(this.map, center, zoom);
    for (const { button, lon, lat, shift } of this.markers) {
      const { x, y } = worldPixel(lon, lat, zoom);
      setPosition(button, new Point(Math.round(x - origin.x + shift), Math.round(y - origin.y)));
    }
  }

  /** Whether a symbol lies in a box of the canvas. */
  isIn(frame: Frame, box: Rect): boolean {
    const reach = 12;
    return this.markers.some(({ lon, lat, shift }) => {
      const world = worldPixel(lon, lat, frame.zoom);
      const x = world.x - frame.x + shift;
      const y = world.y - frame.y;
      return x > box.x - reach && x < box.x + box.width + reach && y > box.y - reach && y < box.y + box.height + reach;
    });
  }

  private create(kind: "action" | "pledge", notice: Action | Pledge): Marker[] {
    const place = anchorOf(notice.geometry);
    if (!place) return [];
    const button = document.createElement("button");
    button.type = "button";
    button.className = `leaflet-zoom-animated map-marker map-marker-${kind}`;
    const status = statusWord(this.text, notice.status);
    const name = this.text.t(`notice.${kind}`, { title: notice.title, status });
    button.setAttribute("aria-label", name);
    button.title = name;
    button.append(createSymbol(kind === "pledge" ? "pledge" : shapeOfStatus(notice.status)));
    button.addEventListener("click", () => this.onNotice(kind, notice.key));
    disableClickPropagation(button);
    return [{ button, lon: place[0], lat: place[1], shift: 0 }];
  }

  private spreadOut(): void {
    const zoom = this.map.getZoom();
    const taken: { x: number; y: number }[] = [];
    for (const marker of this.markers) {
      const { x, y } = worldPixel(marker.lon, marker.lat, zoom);
      marker.shift = 0;
      // A place that is still taken after eight steps is simply shared.
      for (let step = 1; step <= 8 && taken.some((other) => tooNear(other, x + marker.shift, y)); step++) {
        marker.shift = (step % 2 ? 1 : -1) * Math.ceil(step / 2) * spread;
      }
      taken.push({ x: x + marker.shift, y });
    }
  }
}

function tooNear(other: { x: number; y: number }, x: number, y: number): boolean {
  return Math.abs(other.x - x) < spread - 2 && Math.abs(other.y - y) < spread - 2;
}

/** Where the symbol of a geometry stands, as [lon, lat]. */
function anchorOf(geometry: Geometry | undefined): readonly [number, number] | undefined {
  if (!geometry) return undefined;
  const points: number[][] =
    geometry.type === "Point" ? [geometry.coordinates]
    : geometry.type === "MultiPoint" || geometry.type === "LineString" ? geometry.coordinates
    : geometry.type === "MultiPolygon" ? (geometry.coordinates[0]?.[0] ?? [])
    : (geometry.coordinates[0] ?? []);
  const isRing = geometry.type === "Polygon" || geometry.type === "MultiPolygon";
  const middle = isRing ? middleOf(points) : points[Math.floor(points.length / 2)];
  const [lon, lat] = middle ?? [];
  return lon === undefined || lat === undefined ? undefined : [lon, lat];
}

function middleOf(points: readonly number[][]): number[] {
  const lons = points.map((point) => point[0] ?? 0);
  const lats = points.map((point) => point[1] ?? 0);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
