// Problems, actions and pledges out of GeoJSON.
import type { Action, AreaKey, Geometry, Pledge, Problem } from "./answers.ts";
import type { Json } from "./parse.ts";
import { list, number, optionalNumber, optionalText, present, record, text, texts } from "./parse.ts";

interface Feature {
  readonly id: Json;
  readonly properties: Readonly<Record<string, Json>>;
  readonly geometry: Geometry | undefined;
}

const geometryTypes = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];

function features(json: Json, where: string): readonly Feature[] {
  return list(record(json, where).features, `${where}.features`).map((each) => {
    const feature = record(each, where);
    const geometry = feature.geometry as { type?: string } | null | undefined;
    const known = geometry?.type !== undefined && geometryTypes.includes(geometry.type);
    return {
      id: feature.id,
      properties: record(feature.properties, `${where}.properties`),
      geometry: known ? (geometry as Geometry) : undefined,
    };
  });
}

/** "MO2021/14": the scheme and the code in it. */
function areaKeys(value: Json): readonly AreaKey[] {
  return texts(value).flatMap((each) => {
    const cut = each.indexOf("/");
    return cut > 0 ? [{ scheme: each.slice(0, cut), code: each.slice(cut + 1) }] : [];
  });
}

function common({ id, properties, geometry }: Feature): Pick<Problem, "key" | "title" | "text" | "areas" | "geometry"> {
  return {
    key: optionalText(properties.key) ?? String(id),
    title: text(properties.title, "title"),
    text: optionalText(properties.text) ?? "",
    areas: areaKeys(properties.areas),
    geometry,
  };
}

export function parseProblems(json: Json): readonly Problem[] {
  return features(json, "problems").map((feature) => {
    const row = feature.properties;
    return {
      ...common(feature),
      ...present<Omit<Problem, keyof ReturnType<typeof common>>>({
        status: text(row.status, "problem.status"),
        priority: optionalNumber(row.priority),
        since: optionalText(row.since),
        owner: optionalText(row.owner),
        categories: texts(row.categories),
      }),
    };
  });
}

export function parseActions(json: Json): readonly Action[] {
  return features(json, "actions").map((feature) => {
    const row = feature.properties;
    return {
      ...common(feature),
      ...present<Omit<Action, keyof ReturnType<typeof common>>>({
        problem: optionalText(row.problem),
        kind: optionalText(row.kind),
        status: text(row.status, "action.status"),
        responsible: optionalText(row.responsible),
        parties: optionalText(row.parties),
        start: optionalText(row.start),
        end: optionalText(row.end),
        target: optionalNumber(row.target),
        outcome: optionalNumber(row.outcome),
        unit: optionalText(row.unit),
        result: optionalText(row.result),
      }),
    };
  });
}

export function parsePledges(json: Json): readonly Pledge[] {
  return features(json, "pledges").map((feature) => {
    const row = feature.properties;
    return {
      ...common(feature),
      ...present<Omit<Pledge, keyof ReturnType<typeof common>>>({
        year: number(row.year, "pledge.year"),
        status: text(row.status, "pledge.status"),
        responsible: optionalText(row.responsible),
        target: number(row.target, "pledge.target"),
        outcome: optionalNumber(row.outcome),
        unit: optionalText(row.unit) ?? "",
      }),
    };
  });
}
