// The one place that knows Leaflet. Its modules are taken one by one: no vectors, popups, markers or controls of its own.
import { Map as LeafletMap } from "leaflet/src/map/Map.js";
import { setPosition, setTransform } from "leaflet/src/dom/DomUtil.js";
import { disableClickPropagation } from "leaflet/src/dom/DomEvent.js";
import { Point } from "leaflet/src/geometry/Point.js";
import "leaflet/src/layer/Layer.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
import type { LatLng, LeafletMouseEvent, ZoomAnimEvent } from "leaflet";

export { LeafletMap, Point, disableClickPropagation, setPosition, setTransform };
export type { LatLng, LeafletMouseEvent, ZoomAnimEvent };

/** What Leaflet's own layers use of the map; its types leave it out. */
interface InnerMap {
  _animatingZoom?: boolean;
  _loaded?: boolean;
  _getNewPixelOrigin(center: LatLng, zoom: number): Point;
}

/** Whether a zoom animation is running: drawing would then jump. */
export function isZooming(map: LeafletMap): boolean {
  return (map as unknown as InnerMap)._animatingZoom === true;
}

/** Whether the map has been sent somewhere: before that it has no centre to ask for. */
export function hasPlace(map: LeafletMap): boolean {
  return (map as unknown as InnerMap)._loaded === true;
}

/** Where the layer origin will be, in world pixels, once the map has come to that centre and zoom. */
export function originAt(map: LeafletMap, center: LatLng, zoom: number): Point {
  return (map as unknown as InnerMap)._getNewPixelOrigin(center, zoom);
}
