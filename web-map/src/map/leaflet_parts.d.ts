// Leaflet's own source modules, so that only the parts we use are bundled. Their types are Leaflet's.
declare module "leaflet/src/map/Map.js" {
  export { Map } from "leaflet";
}
declare module "leaflet/src/dom/DomUtil.js" {
  import { DomUtil } from "leaflet";
  export const setPosition: typeof DomUtil.setPosition;
  export const setTransform: typeof DomUtil.setTransform;
}
declare module "leaflet/src/dom/DomEvent.js" {
  import { DomEvent } from "leaflet";
  export const disableClickPropagation: typeof DomEvent.disableClickPropagation;
}
declare module "leaflet/src/geometry/Point.js" {
  export { Point } from "leaflet";
}
declare module "leaflet/src/layer/Layer.js";
declare module "leaflet/src/map/handler/Map.DoubleClickZoom.js";
declare module "leaflet/src/map/handler/Map.Drag.js";
declare module "leaflet/src/map/handler/Map.Keyboard.js";
declare module "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
declare module "leaflet/src/map/handler/Map.TouchZoom.js";
