// From the answers to the signed-in to types.
import type { FigureRow } from "./answers.ts";
import type { BenchCategory, BenchFigures, Choices, HotList, HotPlace } from "./bench_answers.ts";
import type { Json } from "./parse.ts";
import { fail, figure, list, number, numbers, optionalNumber, optionalText, present, record, text, texts } from "./parse.ts";

export function parseChoices(json: Json): Choices {
  const answer = record(json, "choices");
  const detail = text(answer.detail, "choices.detail");
  if (detail !== "areas" && detail !== "cells" && detail !== "points") fail("choices.detail", "areas, cells or points");
  const days = answer.days === null ? undefined : record(answer.days, "choices.days");
  return present<Choices>({
    member: text(answer.member, "choices.member"),
    roleWord: text(answer.role_word, "choices.role_word"),
    areas: list(answer.areas, "choices.areas").map((each) => {
      const area = record(each, "choices.areas");
      const code = text(area.code, "choices.areas.code");
      return { scheme: text(area.scheme, "choices.areas.scheme"), code, name: optionalText(area.name) ?? code };
    }),
    detail,
    seesPoints: answer.sees_points === true,
    mayExport: answer.may_export === true,
    purpose: text(answer.purpose, "choices.purpose"),
    purposeOpens: answer.purpose_opens === true,
    csrf: text(answer.csrf, "choices.csrf"),
    schemes: list(answer.schemes, "choices.schemes").map((each) => {
      const scheme = record(each, "choices.schemes");
      return { code: text(scheme.code, "scheme.code"), title: text(scheme.title, "scheme.title"), level: text(scheme.level, "scheme.level") };
    }),
    categories: list(answer.categories, "choices.categories").map(parseCategory),
    sources: list(answer.sources, "choices.sources").map((each) => {
      const source = record(each, "choices.sources");
      return { name: text(source.name, "source.name"), title: text(source.title, "source.title") };
    }),
    days: days && { first: text(days.first, "choices.days.first"), last: text(days.last, "choices.days.last") },
    periods: texts(answer.periods),
    latest: texts(answer.latest),
    openingScheme: text(answer.opening_scheme, "choices.opening_scheme"),
    openingPeriod: optionalText(answer.opening_period),
  });
}

function parseCategory(json: Json): BenchCategory {
  const category = record(json, "choices.categories");
  return present<BenchCategory>({
    code: text(category.code, "category.code"),
    title: text(category.title, "category.title"),
    titleEnglish: text(category.title_english, "category.title_english"),
    parent: optionalText(category.parent),
    sensitive: category.sensitive === true,
    open: category.open === true,
  });
}

export function parseBenchFigures(json: Json): BenchFigures {
  const answer = record(json, "figures");
  const breaks = record(answer.breaks, "figures.breaks");
  return present<BenchFigures>({
    scheme: text(answer.scheme, "figures.scheme"),
    rows: list(answer.figures, "figures.figures").map(parseRow),
    unplaced: figure(answer.unplaced, "figures.unplaced"),
    total: figure(answer.total, "figures.total"),
    from: optionalText(answer.from),
    to: optionalText(answer.to),
    breaks: { count: numbers(breaks.count), rate: numbers(breaks.rate) },
  });
}

function parseRow(json: Json): FigureRow {
  const row = record(json, "figures.figures");
  return { area: text(row.area, "figures.area"), name: text(row.name, "figures.name"), figure: figure(row, "figures.figures") };
}

export function parseHotList(json: Json): HotList {
  const answer = record(json, "hotspots");
  const side = optionalNumber(answer.grid);
  return present<HotList>({
    unit: side === undefined ? "area" : "cell",
    side,
    measured: text(answer.measured, "hotspots.measured"),
    units: number(answer.units, "hotspots.units"),
    places: list(answer.hotspots, "hotspots.hotspots").map(parsePlace),
    leftOut: optionalNumber(answer.excluded) ?? optionalNumber(answer.unplaced) ?? 0,
    breaks: numbers(answer.breaks),
  });
}

function parsePlace(json: Json): HotPlace {
  const place = record(json, "hotspots.hotspots");
  return present<HotPlace>({
    id: text(place.cell ?? place.area, "hotspots.cell"),
    name: optionalText(place.near ?? place.name) ?? "",
    count: number(place.count, "hotspots.count"),
    rate: optionalNumber(place.rate),
    rank: number(place.rank, "hotspots.rank"),
    z: number(place.z, "hotspots.z"),
    q: number(place.q, "hotspots.q"),
    level: number(place.level, "hotspots.level"),
    quarters: [...text(place.quarters, "hotspots.quarters")].map((each) => each === "1"),
    lon: optionalNumber(place.lon),
    lat: optionalNumber(place.lat),
  });
}
