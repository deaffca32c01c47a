// What the parts share: the city's files, filled stores, peers. Each is made when it is first asked for; all of it is gone at the end.
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { categories, transform, writeCity, writeIncidents } from "./city.mjs";
import { endAll } from "./machine.mjs";
import { PostGis } from "./peer_postgis.mjs";
import { incidentImport, makeStore, must, serve, settled } from "./serve_ours.mjs";

/** The slice that tiles and collections are asked for. */
export const quarter = { period: "2025-Q3", from: "2025-07-01", to: "2025-09-30" };
/** The categories of W4. */
export const wanted = ["inbrott", "cykelstold", "klotter"];

export class Context {
  #made = new Map();
  #closing = [];
  #port = 8700;

  constructor(options) {
    Object.assign(this, options);
    this.folder = mkdtempSync(join(tmpdir(), "tryggkarta-bench-"));
    writeCity(this.folder);
  }

  #once(name, make) {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name);
  }

  port() { return this.#port++; }
  /** `thing.stop()` is called at the end, unless it was before. */
  keep(thing) { this.#closing.unshift(thing); return thing; }

  csv(rows) {
    return this.#once(`csv ${rows}`, async () => {
      const file = join(this.folder, `rows-${rows}.csv`);
      await writeIncidents(file, rows);
      return file;
    });
  }
  /** Areas and inhabitants alone: copied by those who fill it. */
  emptyStore() {
    return this.#once("empty", () => {
      const store = join(this.folder, "empty.tryggkarta");
      makeStore(store, this.folder);
      return store;
    });
  }
  /** Filled and published. */
  store(rows) {
    return this.#once(`store ${rows}`, async () => {
      const store = join(this.folder, `city-${rows}.tryggkarta`);
      makeStore(store, this.folder);
      must(...incidentImport(store, await this.csv(rows), this.folder));
      must("publish", store);
      return store;
    });
  }
  /** A server of a store on the server's core, that keeps finished answers or keeps none. */
  ours(rows, cache) {
    return this.#once(`ours ${rows} ${cache}`, async () => settled(this.keep(await serve(await this.store(rows), this.port(), this.folder, { cache: cache === "cache" ? 256 << 20 : 0 }))));
  }
  /** The cluster, running, with nothing in it. */
  cluster() { return this.#once("cluster", async () => this.keep(await new PostGis(this.folder).start())); }
  /** The cluster with incidents, areas and counts. */
  filledCluster() {
    return this.#once("filled", async () => {
      const cluster = await this.cluster();
      await cluster.importIncidents(await this.csv(this.rows), "incidents");
      const lines = readFileSync(join(this.folder, "inhabitants.csv"), "utf8").trim().split("\n").slice(1);
      await cluster.prepare({ folder: this.folder, inhabitants: lines.map((line) => line.split(";")) });
      return cluster;
    });
  }
  /** The cluster behind its front. */
  postgis() {
    return this.#once("postgis", async () => {
      const cluster = await this.filledCluster();
      await cluster.serve(this.port());
      return cluster;
    });
  }
  /** [lon, lat, category, day] of the incidents of W4's filter. */
  wantedPoints(rows) {
    return this.#once(`points ${rows}`, async () => {
      const kinds = new Set(wanted.map((code) => `K${categories.indexOf(code)}`));
      const kept = [];
      for await (const line of createInterface({ input: createReadStream(await this.csv(rows)) })) {
        const [, n, e, kind, time] = line.split(";");
        if (kinds.has(kind) && time >= quarter.from && time.slice(0, 10) <= quarter.to) kept.push([e, n, kind, time.slice(0, 10)]);
      }
      const where = transform(kept.map(([e, n]) => [e, n]), "EPSG:3007", "EPSG:4326");
      return kept.map(([, , kind, day], i) => [...where[i], kind, day]);
    });
  }

  async close() {
    for (const thing of this.#closing.splice(0)) await thing.stop();
    await endAll();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
