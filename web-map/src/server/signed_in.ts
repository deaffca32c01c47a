// The fetch of the signed-in: with the session's cookie, kept in memory alone and dropped when asked to.
import type { BenchFigures, Choices, HotList } from "./bench_answers.ts";
import type { TileAddress } from "./client.ts";
import { ServerError, detailOf } from "./client.ts";
import type { Json } from "./parse.ts";
import { ParseError } from "./parse.ts";
import { parseBenchFigures, parseChoices, parseHotList } from "./parse_bench.ts";

export type TileLayer = "grid" | "hotspots" | "incidents";

export interface SignedInClient {
  choices(): Promise<Choices>;
  /** `query` is a filter; the same one is asked once, until the answers are forgotten. */
  figures(scheme: string, query: URLSearchParams): Promise<BenchFigures>;
  hotCells(side: 250 | 1000, query: URLSearchParams): Promise<HotList>;
  hotAreas(scheme: string, query: URLSearchParams): Promise<HotList>;
  /** The bytes of a tile; undefined: it is empty. */
  tile(layer: TileLayer, query: URLSearchParams, address: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined>;
  /** The purpose of this session, from now on; in whichever part it is in. */
  statePurpose(purpose: string, choices: Choices): Promise<void>;
  /** The address of a file of what a filter takes. */
  fileAddress(name: string, query: URLSearchParams): string;
  /** Forgets every answer. */
  forget(): void;
}

const keptAnswers = 60;

/** A client of the addresses below `door`, such as "https://host/prefix/door", without a slash at its end. */
export function createSignedInClient(door: string): SignedInClient {
  const answers = new Map<string, Promise<unknown>>();

  function once<T>(path: string, parse: (json: Json) => T): Promise<T> {
    const known = answers.get(path) as Promise<T> | undefined;
    if (known) return known;
    const asked = readJson(door + path, parse);
    answers.set(path, asked);
    for (const oldest of answers.keys()) {
      if (answers.size <= keptAnswers) break;
      answers.delete(oldest);
    }
    asked.catch(() => answers.delete(path));
    return asked;
  }

  return {
    choices: () => readJson(`${door}/choices`, parseChoices),
    figures: (scheme, query) => once(`/figures?${withFirst({ scheme }, query)}`, parseBenchFigures),
    hotCells: (side, query) => once(`/hotspots?${withFirst({ grid: String(side) }, query)}`, parseHotList),
    hotAreas: (scheme, query) => once(`/hotspots?${withFirst({ scheme }, query)}`, parseHotList),
    async tile(layer, query, { z, x, y }, signal) {
      const response = await ask(`${door}/tiles/${layer}/${z}/${x}/${y}.mvt${asked(query)}`, { signal });
      if (response.status === 204) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length === 0 ? undefined : bytes;
    },
    async statePurpose(purpose, { csrf }) {
      await ask(`${door}/konto`, { method: "POST", body: new URLSearchParams({ csrf, purpose }) });
      answers.clear();
    },
    fileAddress: (name, query) => `${door}/${name}${asked(query)}`,
    forget: () => answers.clear(),
  };
}

function asked(query: URLSearchParams): string {
  const words = query.toString().replaceAll("%2C", ",");
  return words ? `?${words}` : "";
}

function withFirst(first: Readonly<Record<string, string>>, query: URLSearchParams): URLSearchParams {
  const all = new URLSearchParams(first);
  for (const [key, value] of query) if (!(key in first)) all.append(key, value);
  return all;
}

async function readJson<T>(url: string, parse: (json: Json) => T): Promise<T> {
  const response = await ask(url);
  try {
    return parse(await response.json());
  } catch (error) {
    throw new ServerError("unreadable", error instanceof ParseError ? error.message : String(error));
  }
}

/** An answer that is good to read. A page for people means that the session has ended: nothing here is answered with one. */
async function ask(url: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", cache: "no-store", headers: { "Accept-Language": document.documentElement.lang }, ...options });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ServerError("offline", String(error));
  }
  if (response.status === 401 || /\/logga-in(\?|$)/.test(response.url)) throw new ServerError("signed_out", "");
  if (response.ok) return response;
  throw new ServerError(response.status === 503 || response.status === 429 ? "busy" : "refused", await detailOf(response));
}
