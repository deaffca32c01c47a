// geojson-vt with vt-pbf in a node server of its own.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { areaFile } from "./city.mjs";
import { ask, until } from "./load.mjs";
import { end, onServerCore, start } from "./machine.mjs";

const front = join(dirname(fileURLToPath(import.meta.url)), "geojson_vt_front.mjs");

let files = 0;

export class GeoJsonVt {
  /** `figures`: code → what a tile's area carries. `points`: [lon, lat, category, day] of the incidents that the filter leaves. */
  static async start(port, folder, { figures = {}, points = [] }) {
    const peer = new GeoJsonVt();
    const input = join(folder, `geojson-vt-${files++}.json`);
    writeFileSync(input, JSON.stringify({ areas: areaFile(folder, "PRIMAR"), figures, points }));
    peer.port = port;
    const began = performance.now();
    const [command, args] = onServerCore(process.execPath, [front, input, String(port)]);
    peer.child = start(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    if (!(await until(port, "/ready", ({ status }) => status === 200))) throw new Error("geojson-vt did not start");
    peer.seconds = (performance.now() - began) / 1000;
    return peer;
  }
  get pids() { return [this.child.pid]; }
  /** Forgets the tiles that it has cut. */
  async reset() { await ask(this.port, "/reset"); }
  async stop() { await end(this.child); }
}
