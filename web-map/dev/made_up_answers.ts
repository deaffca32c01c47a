// What the made-up city's server says: the same shapes as the real one's answers.
import type { MadeUpArea } from "./made_up_city.ts";
import { chance, cityBounds } from "./made_up_city.ts";

export const edition = 3;
export const periods = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"] as const;
const breaks = { count: [30, 60, 90, 120], rate: [1.5, 2.5, 3.5, 5] };
const categories = [
  { code: "all", title: "Alla händelser", title_english: "All events", parent: "" },
  { code: "skadegorelse", title: "Skadegörelse", title_english: "Damage", parent: "all" },
];

export function currentEdition(areas: readonly MadeUpArea[]): object {
  return {
    number: edition, published: "2026-10-05T06:00:00Z", city: "Påhittestad", made_up: true, periods, categories, bounds: cityBounds,
    basemap: { attribution: "© <b>påhittade</b> bidragsgivare", version: "0a1b2c3d" },
    schemes: [{ code: "MO2021", title: "Mellanområden", areas: areas.length }],
    sources: [{ name: "polisen", title: "Polisen, anmälda brott", latest: "2026-09-30" }],
  };
}

export function tileInfo(origin: string): object {
  const tiles = [`${origin}/tiles/areas/{z}/{x}/{y}.mvt`];
  return { tilejson: "3.0.0", tiles, minzoom: 0, maxzoom: 14, bounds: cityBounds, attribution: "påhittade gränser", vector_layers: [] };
}

/** Figures by chance, the same for the same question: now and then hidden or unknown. */
export function figures(areas: readonly MadeUpArea[], query: URLSearchParams): object {
  const [scheme, period, category] = ["scheme", "period", "category"].map((key) => query.get(key) ?? "");
  const rows = areas.map(({ id, code, name }) => ({ area: code, id, name, ...figureOf(`${code} ${period} ${category}`) }));
  return {
    edition, scheme, period, category, figures: rows,
    unplaced: { status: "shown", count: 41 }, total: { status: "shown", count: 1234 },
    breaks,
  };
}

export function history(query: URLSearchParams): object {
  const [scheme, category, area] = ["scheme", "category", "area"].map((key) => query.get(key) ?? "");
  return { edition, scheme, category, area, figures: periods.map((period) => ({ period, ...figureOf(`${area} ${period} ${category}`) })) };
}

/** The classes of a series' tile: 1–5, 0 hidden, −1 unknown. */
export function classesOf({ code }: MadeUpArea, query: URLSearchParams): Record<string, number> {
  const [first = "", last = ""] = (query.get("periods") ?? "").split("..");
  const series = first === "" ? [] : periods.slice(periods.findIndex((each) => each === first), periods.findIndex((each) => each === last) + 1);
  return Object.fromEntries(series.map((period) => {
    const { status, rate = 0 } = figureOf(`${code} ${period} ${query.get("category")}`);
    return [period, status === "hidden" ? 0 : status === "unknown" ? -1 : breaks.rate.filter((bound) => rate >= bound).length + 1];
  }));
}

function figureOf(question: string): { status: string; count?: number; rate?: number } {
  const random = chance([...question].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 17));
  random();
  const lot = random();
  if (lot < 0.08) return { status: "hidden" };
  if (lot < 0.13) return { status: "unknown" };
  const rate = Math.round(random() ** 1.6 * 65) / 10;
  return { status: "shown", count: Math.round(rate * 24), rate };
}

/** GeoJSON of `problems`, `actions` or `pledges`. */
export function notices(areas: readonly MadeUpArea[], collection: string): object {
  const features = collection === "problems" ? problems(areas) : collection === "actions" ? actions(areas) : pledges(areas);
  return { type: "FeatureCollection", features, numberMatched: features.length };
}

function feature(id: number, geometry: object, properties: object): object {
  return { type: "Feature", id, geometry, properties };
}

function problems(areas: readonly MadeUpArea[]): object[] {
  return [3, 11, 20].flatMap((index, number) => {
    const area = areas[index];
    if (!area) return [];
    const [lon, lat] = area.label;
    const ring = Array.from({ length: 13 }, (_, step) => {
      const angle = ((step % 12) / 12) * 2 * Math.PI;
      const reach = 0.009 + 0.003 * Math.sin(angle * 3 + number);
      return [lon + 0.012 + Math.cos(angle) * reach * 1.7, lat + 0.004 + Math.sin(angle) * reach * 0.75];
    });
    return [feature(number + 1, { type: "Polygon", coordinates: [ring] }, {
      key: `P${number + 1}`, title: "Klotter vid hållplatserna", status: "åtgärdas", areas: [`MO2021/${area.code}`],
    })];
  });
}

function actions(areas: readonly MadeUpArea[]): object[] {
  return ["planerad", "pågående", "genomförd", "uppföljd", "pausad", "avbruten"].map((status, number) => {
    const [lon, lat] = areas[number * 4 + 3]?.label ?? [11.95, 57.7];
    return feature(number + 1, { type: "Point", coordinates: [lon + 0.005, lat - 0.007] }, {
      key: `A${number + 1}`, title: "Kvällsvärdar tors–lör", status, kind: "social", problem: "P1", areas: [],
    });
  });
}

function pledges(areas: readonly MadeUpArea[]): object[] {
  const [lon, lat] = areas[9]?.label ?? [11.95, 57.7];
  return [feature(1, { type: "Point", coordinates: [lon, lat + 0.009] }, {
    key: "L1", title: "Tryggare väg till skolan", status: "publicerat", year: 2026, target: 4, outcome: 3, unit: "trygghetsvandringar", areas: [],
  })];
}
