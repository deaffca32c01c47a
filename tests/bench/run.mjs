// The measurements of README.md in this folder: `./dev bench`. Prints one line a figure; nothing is asserted.
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const binary = join(root, "build/bench/tryggkarta");
const folder = mkdtempSync(join(tmpdir(), "tryggkarta-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const report = (what, value, unit) => console.log(`${what.padEnd(60)} ${String(value).padStart(12)} ${unit}`);
const ticks = Number(spawnSync("getconf", ["CLK_TCK"], { encoding: "utf8" }).stdout);

function must(...args) {
  const done = spawnSync(binary, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

/** Seconds on the wall and the largest resident size in MiB of one command. */
async function timed(...args) {
  const start = performance.now();
  const child = spawn(binary, args, { stdio: "ignore" });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? 0));
    } catch { /* it has just ended */ }
  }, 20);
  const [code] = await once(child, "exit");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peak: peak / 1024 };
}

/** Clustered points over the demonstration city, five years, twelve categories, in EPSG:3007 with decimal commas. */
async function writeIncidents(file, count) {
  const out = createWriteStream(file);
  out.write("id;n;e;kod;tid\r\n");
  let state = 9n;
  const next = () => Number((state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn) >> 11n) / 2 ** 53;
  const hot = Array.from({ length: 200 }, () => [6385000 + next() * 25000, 135000 + next() * 25000]);
  for (let i = 0; i < count; i++) {
    const [n, e] = hot[Math.floor(next() * hot.length)];
    const spread = 1500 * next() * next();
    const time = new Date(Date.UTC(2021, 0, 1) + next() * 5 * 365.25 * 86400e3).toISOString().slice(0, 16).replace("T", " ");
    const line = `R${i};${(n + (next() - 0.5) * spread).toFixed(1)};${(e + (next() - 0.5) * spread).toFixed(1)};K${Math.floor(next() * 12)};${time}\r\n`.replace(/(\d)\.(\d)/g, "$1,$2");
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

const map = join(folder, "map.toml");
const ours = ["misshandel", "hot", "ran", "inbrott", "fordonsstold", "cykelstold", "butiksstold", "klotter", "glaskross", "anlagd_brand", "storning", "buskorning"];
writeFileSync(map, `crs = "EPSG:3007"\ndecimal = ","\nprecision = "punkt"\n[columns]\nid = "id"\ncategory = "kod"\nfrom = "tid"\nx = "e"\ny = "n"\n[category]\n${ours.map((code, i) => `"K${i}" = "${code}"`).join("\n")}\n`);

async function measureImport(count) {
  const store = join(folder, `city-${count}.tryggkarta`);
  const file = join(folder, `rows-${count}.csv`);
  must("demo", store);
  await writeIncidents(file, count);
  const { seconds, peak } = await timed("import", "incidents", store, file, "--source", "matning", "--map", map);
  report(`import of ${count} rows`, Math.round(count / seconds), "rows/s");
  report(`import of ${count} rows, largest resident size`, Math.round(peak), "MiB");
  const published = await timed("publish", store);
  report(`publish with ${count} + 91 000 incidents, all included`, published.seconds.toFixed(2), "s");
  return store;
}

async function startServer(store, port) {
  const start = performance.now();
  const child = spawn(binary, ["serve", store, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(({ status }) => status === 200, () => false);
    if (ready) return { child, seconds: (performance.now() - start) / 1000 };
  }
}

const cpuOf = (pids) => pids.reduce((sum, pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return sum + (Number(fields[11]) + Number(fields[12])) / ticks;
}, 0);

function load(url, pids) {
  const before = cpuOf(pids);
  const out = spawnSync("wrk", ["-t1", "-c64", "-d4s", "--latency", "-H", "Accept-Encoding: gzip", url], { encoding: "utf8" }).stdout;
  const requests = Number(out.match(/(\d+) requests in/)[1]);
  return { rate: Number(out.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99: out.match(/99%\s+(\S+)/)[1], cpu: ((cpuOf(pids) - before) / requests) * 1e6 };
}

/** The same finished bytes from us and from nginx's file, rounds A B A B A B. */
async function measureServing(store) {
  const { child, seconds } = await startServer(store, 8517);
  report("start until ready, store with 1 million incidents", seconds.toFixed(2), "s");
  const memory = Number(readFileSync(`/proc/${child.pid}/smaps_rollup`, "utf8").match(/Pss:\s+(\d+)/)[1]) / 1024;
  report("idle memory (PSS), store with 1 million incidents", memory.toFixed(1), "MiB");
  const path = "/tiles/areas/10/545/309.mvt?scheme=MO2021&period=2025-Q3&category=all";
  const tile = spawnSync("curl", ["-s", "-H", "Accept-Encoding: gzip", `http://127.0.0.1:8517${path}`]).stdout;
  const site = join(folder, "nginx");
  mkdirSync(site);
  writeFileSync(join(site, "tile.mvt"), tile);
  writeFileSync(join(site, "nginx.conf"), `daemon off; worker_processes ${cpus().length}; pid ${site}/pid; error_log ${site}/error.log; events { worker_connections 1024; }
http { access_log off; client_body_temp_path ${site}/b; proxy_temp_path ${site}/p; fastcgi_temp_path ${site}/f; uwsgi_temp_path ${site}/u; scgi_temp_path ${site}/s;
server { listen 127.0.0.1:8518; root ${site}; sendfile on; tcp_nopush on; keepalive_requests 1000; open_file_cache max=100;
location / { default_type application/vnd.mapbox-vector-tile; add_header Content-Encoding gzip; add_header Vary Accept-Encoding; } } }`);
  const nginx = spawn("nginx", ["-c", join(site, "nginx.conf"), "-p", site], { stdio: "ignore" });
  await new Promise((resolve) => setTimeout(resolve, 700));
  const workers = spawnSync("pgrep", ["-P", String(nginx.pid)], { encoding: "utf8" }).stdout.trim().split("\n").map(Number);
  report("the tile, gzip", tile.length, "B");
  for (let round = 1; round <= 3; round++) {
    for (const [who, url, pids] of [["Tryggkarta", `http://127.0.0.1:8517${path}`, [child.pid]], ["nginx, static file", "http://127.0.0.1:8518/tile.mvt", workers]]) {
      const { rate, p99, cpu } = load(url, pids);
      report(`cached tile, round ${round}, ${who} (p99 ${p99}, ${cpu.toFixed(1)} µs CPU)`, Math.round(rate), "requests/s");
    }
  }
  nginx.kill();
  child.kill();
}

report("cores", cpus().length, cpus()[0].model.trim());
await measureImport(100_000);
const large = await measureImport(1_000_000);
process.stdout.write(spawnSync(join(root, "build/bench/tests/bench/bench_engine"), [large], { encoding: "utf8" }).stdout);
await measureServing(large);
