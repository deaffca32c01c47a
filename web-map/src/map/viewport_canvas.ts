// One canvas for the viewport and a margin. Per-tile canvases would show seams at 125 % and cut labels.
import type { Frame } from "./frame.ts";
import { worldPixel } from "./frame.ts";
import type { LatLng, LeafletMap } from "./leaflet.ts";
import { Point, originAt, setPosition, setTransform } from "./leaflet.ts";

export class ViewportCanvas {
  readonly element = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private frame: Frame | undefined;

  constructor(
    private readonly map: LeafletMap,
    pane: string,
  ) {
    const context = this.element.getContext("2d");
    if (!context) throw new Error("this browser gives no 2D canvas");
    this.context = context;
    this.element.className = "leaflet-zoom-animated map-canvas";
    this.element.setAttribute("aria-hidden", "true");
    map.getPane(pane)?.append(this.element);
  }

  /** Sizes and places the canvas for the frame, and gives it emptied. Drawing is in device pixels. */
  begin(frame: Frame): CanvasRenderingContext2D {
    const { element, context } = this;
    const width = Math.round(frame.width * frame.ratio);
    const height = Math.round(frame.height * frame.ratio);
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
      element.style.width = `${frame.width}px`;
      element.style.height = `${frame.height}px`;
    }
    element.hidden = false;
    this.frame = frame;
    const origin = this.map.getPixelOrigin();
    setPosition(element, new Point(frame.x - origin.x, frame.y - origin.y));
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  /** Takes what is drawn off the screen, until it is begun anew. */
  hide(): void {
    this.element.hidden = true;
  }

  /** Moves and scales what is drawn to where it will be at that centre and zoom. */
  follow(center: LatLng, zoom: number): void {
    if (!this.frame) return;
    const scale = 2 ** (zoom - this.frame.zoom);
    const origin = originAt(this.map, center, zoom);
    setTransform(this.element, new Point(this.frame.x * scale - origin.x, this.frame.y * scale - origin.y), scale);
  }

  remove(): void {
    this.element.remove();
  }
}

/** The frame of the map as it stands. Sizes are multiples of 8, so that they are whole device pixels at 125 and 150 %. */
export function frameOf(map: LeafletMap, marginShare: number): Frame {
  const size = map.getSize();
  const eight = (value: number): number => Math.ceil(value / 8) * 8;
  const margin = eight(Math.max(size.x, size.y) * marginShare);
  const centre = map.getCenter();
  const zoom = map.getZoom();
  const middle = worldPixel(centre.lng, centre.lat, zoom);
  const bounds = map.getPixelBounds().min ?? new Point(middle.x - size.x / 2, middle.y - size.y / 2);
  return {
    zoom,
    x: Math.round(bounds.x) - margin,
    y: Math.round(bounds.y) - margin,
    width: eight(size.x) + 2 * margin,
    height: eight(size.y) + 2 * margin,
    ratio: window.devicePixelRatio || 1,
    margin,
  };
}
