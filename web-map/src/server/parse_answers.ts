// One function for each answer of the server.
import type { BasemapInfo, CategoryInfo, Edition, FigureRow, Figures, History, SchemeInfo, SourceInfo, TileInfo } from "./answers.ts";
import type { Json } from "./parse.ts";
import { bounds, fail, figure, list, number, numbers, optionalNumber, optionalText, present, record, text, texts } from "./parse.ts";

export function parseEdition(json: Json): Edition {
  const answer = record(json, "edition");
  const schemes = list(answer.schemes, "edition.schemes").map(parseScheme);
  const categories = list(answer.categories, "edition.categories").map(parseCategory);
  const periods = list(answer.periods, "edition.periods").map((each) => text(each, "edition.periods"));
  return present<Edition>({
    number: number(answer.number, "edition.number"),
    published: text(answer.published, "edition.published"),
    periods,
    periodKinds: texts(answer.period_kinds),
    schemes,
    categories,
    sources: list(answer.sources, "edition.sources").map(parseSource),
    city: optionalText(answer.city),
    madeUp: answer.made_up === true,
    bounds: bounds(answer.bounds),
    basemap: answer.basemap === undefined ? undefined : parseBasemap(answer.basemap),
    defaults: parseDefaults(answer.defaults, schemes, categories, periods),
  });
}

function parseScheme(json: Json): SchemeInfo {
  const row = record(json, "scheme");
  return present<SchemeInfo>({
    code: text(row.code, "scheme.code"),
    title: text(row.title, "scheme.title"),
    areas: number(row.areas, "scheme.areas"),
    level: optionalText(row.level),
    parent: optionalText(row.parent),
    attribution: optionalText(row.attribution),
  });
}

function parseCategory(json: Json): CategoryInfo {
  const row = record(json, "category");
  return present<CategoryInfo>({
    code: text(row.code, "category.code"),
    title: text(row.title, "category.title"),
    titleEnglish: optionalText(row.title_english),
    parent: optionalText(row.parent),
    sensitive: row.sensitive === true,
    proactive: row.proactive === true,
  });
}

function parseSource(json: Json): SourceInfo {
  const row = record(json, "source");
  return present<SourceInfo>({
    name: text(row.name, "source.name"),
    title: optionalText(row.title),
    owner: optionalText(row.owner),
    first: optionalText(row.first),
    latest: text(row.latest, "source.latest"),
  });
}

function parseBasemap(json: Json): BasemapInfo {
  const { attribution, version } = record(json, "edition.basemap");
  return present<BasemapInfo>({ attribution: text(attribution, "basemap.attribution"), version: optionalText(version) });
}

function parseDefaults(
  json: Json, schemes: readonly SchemeInfo[], categories: readonly CategoryInfo[], periods: readonly string[],
): Edition["defaults"] {
  const given = typeof json === "object" && json !== null ? record(json, "defaults") : {};
  const quarters = periods.filter((period) => period.includes("Q"));
  return {
    scheme: optionalText(given.scheme) ?? schemes[0]?.code ?? "",
    period: optionalText(given.period) ?? quarters.sort().at(-1) ?? periods.at(-1) ?? "",
    category: optionalText(given.category) ?? categories.find((each) => each.code === "all")?.code ?? categories[0]?.code ?? "",
  };
}

export function parseFigures(json: Json): Figures {
  const answer = record(json, "figures");
  const breaks = answer.breaks === undefined ? {} : record(answer.breaks, "figures.breaks");
  return present<Figures>({
    edition: number(answer.edition, "figures.edition"),
    scheme: text(answer.scheme, "figures.scheme"),
    period: text(answer.period, "figures.period"),
    category: text(answer.category, "figures.category"),
    rows: list(answer.figures, "figures.figures").map(parseRow),
    unplaced: figure(answer.unplaced, "figures.unplaced"),
    total: figure(answer.total, "figures.total"),
    breaks: { count: numbers(breaks.count), rate: numbers(breaks.rate) },
    covered: covered(answer.covered),
    previous: optionalText(answer.previous),
    next: optionalText(answer.next),
    sameLastYear: optionalText(answer.same_last_year),
  });
}

function parseRow(json: Json): FigureRow {
  const row = record(json, "figures.figures");
  return present<FigureRow>({
    area: text(row.area, "figure.area"),
    name: text(row.name, "figure.name"),
    figure: figure(row, "figure"),
    population: optionalNumber(row.population),
  });
}

function covered(json: Json): Figures["covered"] {
  if (json === undefined) return undefined;
  const days = record(json, "figures.covered");
  return { first: text(days.first, "covered.first"), last: text(days.last, "covered.last") };
}

export function parseHistory(json: Json): History {
  const answer = record(json, "history");
  return present<History>({
    edition: number(answer.edition, "history.edition"),
    scheme: text(answer.scheme, "history.scheme"),
    category: text(answer.category, "history.category"),
    area: optionalText(answer.area),
    steps: list(answer.figures, "history.figures").map((each) => ({
      period: text(record(each, "history.figures").period, "history.period"),
      figure: figure(each, "history.figures"),
    })),
  });
}

export function parseTileInfo(json: Json): TileInfo {
  const answer = record(json, "tiles");
  const maxzoom = optionalNumber(answer.maxzoom) ?? 14;
  if (maxzoom < 0 || maxzoom > 22) fail("tiles.maxzoom", "0 to 22");
  return present<TileInfo>({
    minzoom: optionalNumber(answer.minzoom) ?? 0,
    maxzoom,
    bounds: bounds(answer.bounds),
  });
}
