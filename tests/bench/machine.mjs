// What the kernel says about processes: CPU and memory of a program with everything that it started, and where it may run.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { once } from "node:events";

const ticks = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout);

/** The fields of /proc/PID/stat after the name, which may hold spaces; nothing once it has ended. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** A process and all that descend from it. */
export function treeOf(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = statOf(name)?.[1];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const tree = [pid];
  for (let i = 0; i < tree.length; i++) tree.push(...(children.get(tree[i]) ?? []));
  return tree;
}

const usedBy = (stat) => (stat ? [11, 12, 13, 14].reduce((sum, field) => sum + Number(stat[field]) / ticks, 0) : 0);

/** Seconds of CPU that programs have used so far: their threads, their children, and children that have ended. */
export const cpuOf = (pids) => pids.flatMap(treeOf).reduce((sum, pid) => sum + usedBy(statOf(pid)), 0);

/** MiB, shared pages divided among those who share them. */
export function pssOf(pids) {
  let kib = 0;
  for (const pid of pids.flatMap(treeOf)) {
    try {
      kib += Number(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+)/m)[1]);
    } catch { /* it has just ended */ }
  }
  return kib / 1024;
}

/** The load generator has the last core to itself, what is measured the first, where there are two. */
export const cores = cpus().length;
export const onServerCore = (command, args) => (cores > 1 ? ["taskset", ["-c", "0", command, ...args]] : [command, args]);
export const onLoadCore = (command, args) => (cores > 1 ? ["taskset", ["-c", String(cores - 1), command, ...args]] : [command, args]);
/** Moves running programs to the server's core, or back to all cores. */
export function pin(pids, where) {
  const list = where === "server" ? "0" : `0-${cores - 1}`;
  for (const pid of cores > 1 ? pids.flatMap(treeOf) : []) spawnSync("taskset", ["-acp", list, String(pid)], { stdio: "ignore" });
}

const running = new Set();

/** Starts a program and remembers it until it has ended: nothing that we started outlives us. */
export function start(command, args, options) {
  const child = spawn(command, args, options);
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

/** Ends what is still running, and waits for it. */
export const endAll = () => Promise.all([...running].map((child) => end(child)));

/** Runs a command to its end: seconds on the wall, seconds of CPU, the largest resident size in MiB, what it printed. */
export async function timed(command, args) {
  const began = performance.now();
  const child = start(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0, cpu = 0, out = "", err = "";  // of this process alone: looking for its children would cost what is measured
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (err += text));
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? 0));
      cpu = Math.max(cpu, usedBy(statOf(child.pid)));
    } catch { /* it has just ended */ }
  }, 10);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${err}`);
  return { seconds: (performance.now() - began) / 1000, cpu, peak: peak / 1024, out };
}

/** What was written earlier is on disk, so that nobody pays for it later. */
export const settle = () => spawnSync("sync");

/** Ends a program that we started, and waits for it. */
export async function end(child, signal = "SIGTERM") {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

export function machine() {
  const lscpu = spawnSync("lscpu", { encoding: "utf8" }).stdout;
  const model = lscpu.match(/^Model name:\s+(.+)$/m)?.[1] ?? cpus()[0].model.trim();
  const [one] = readFileSync("/proc/loadavg", "utf8").split(" ");
  return `${cores} cores, ${model}, load ${one} at the start`;
}
