// Tryggkarta, as a store is filled and served for a measurement.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { areaFile, schemes } from "./city.mjs";
import { until } from "./load.mjs";
import { end, onServerCore, start } from "./machine.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.TRYGGKARTA_BENCH_BINARY ?? join(root, "build/bench/tryggkarta");
export const tool = (name) => join(dirname(binary), "tests/bench", name);

export function must(...args) {
  const done = spawnSync(binary, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`tryggkarta ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** A store with the city's areas and inhabitants, without incidents, and an analyst whose token lies beside it. */
export function makeStore(store, folder) {
  must("init", store, "--city", "Mätstad");
  for (const { code, title, parent } of schemes) {
    const above = parent ? ["--parent-scheme", parent, "--parent", "over"] : [];
    must("import", "areas", store, areaFile(folder, code), "--scheme", code, "--title", title, "--code", "kod", "--name", "namn", ...above);
  }
  must("import", "denominators", store, join(folder, "inhabitants.csv"), "--scheme", "PRIMAR", "--code", "kod", "--value", "antal", "--kind", "population", "--year", "2025");
  const password = join(folder, "password");
  writeFileSync(password, "only for measurements\n", { mode: 0o600 });
  must("member", "add", store, "analyst", "--title", "Mätning", "--as", "analyst", "--password-file", password);
  writeFileSync(`${store}.token`, must("member", "token", store, "analyst", "--name", "mätning", "--as", "analyst"));
}

export const incidentImport = (store, csv, folder) => ["import", "incidents", store, csv, "--source", "matning", "--map", join(folder, "map.toml"), "--json"];

let configurations = 0;

function configuration(folder, { cache, threads }) {
  const file = join(folder, `serve-${configurations++}.toml`);
  writeFileSync(file, `[server]\nthreads = ${threads}\n[cache]\nbytes = ${cache}\n`);
  return file;
}

/**
 * A server that is ready. `cache` 0 keeps no finished answer. `pinned` gives it the server's core and one thread; otherwise it runs as users run it.
 * `seconds` is from the start of the process until ready; `signedIn` are the headers of the analyst.
 */
export async function serve(store, port, folder, { cache = 256 << 20, pinned = true } = {}) {
  const began = performance.now();
  const args = ["serve", store, "--listen", `127.0.0.1:${port}`, "--config", configuration(folder, { cache, threads: pinned ? 1 : 0 })];
  const child = start(...(pinned ? onServerCore(binary, args) : [binary, args]), { stdio: "ignore" });
  const ready = await until(port, "/readyz", ({ status }) => status === 200, { alive: () => child.exitCode === null });
  const signedIn = { Authorization: `Bearer ${readFileSync(`${store}.token`, "utf8").trim()}` };
  if (ready) return { port, child, pids: [child.pid], began, seconds: (performance.now() - began) / 1000, signedIn, stop: () => end(child) };
  await end(child);
  throw new Error(`the server of ${store} did not become ready`);
}

/** Until the incidents are in memory too: they are loaded while the public is already served. */
export async function settled(server) {
  await until(server.port, "/inside/figures?scheme=PRIMAR&from=2025-07-01&to=2025-09-30&category=inbrott", ({ status }) => status !== 503, { headers: server.signedIn });
  return server;
}
