import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ServerError } from "./client.ts";
import { createSignedInClient } from "./signed_in.ts";

const figures = { scheme: "SO", figures: [], unplaced: { status: "shown", count: 0 }, total: { status: "shown", count: 0 }, breaks: {} };
const honest = globalThis.fetch;
let asked: { url: string; options: RequestInit }[] = [];

function answer(make: () => Response): void {
  globalThis.fetch = (async (url: string, options: RequestInit) => {
    asked.push({ url, options });
    return make();
  }) as typeof fetch;
}

beforeEach(() => {
  asked = [];
  (globalThis as { document?: unknown }).document = { documentElement: { lang: "sv" } };
});
afterEach(() => {
  globalThis.fetch = honest;
});

test("the session's cookie goes along, and nothing is kept by the browser", async () => {
  answer(() => Response.json(figures));
  await createSignedInClient("/door").figures("SO", new URLSearchParams({ period: "2026-Q3" }));
  assert.equal(asked[0]?.url, "/door/figures?scheme=SO&period=2026-Q3");
  assert.equal(asked[0]?.options.credentials, "same-origin");
  assert.equal(asked[0]?.options.cache, "no-store");
});

test("the same question is asked once, until the answers are forgotten; a failed one is asked again", async () => {
  const client = createSignedInClient("/door");
  const query = new URLSearchParams({ period: "2026-Q3" });
  answer(() => new Response("{}", { status: 503 }));
  await assert.rejects(client.figures("SO", query));
  answer(() => Response.json(figures));
  await client.figures("SO", query);
  await client.figures("SO", query);
  assert.equal(asked.length, 2);
  client.forget();
  await client.figures("SO", query);
  assert.equal(asked.length, 3);
});

test("an ended session, a refusal, a busy and a silent server are told apart", async () => {
  const client = createSignedInClient("/door");
  const kindOf = async (make: () => Response): Promise<string> => {
    answer(make);
    return client.choices().then(() => "answered", (error: unknown) => (error instanceof ServerError ? `${error.kind} ${error.detail}` : "other"));
  };
  assert.equal(await kindOf(() => new Response("", { status: 401 })), "signed_out ");
  assert.equal(await kindOf(() => Response.json({ detail: "Rollen ger inte rätt." }, { status: 403 })), "refused Rollen ger inte rätt.");
  assert.equal(await kindOf(() => Response.json({ detail: "Vänta." }, { status: 503 })), "busy Vänta.");
  assert.match(await kindOf(() => { throw new TypeError("no network"); }), /^offline/);
});

test("an empty tile is nothing, and its address has the filter", async () => {
  answer(() => new Response(null, { status: 204 }));
  const tile = await createSignedInClient("/door").tile("grid", new URLSearchParams({ source: "a,b" }), { z: 9, x: 1, y: 2 }, new AbortController().signal);
  assert.equal(tile, undefined);
  assert.equal(asked[0]?.url, "/door/tiles/grid/9/1/2.mvt?source=a,b");
});

test("a purpose is sent as the form of one's own page would, with the session's token", async () => {
  answer(() => new Response("", { status: 200 }));
  await createSignedInClient("/door").statePurpose("lägesbild", { csrf: "token" } as never);
  assert.equal(asked[0]?.options.method, "POST");
  assert.equal(String(asked[0]?.options.body), "csrf=token&purpose=l%C3%A4gesbild");
});
