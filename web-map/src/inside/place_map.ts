// A map for places: the city's borders and basemap, and what is put on them.
import type { MapNotices, MapView } from "../map/map_view.ts";
import { createMapView } from "../map/map_view.ts";
import { plainPaints } from "../map/plain_paints.ts";
import type { Bounds, Geometry } from "../server/answers.ts";
import { createClient } from "../server/client.ts";
import type { Language } from "../text/text.ts";

/** One place that the server has written into the page. */
interface Placed {
  readonly geometry: Geometry;
  readonly properties: { readonly kind: "problem" | "action"; readonly key: string; readonly label: string; readonly title: string; readonly status: string };
}

/** Makes the host a map of the city as it is published now. `wheel` as of every map. */
export async function createPlaceMap(host: HTMLElement, language: Language, wheel: "always" | "ctrl"): Promise<MapView> {
  const edition = await createClient(document.body.dataset.base ?? "").currentEdition();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const themeNow = (): "light" | "dark" => (dark.matches ? "dark" : "light");
  const view = createMapView(host, {
    onSelect: () => undefined, onMove: () => undefined, onHover: () => undefined, onNotice: () => undefined,
  }, { language, theme: themeNow(), reducedMotion: window.matchMedia("(prefers-reduced-motion: reduce)").matches, wheel });
  dark.addEventListener("change", () => view.setTheme(themeNow()));
  const scheme = edition.schemes.find(({ code }) => code === edition.defaults.scheme);
  view.showScheme(edition.number, edition.defaults.scheme, scheme?.attribution);
  view.showBasemap(edition.basemap && { ...edition.basemap, edition: edition.number });
  view.paint(plainPaints());
  return view;
}

/** The problem and its actions, as the page's own data says them. */
export function showPlaces(view: MapView, data: string): void {
  const { features } = JSON.parse(data) as { readonly features: readonly Placed[] };
  view.showNotices(noticesOf(features));
  const bounds = boundsOf(features.map(({ geometry }) => geometry));
  if (bounds) view.fit(bounds);
}

function noticesOf(features: readonly Placed[]): MapNotices {
  const noticeOf = ({ geometry, properties }: Placed) => ({
    key: properties.key, title: properties.label ? `${properties.label} ${properties.title}` : properties.title, text: "", areas: [], geometry, status: properties.status, categories: [],
  });
  const ofKind = (kind: string) => features.filter(({ properties }) => properties.kind === kind).map(noticeOf);
  return { problems: ofKind("problem"), actions: ofKind("action"), pledges: [] };
}

/** The box around geometries, with room around it; undefined for none. */
export function boundsOf(geometries: readonly Geometry[]): Bounds | undefined {
  const positions = geometries.flatMap((geometry) => positionsIn(geometry.coordinates));
  if (positions.length === 0) return undefined;
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));
  const room = Math.max((most(lats) - least(lats)) * 0.25, 0.003);
  return { west: least(lons) - 2 * room, south: least(lats) - room, east: most(lons) + 2 * room, north: most(lats) + room };
}

function positionsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  const [first, second] = coordinates as unknown[];
  if (typeof first === "number" && typeof second === "number") return [[first, second]];
  return (coordinates as unknown[]).flatMap(positionsIn);
}
