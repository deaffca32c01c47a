// The real binary, run as its users run it: commands in a folder of their own, a server on a free port.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = process.env.TRYGGKARTA_BINARY ?? join(root, "build/release/tryggkarta");

/** A file of the reference data, or undefined; tests that need it then say "skipped: no shared data". */
export function sharedData(relative) {
  const path = join(process.env.TRYGGKARTA_SHARED ?? join(root, "../shared"), "data", relative);
  return existsSync(path) ? path : undefined;
}

/** A folder that is gone when the test is. */
export function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command to its end. */
export function run(...args) {
  const done = spawnSync(binary, args, { encoding: "utf8", timeout: 120_000, maxBuffer: 1 << 26 });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Runs a command that must succeed; with --json its account as an object. */
export function must(...args) {
  const { code, out, err } = run(...args);
  if (code !== 0) throw new Error(`tryggkarta ${args.join(" ")} ended with ${code}: ${err}`);
  return args.includes("--json") ? JSON.parse(out) : out;
}

export const password = "tolv tecken eller fler";

/** Adds a member with such a password, who plays these parts. */
export function addMember(store, name, ...parts) {
  const args = ["member", "add", store, name, "--title", `${name} Prov`, ...parts.flatMap((part) => ["--as", part]), "--password-stdin"];
  const done = spawnSync(binary, args, { encoding: "utf8", input: `${password}\n` });
  if (done.status !== 0) throw new Error(`tryggkarta ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
}

/** The secret of a new token of a member, for one of the member's parts. */
export const tokenOf = (store, name, part, purpose = "prov") => must("member", "token", store, name, "--name", "prov", "--as", part, "--purpose", purpose).trim();

/** Starts a server on a free port; ended with the test. Gives its address once it is ready. */
export async function serve(t, store, ...args) {
  const child = spawn(binary, ["serve", store, "--listen", "127.0.0.1:0", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  t.after(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  let log = "";
  const port = await new Promise((resolve, reject) => {
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => {
      log += text;
      const started = log.match(/"event":"server\.started".*?"port":(\d+)/);
      if (started) resolve(Number(started[1]));
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${log}`)));
  });
  const base = `http://127.0.0.1:${port}`;
  return { base, child, ended, log: () => log, get: (path, options) => fetch(base + path, { redirect: "manual", ...options }) };
}

/** Asks until the answer pleases, at most so long: for what another process brings about. */
export async function until(ask, pleases, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (pleases(answer)) return answer;
    if (Date.now() > end) throw new Error("it did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** GeoJSON of a row of squares, one kilometre wide, around 57.7 N 12 E: codes A, B, C … */
export function squares(count, extra = () => ({})) {
  const features = [];
  for (let i = 0; i < count; i++) {
    const west = 12 + i * 0.02;
    features.push({
      type: "Feature",
      properties: { kod: String.fromCharCode(65 + i), namn: `Område ${String.fromCharCode(65 + i)}`, ...extra(i) },
      geometry: { type: "Polygon", coordinates: [[[west, 57.7], [west + 0.02, 57.7], [west + 0.02, 57.71], [west, 57.71], [west, 57.7]]] },
    });
  }
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** The middle of the n-th square. */
export const middleOf = (n) => ({ lon: 12.01 + n * 0.02, lat: 57.705 });
