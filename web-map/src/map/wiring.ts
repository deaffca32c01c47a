// Which event of the map leads to what.
import type { AreaLayer } from "./area_layer.ts";
import type { LeafletMap, LeafletMouseEvent, ZoomAnimEvent } from "./leaflet.ts";
import type { MapEvents } from "./map_view.ts";
import type { Markers } from "./markers.ts";

export interface Moving {
  readonly layer: AreaLayer;
  readonly markers: Markers;
  readonly furniture: { update(): void };
  onMove(): void;
}

/** Keeps layer, markers and furniture in step with the map. */
export function wireMoves(map: LeafletMap, { layer, markers, furniture, onMove }: Moving): void {
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

/** Tells what the pointer chooses and passes over. */
export function wirePointer(map: LeafletMap, layer: AreaLayer, events: MapEvents): void {
  let hovered: string | undefined;
  let isOver = false;
  map.on("click", (event: LeafletMouseEvent) => {
    const { notice, area, overlay } = layer.hit(event.containerPoint);
    if (overlay && events.onOverlay) events.onOverlay(overlay);
    else if (notice) events.onNotice(notice.kind, notice.key);
    else events.onSelect(area);
  });
  map.on("mousemove", (event: LeafletMouseEvent) => {
    const { notice, area, overlay } = layer.hit(event.containerPoint);
    map.getContainer().classList.toggle("map-pointing", notice !== undefined || area !== undefined || overlay !== undefined);
    if (overlay || isOver) events.onOverlayHover?.(overlay, { x: event.containerPoint.x, y: event.containerPoint.y });
    isOver = overlay !== undefined;
    if (area === undefined && hovered === undefined) return;
    hovered = area;
    events.onHover(area, { x: event.containerPoint.x, y: event.containerPoint.y });
  });
  map.on("mouseout", () => {
    if (isOver) events.onOverlayHover?.(undefined);
    isOver = false;
    if (hovered === undefined) return;
    hovered = undefined;
    events.onHover(undefined);
  });
}
