// Asking: a list of addresses once, one after the other, or by wrk for some seconds.
import { Agent, get } from "node:http";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { cpuOf, onLoadCore, start } from "./machine.mjs";

const script = join(dirname(fileURLToPath(import.meta.url)), "walk.lua");

/** One answer, whole. */
export function ask(port, path, { headers = {}, agent } = {}) {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers, agent }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/** Each address once over one connection. CPU in µs a request, p50 and p99 in ms, the answers' mean size in bytes, and the answers. */
export async function onePass(port, paths, pids, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [], answers = [];
  const before = cpuOf(pids);
  for (const path of paths) {
    const began = performance.now();
    answers.push(await ask(port, path, { headers, agent }));
    times.push(performance.now() - began);
  }
  const cpu = ((cpuOf(pids) - before) / paths.length) * 1e6;
  agent.destroy();
  times.sort((a, b) => a - b);
  const size = answers.reduce((sum, { body }) => sum + body.length, 0) / answers.length;
  return { cpu, p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)], size, answers };
}

let lists = 0;

/** wrk walks the list over and over, without pipelining. CPU in µs a request, requests a second, p50 and p99 in ms. */
export async function walk({ folder, port, paths, pids, connections = 1, seconds = 2, headers = { "Accept-Encoding": "identity" } }) {
  const list = join(folder, `list-${lists++}`);
  writeFileSync(list, `${paths.join("\n")}\n`);
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const [command, args] = onLoadCore("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-s", script, ...lines, `http://127.0.0.1:${port}`, "--", list]);
  const before = cpuOf(pids);
  const child = start(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  const [code] = await once(child, "close");
  const used = cpuOf(pids) - before;
  if (code !== 0) throw new Error(`wrk ended with ${code}: ${out}`);
  const said = JSON.parse(out.trim().split("\n").at(-1));
  if (said.failed > 0) throw new Error(`${said.failed} of ${said.requests} requests to port ${port} failed, such as ${paths[0]}`);
  return { cpu: (used / said.requests) * 1e6, rate: said.requests / said.seconds, p50: said.p50, p99: said.p99 };
}

/** Until `pleased` accepts an answer; refused connections count as "not yet". Gives that answer, or nothing in time. */
export async function until(port, path, pleased, { headers = {}, milliseconds = 60_000, alive = () => true } = {}) {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline && alive()) {
    const answer = await ask(port, path, { headers }).catch(() => undefined);
    if (answer && pleased(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return undefined;
}
