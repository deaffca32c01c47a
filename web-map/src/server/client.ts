// The only fetch. Every answer is checked, parsed and typed before it leaves this file.
import type { Bounds, Edition, Figures, History, Notices, TileInfo } from "./answers.ts";
import type { Json } from "./parse.ts";
import { ParseError } from "./parse.ts";
import { parseEdition, parseFigures, parseHistory, parseTileInfo } from "./parse_answers.ts";
import { parseBox } from "./parse_area.ts";
import { parseActions, parsePledges, parseProblems } from "./parse_notices.ts";

/**
 * What went wrong, for the page to say: "stale" asks for a new reading of the edition, "offline" and "busy" for another try,
 * "signed_out" for signing in again.
 */
export class ServerError extends Error {
  constructor(
    readonly kind: "offline" | "busy" | "stale" | "signed_out" | "refused" | "unreadable",
    /** The server's own words where it gave any; they may be shown. */
    readonly detail: string,
  ) {
    super(detail);
  }
}

export interface FiguresQuery {
  readonly scheme: string;
  readonly period: string;
  readonly category: string;
}

export interface HistoryQuery {
  readonly scheme: string;
  readonly category: string;
  /** The last step; its kind is the kind of every step. */
  readonly period: string;
  /** How many; twelve when absent. */
  readonly steps?: number;
  /** Absent: the whole city. */
  readonly area?: string;
}

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export interface Client {
  currentEdition(): Promise<Edition>;
  /** The same query is asked once for an edition: later calls get the same answer. */
  figures(query: FiguresQuery): Promise<Figures>;
  history(query: HistoryQuery): Promise<History>;
  notices(): Promise<Notices>;
  /** The box around one area, for showing it; undefined when there is no such area. */
  areaBounds(scheme: string, code: string): Promise<Bounds | undefined>;
  /** Forgets every answer: the edition has changed. */
  forget(): void;
}

/** A client of the server at `base`: "" for the page's own, else "https://host/prefix" without a slash at its end. */
export function createClient(base = ""): Client {
  const answers = new Map<string, Promise<unknown>>();

  function once<T>(path: string, parse: (json: Json) => T): Promise<T> {
    const known = answers.get(path) as Promise<T> | undefined;
    if (known) return known;
    const asked = readJson(base + path, parse);
    answers.set(path, asked);
    asked.catch(() => answers.delete(path));
    return asked;
  }

  const items = <T>(collection: string, parse: (json: Json) => T): Promise<T> =>
    once(`/ogc/collections/${collection}/items?limit=1000`, parse);

  return {
    currentEdition: () => readJson(`${base}/editions/current`, parseEdition),
    figures: ({ scheme, period, category }) =>
      once(`/figures?${new URLSearchParams({ scheme, period, category })}`, parseFigures),
    history: ({ scheme, category, period, area, steps }) => {
      const query = new URLSearchParams({ scheme, category, period });
      if (area !== undefined) query.set("area", area);
      if (steps !== undefined) query.set("last", String(steps));
      return once(`/figures/history?${query}`, parseHistory);
    },
    notices: async () => {
      const [problems, actions, pledges] = await Promise.all([
        items("problems", parseProblems), items("actions", parseActions), items("pledges", parsePledges),
      ]);
      return { problems, actions, pledges };
    },
    areaBounds: (scheme, code) =>
      once(`/ogc/collections/${encodeURIComponent(`areas-${scheme}`)}/items?${new URLSearchParams({ code })}`, parseBox),
    forget: () => answers.clear(),
  };
}

/** What the server says of its area tiles. */
export function readTileInfo(base = ""): Promise<TileInfo> {
  return readJson(`${base}/tiles/areas.json`, parseTileInfo);
}

export interface AreaTileSource {
  readonly edition: number;
  readonly scheme: string;
  /** Asks for a class for each of these periods, "2021-Q1..2025-Q4", at most 60 of one kind. */
  readonly series?: { readonly periods: string; readonly category: string };
  readonly base?: string;
}

/** The bytes of one tile with shapes and label points; undefined: the tile is empty. */
export function readAreaTile({ edition, scheme, series, base = "" }: AreaTileSource, { z, x, y }: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const query = new URLSearchParams({ scheme, ...series });
  return readTile(`${base}/editions/${edition}/tiles/areas/${z}/${x}/${y}.mvt?${query}`, signal);
}

export interface BasemapSource {
  readonly edition: number;
  readonly version?: string;
}

/** The bytes of one tile of the basemap; undefined: the tile is empty. */
export function readBasemapTile({ edition, version }: BasemapSource, { z, x, y }: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const query = version === undefined ? "" : `?${new URLSearchParams({ basemap: version })}`;
  return readTile(`/editions/${edition}/tiles/basemap/${z}/${x}/${y}.mvt${query}`, signal);
}

async function readTile(url: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const response = await ask(url, signal);
  if (response.status === 204) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length === 0 ? undefined : bytes;
}

async function readJson<T>(url: string, parse: (json: Json) => T): Promise<T> {
  const response = await ask(url);
  try {
    return parse(await response.json());
  } catch (error) {
    throw new ServerError("unreadable", error instanceof ParseError ? error.message : String(error));
  }
}

/** An answer that is good to read: an error body never reaches a decoder. */
async function ask(url: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    // No cookie goes along: everything here is public, and shared caches may keep it.
    response = await fetch(url, { credentials: "omit", ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ServerError("offline", String(error));
  }
  if (response.ok && !(response.redirected && url.includes("/editions/"))) return response;
  if (response.ok || response.status === 410) throw new ServerError("stale", url);
  throw new ServerError("refused", await detailOf(response));
}

/** The sentence of a refusal, else its number. */
export async function detailOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: unknown; title?: unknown };
    if (typeof problem.detail === "string") return problem.detail;
    if (typeof problem.title === "string") return problem.title;
  } catch {
    // Not every refusal has a JSON body; its number is then all there is to say.
  }
  return `${response.status}`;
}
