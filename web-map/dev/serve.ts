// A server for trying the map out: a city that does not exist, on a port of its own choosing at 127.0.0.1.
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { classesOf, currentEdition, edition, figures, history, notices, tileInfo } from "./made_up_answers.ts";
import { ground, writeBasemapTile } from "./made_up_basemap.ts";
import type { MadeUpArea } from "./made_up_city.ts";
import { makeCity } from "./made_up_city.ts";
import { writeTile } from "./write_tile.ts";

export interface TryOut {
  readonly origin: string;
  readonly areas: readonly MadeUpArea[];
  /** Path and query of every request, in the order in which they came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serves the page with these files: "/page.js" → its text. */
export async function startTryOut(files: ReadonlyMap<string, string>, count = 60): Promise<TryOut> {
  const areas = makeCity(count);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "/");
    answer(new URL(request.url ?? "/", `http://${request.headers.host}`), response, { areas, files });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    areas,
    requests,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

interface Site {
  readonly areas: readonly MadeUpArea[];
  readonly files: ReadonlyMap<string, string>;
}

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'";

function answer(url: URL, response: ServerResponse, { areas, files }: Site): void {
  const tile = /^\/editions\/(\d+)\/tiles\/(areas|basemap)\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(url.pathname);
  if (tile) {
    const [number, , z = 0, x = 0, y = 0] = tile.slice(1).map(Number);
    const isCurrent = number === edition;
    const write = (): Uint8Array | undefined => tile[2] === "basemap" ? writeBasemapTile(ground, { z, x, y })
      : writeTile(areas, { z, x, y }, (area) => classesOf(area, url.searchParams));
    const bytes = isCurrent ? write() : undefined;
    return send(response, isCurrent ? (bytes ? 200 : 204) : 410, "application/vnd.mapbox-vector-tile", bytes);
  }
  const collection = /^\/ogc\/collections\/(problems|actions|pledges)\/items$/.exec(url.pathname)?.[1];
  if (collection) return json(response, notices(areas, collection));
  if (url.pathname === "/editions/current") return json(response, currentEdition(areas));
  if (url.pathname === "/figures") return json(response, figures(areas, url.searchParams));
  if (url.pathname === "/figures/history") return json(response, history(url.searchParams));
  if (url.pathname === "/tiles/areas.json") return json(response, tileInfo(url.origin));
  if (url.pathname === "/favicon.ico") return send(response, 204, "image/x-icon", undefined);
  const file = files.get(url.pathname);
  if (file === undefined) return send(response, 404, "text/plain", undefined);
  const types: Record<string, string> = { js: "text/javascript", css: "text/css" };
  send(response, 200, types[url.pathname.split(".").at(-1) ?? ""] ?? "text/html; charset=utf-8", file);
}

function json(response: ServerResponse, value: object): void {
  send(response, 200, "application/json", JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array | undefined): void {
  response.writeHead(status, { "content-type": type, "content-security-policy": policy, "cache-control": "no-cache" });
  response.end(body);
}
