// Fitting the map to the whole city, whose size is known only once the server has told it.
import type { Bounds } from "../server/answers.ts";
import type { LeafletMap } from "./leaflet.ts";
import type { Insets } from "./map_view.ts";

const smallMap = 600;
const leastZoom = 3;

export class CityFit {
  private city: Bounds | undefined;
  private isWaiting = false;
  private clear: Insets = {};

  constructor(private readonly map: LeafletMap) {}

  /** Takes the bounds of the city, and fits it now if that was asked for before they were known. */
  learn(city: Bounds | undefined): void {
    this.city = city;
    if (!city) return;
    this.map.setMinZoom(Math.max(leastZoom, Math.floor(this.map.getBoundsZoom(cornersOf(city))) - 2));
    if (this.isWaiting) this.fit(city);
  }

  /** Shows the bounds, or the city, clear of what covers the edges; the same edges as last time unless others are given. */
  fit(bounds?: Bounds, clear?: Insets): void {
    this.clear = clear ?? this.clear;
    const wanted = bounds ?? this.city;
    this.isWaiting = wanted === undefined;
    if (!wanted) return;
    const edge = this.map.getContainer().clientWidth < smallMap ? 8 : 20;
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.clear;
    this.map.fitBounds(cornersOf(wanted), {
      animate: false,
      paddingTopLeft: [left + edge, top + edge],
      paddingBottomRight: [right + edge, bottom + edge],
    });
  }

  /** The map was sent elsewhere: a fit that is still waiting is forgotten. */
  forget(): void {
    this.isWaiting = false;
  }
}

function cornersOf({ west, south, east, north }: Bounds): [[number, number], [number, number]] {
  return [[south, west], [north, east]];
}
