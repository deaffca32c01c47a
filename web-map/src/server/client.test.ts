import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { ServerError, createClient, readAreaTile } from "./client.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function withServer(answer: Answer, use: (base: string, asked: string[]) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const figures = { edition: 1, scheme: "A", period: "2026", category: "all", figures: [], unplaced: { status: "unknown" }, total: { status: "unknown" } };
const query = { scheme: "A", period: "2026", category: "all" };
const isError = (kind: string) => (error: unknown): boolean => error instanceof ServerError && error.kind === kind;
const tile = (base: string): Promise<Uint8Array | undefined> =>
  readAreaTile({ edition: 3, scheme: "MO 1&2", base }, { z: 1, x: 0, y: 1 }, new AbortController().signal);

test("the same figures are asked for once, until the edition is forgotten", async () => {
  await withServer((_, response) => response.end(JSON.stringify(figures)), async (base, asked) => {
    const client = createClient(base);
    await Promise.all([client.figures(query), client.figures(query)]);
    await client.figures(query);
    assert.deepEqual(asked, ["/figures?scheme=A&period=2026&category=all"]);
    client.forget();
    await client.figures(query);
    assert.equal(asked.length, 2);
  });
});

test("a refusal carries the server's own words and is asked again next time", async () => {
  let broken = true;
  await withServer((_, response) => {
    response.writeHead(broken ? 400 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(broken ? { title: "Bad", detail: "Okänd period." } : figures));
  }, async (base) => {
    const client = createClient(base);
    await assert.rejects(client.figures(query), (error: unknown) => isError("refused")(error) && (error as Error).message === "Okänd period.");
    broken = false;
    assert.equal((await client.figures(query)).edition, 1);
  });
});

test("an answer that is no JSON is unreadable, and no answer at all is offline", async () => {
  let gone = "";
  await withServer((_, response) => response.end("<html>"), async (base) => {
    gone = base;
    await assert.rejects(createClient(base).figures(query), isError("unreadable"));
  });
  await assert.rejects(createClient(gone).figures(query), isError("offline"));
});

test("an empty tile is no tile, and the scheme is encoded in its address", async () => {
  await withServer((_, response) => response.writeHead(204).end(), async (base, asked) => {
    assert.equal(await tile(base), undefined);
    assert.deepEqual(asked, ["/editions/3/tiles/areas/1/0/1.mvt?scheme=MO+1%262"]);
  });
});

test("a tile with the classes of a series names its periods and its category", async () => {
  await withServer((_, response) => response.writeHead(204).end(), async (base, asked) => {
    const series = { periods: "2021-Q1..2025-Q4", category: "all" };
    await readAreaTile({ edition: 3, scheme: "A", series, base }, { z: 1, x: 0, y: 1 }, new AbortController().signal);
    assert.deepEqual(asked, ["/editions/3/tiles/areas/1/0/1.mvt?scheme=A&periods=2021-Q1..2025-Q4&category=all"]);
  });
});

test("a tile of an edition that is gone is stale, whether the server says 410 or leads on", async () => {
  await withServer((_, response) => response.writeHead(410).end(), async (base) => {
    await assert.rejects(tile(base), isError("stale"));
  });
  await withServer((request, response) => {
    if (request.url?.startsWith("/editions/3/")) response.writeHead(302, { location: "/editions/4/tiles/areas/1/0/1.mvt" }).end();
    else response.end("bytes");
  }, async (base) => {
    await assert.rejects(tile(base), isError("stale"));
  });
});

test("an error body never comes out as a tile", async () => {
  await withServer((_, response) => response.writeHead(500).end("{\"title\":\"broken\"}"), async (base) => {
    await assert.rejects(tile(base), isError("refused"));
  });
});
