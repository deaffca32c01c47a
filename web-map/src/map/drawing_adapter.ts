// Between Terra Draw and the map: shapes as one picture above the map, in the map's own colours.
import { TerraDrawExtend } from "terra-draw";
import type { GeoJSONStoreFeatures } from "terra-draw";
import type { LeafletMap } from "./leaflet.ts";
import { Point } from "./leaflet.ts";

type Base = InstanceType<typeof TerraDrawExtend.TerraDrawBaseAdapter>;
type Changes = Parameters<Base["render"]>[0];
type FeatureId = string | number;

const namespace = "http://www.w3.org/2000/svg";

export class DrawingAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  private readonly picture = document.createElementNS(namespace, "svg");
  private readonly features = new Map<FeatureId, GeoJSONStoreFeatures>();

  constructor(private readonly map: LeafletMap) {
    super({ coordinatePrecision: 7 });
    this.picture.setAttribute("class", "map-drawing");
    this.picture.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.picture);
    // What stands on the map is not the map: a click there is no corner.
    for (const block of map.getContainer().querySelectorAll(".map-buttons, .map-foot")) {
      for (const kind of ["pointerdown", "pointerup", "pointermove"]) block.addEventListener(kind, (event) => event.stopPropagation());
    }
    map.on("move zoom viewreset resize zoomend", () => this.draw());
    map.on("zoomanim", () => this.picture.replaceChildren());
  }

  getMapEventElement(): HTMLElement {
    return this.map.getContainer();
  }

  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.map.latLngToContainerPoint([lat, lng]);
    return { x, y };
  }

  unproject(x: number, y: number): { lng: number; lat: number } {
    const { lng, lat } = this.map.containerPointToLatLng(new Point(x, y));
    return { lng, lat };
  }

  getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { containerX, containerY } = this.getMapElementXYPosition(event);
    return this.unproject(containerX, containerY);
  }

  setCursor(cursor: string): void {
    this.map.getContainer().style.cursor = cursor === "unset" ? "" : cursor;
  }

  setDraggability(isFree: boolean): void {
    if (isFree) this.map.dragging.enable();
    else this.map.dragging.disable();
  }

  setDoubleClickToZoom(zooms: boolean): void {
    if (zooms) this.map.doubleClickZoom.enable();
    else this.map.doubleClickZoom.disable();
  }

  render({ created, updated, deletedIds }: Changes): void {
    for (const id of deletedIds) this.features.delete(id);
    for (const feature of [...created, ...updated]) if (feature.id !== undefined) this.features.set(feature.id, feature);
    this.draw();
  }

  clear(): void {
    this._currentModeCallbacks?.onClear();
    this.features.clear();
    this.draw();
  }

  override register(callbacks: Parameters<Base["register"]>[0]): void {
    super.register(callbacks);
    this._currentModeCallbacks?.onReady?.();
  }

  private draw(): void {
    const all = [...this.features.values()];
    const shapes = all.filter(({ geometry }) => geometry.type !== "Point");
    const points = all.filter(({ geometry }) => geometry.type === "Point");
    this.picture.replaceChildren(...shapes.map((feature) => this.path(feature)), ...points.map((feature) => this.point(feature)));
  }

  private path({ geometry, properties }: GeoJSONStoreFeatures): SVGElement {
    const lines = geometry.type === "Polygon" ? geometry.coordinates : geometry.type === "LineString" ? [geometry.coordinates] : [];
    const end = geometry.type === "Polygon" ? "Z" : "";
    const drawn = lines.map((line) => `M${line.map(([lng, lat]) => this.place(lng, lat)).join("L")}${end}`).join("");
    const kind = geometry.type === "Polygon" ? "area" : "line";
    return shape("path", { d: drawn, class: `drawn ${kind}${properties.selected ? " selected" : ""}` });
  }

  /** A point of its own, or one that a shape is changed by. */
  private point({ geometry, properties }: GeoJSONStoreFeatures): SVGElement {
    const [lng, lat] = geometry.type === "Point" ? geometry.coordinates : [];
    const { x, y } = this.project(lng ?? 0, lat ?? 0);
    const kind = properties.midPoint ? "middle" : properties.mode === "point" ? "own" : "corner";
    const radius = { middle: 4, own: 8, corner: 6 }[kind];
    return shape("circle", { cx: String(x), cy: String(y), r: String(radius), class: `drawn ${kind}${properties.selected ? " selected" : ""}` });
  }

  private place(lng: number | undefined, lat: number | undefined): string {
    const { x, y } = this.project(lng ?? 0, lat ?? 0);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  }
}

function shape(name: "path" | "circle", attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
