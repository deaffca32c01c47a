// Tryggkarta, as a store is filled and served for a measurement.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { areaFile, schemes } from "./city.mjs";
import { until } from "./load.mjs";
import { end, onServerCore, start } from "./machine.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.TRYGGKARTA_BENCH_BINARY ?? join(root, "build/bench/tryggkarta");
export const tool = (name) => join(dirname(binary), "tests/bench", name);
const token = "a-token-for-measurements-only-0123456789";
export const signedIn = { Authorization: `Bearer ${token}` };

export function must(...args) {
  const done = spawnSync(binary, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`tryggkarta ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** A store with the city's areas and inhabitants, without incidents. */
export function makeStore(store, folder) {
  must("init", store, "--city", "Mätstad");
  for (const { code, title, parent } of schemes) {
    const above = parent ? ["--parent-scheme", parent, "--parent", "over"] : [];
    must("import", "areas", store, areaFile(folder, code), "--scheme", code, "--title", title, "--code", "kod", "--name", "namn", ...above);
  }
  must("import", "denominators", store, join(folder, "inhabitants.csv"), "--scheme", "PRIMAR", "--code", "kod", "--value", "antal", "--kind", "population", "--year", "2025");
}

export const incidentImport = (store, csv, folder) => ["import", "incidents", store, csv, "--source", "matning", "--map", join(folder, "map.toml"), "--json"];

let configurations = 0;

function configuration(folder, { cache, threads }) {
  const file = join(folder, `serve-${configurations++}`);
  const secret = `${file}.token`;
  writeFileSync(secret, `${token}\n`, { mode: 0o600 });
  const text = `[server]\nthreads = ${threads}\n[cache]\nbytes = ${cache}\n`;
  writeFileSync(`${file}.toml`, `${text}[inside]\ntoken_file = "${secret}"\n`);
  writeFileSync(`${file}-public.toml`, text);
  return { withInside: `${file}.toml`, publicOnly: `${file}-public.toml` };
}

/**
 * A server that is ready. `cache` 0 keeps no finished answer. `pinned` gives it the server's core and one thread; otherwise it runs as users run it.
 * A program that does not know [inside] yet is served without it. `seconds` is from the start of the process until ready.
 */
export async function serve(store, port, folder, { cache = 256 << 20, pinned = true } = {}) {
  const files = configuration(folder, { cache, threads: pinned ? 1 : 0 });
  for (const file of [files.withInside, files.publicOnly]) {
    const began = performance.now();
    const args = ["serve", store, "--listen", `127.0.0.1:${port}`, "--config", file];
    const child = start(...(pinned ? onServerCore(binary, args) : [binary, args]), { stdio: "ignore" });
    const ready = await until(port, "/readyz", ({ status }) => status === 200, { alive: () => child.exitCode === null });
    if (ready) return { port, child, pids: [child.pid], began, seconds: (performance.now() - began) / 1000, stop: () => end(child) };
    await end(child);
  }
  throw new Error(`the server of ${store} did not become ready`);
}

/** Until the incidents are in memory too: they are loaded while the public is already served. */
export async function settled(server) {
  await until(server.port, "/inside/figures?scheme=PRIMAR&from=2025-07-01&to=2025-09-30&category=inbrott", ({ status }) => status !== 503, { headers: signedIn });
  return server;
}
