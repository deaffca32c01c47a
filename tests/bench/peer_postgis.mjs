// PostgreSQL with PostGIS in a cluster of its own: a folder, a socket in it, no network. It is set up as its manuals advise for a machine like this.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { areaFile } from "./city.mjs";
import { until } from "./load.mjs";
import { end, pin, start } from "./machine.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const programs = () => {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)) : [];
  if (versions.length === 0) throw new Error("PostgreSQL is not installed: run ./dev bench, which installs it");
  return `/usr/lib/postgresql/${versions[0]}/bin`;
};

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function otherUser() {
  if (process.getuid() !== 0) return {};
  const number = (flag) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: number("-u"), gid: number("-g") };
}

const settings = `listen_addresses = ''
shared_buffers = '1GB'
work_mem = '64MB'
maintenance_work_mem = '512MB'
effective_cache_size = '4GB'
max_wal_size = '8GB'
random_page_cost = 1.1
jit = off
`;

export class PostGis {
  /** Makes the cluster; `start` runs it. */
  constructor(folder) {
    this.folder = join(folder, "postgis");
    this.user = otherUser();
    mkdirSync(this.folder);
    chmodSync(folder, 0o711);
    if (this.user.uid) chownSync(this.folder, this.user.uid, this.user.gid);
    this.data = join(this.folder, "data");
    const made = spawnSync(join(programs(), "initdb"), ["-D", this.data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"], { ...this.user, cwd: this.folder, encoding: "utf8" });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    writeFileSync(join(this.data, "postgresql.conf"), `${readFileSync(join(this.data, "postgresql.conf"), "utf8")}${settings}unix_socket_directories = '${this.folder}'\n`);
  }

  async start() {
    this.child = start(join(programs(), "postgres"), ["-D", this.data], { ...this.user, cwd: this.folder, stdio: "ignore" });
    for (;;) {
      const client = new pg.Client({ host: this.folder, user: "bench", database: "postgres" });
      const connected = await client.connect().then(() => true, () => false);
      if (connected) { this.client = client; return this; }
      if (this.child.exitCode !== null) throw new Error(`PostgreSQL ended with ${this.child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  get pids() { return [this.child.pid, ...(this.front ? [this.front.pid] : [])]; }

  async run(sql, values) { return (await this.client.query(sql, values)).rows; }

  /** W1: COPY, the points brought to Web Mercator, a GiST index. Everything is in the table when it returns. */
  async importIncidents(csv, table) {
    chmodSync(csv, 0o644);
    await this.run("CREATE EXTENSION IF NOT EXISTS postgis");
    await this.run(`DROP TABLE IF EXISTS ${table}`);
    await this.run("CREATE TEMP TABLE raw (id text, n float8, e float8, kod text, tid timestamp)");
    await this.run(`COPY raw FROM '${csv}' WITH (FORMAT csv, DELIMITER ';', HEADER true)`);
    await this.run(`CREATE TABLE ${table} AS SELECT id, substr(kod, 2)::smallint AS category, tid, tid::date AS day,
      ST_Transform(ST_SetSRID(ST_MakePoint(e, n), 3007), 3857) AS geom FROM raw`);
    await this.run(`CREATE INDEX ON ${table} USING gist (geom)`);
    await this.run("DROP TABLE raw");
  }

  /** What the tiles and the figures need beside the incidents: areas, inhabitants, an index by day and category. */
  async prepare({ folder, inhabitants }) {
    await this.run("CREATE TABLE areas (id serial PRIMARY KEY, code text, name text, inhabitants int, degrees geometry(Polygon, 4326), geom geometry(Polygon, 3857))");
    await this.run(`INSERT INTO areas (code, name, degrees) SELECT f->'properties'->>'kod', f->'properties'->>'namn',
      ST_SetSRID(ST_GeomFromGeoJSON(f->>'geometry'), 4326) FROM json_array_elements($1::json->'features') f`, [readFileSync(areaFile(folder, "PRIMAR"), "utf8")]);
    await this.run("UPDATE areas SET geom = ST_Transform(degrees, 3857)");
    for (const [code, count] of inhabitants) await this.run("UPDATE areas SET inhabitants = $2 WHERE code = $1", [code, count]);
    await this.run("CREATE INDEX ON areas USING gist (geom)");
    await this.partition();
    // A quarter of a CSS pixel: finer than anyone sees, and made once for each zoom.
    await this.run(`CREATE TABLE simple AS SELECT z AS zoom, id, code, name, inhabitants, ST_SimplifyPreserveTopology(geom, 156543.03 / 2 ^ z / 4) AS geom
      FROM areas, generate_series(9, 14) z`);
    await this.run("CREATE INDEX ON simple USING gist (geom)");
    await this.run("CREATE INDEX ON simple (zoom)");
    await this.run("VACUUM ANALYZE incidents");
    await this.count("counts");
    // As in an edition, the sums over all categories (-1) are made beforehand.
    await this.run("INSERT INTO counts SELECT id, -1, quarter, sum(n) FROM counts GROUP BY id, quarter");
    await this.run("CREATE UNIQUE INDEX ON counts (quarter, category, id)");
    await this.run("VACUUM ANALYZE areas, simple, counts");
  }

  /** Incidents by quarter, as a database that is asked for quarters is laid out: it looks only where the days are. */
  async partition() {
    await this.run("CREATE TABLE by_quarter (LIKE incidents) PARTITION BY RANGE (day)");
    for (let quarter = 0; quarter < 20; quarter++) {
      const first = (n) => new Date(Date.UTC(2021, 3 * n, 1)).toISOString().slice(0, 10);
      await this.run(`CREATE TABLE quarter_${quarter} PARTITION OF by_quarter FOR VALUES FROM ('${first(quarter)}') TO ('${first(quarter + 1)}')`);
    }
    await this.run("INSERT INTO by_quarter SELECT * FROM incidents");
    await this.run("CREATE INDEX ON by_quarter USING gist (geom)");
    await this.run("CREATE INDEX ON by_quarter (category, day)");
    await this.run("VACUUM ANALYZE by_quarter");
  }

  /** W2: every point to its area, counted by area, category and quarter. The table's sum. */
  async count(table) {
    await this.run(`DROP TABLE IF EXISTS ${table}`);
    await this.run(`CREATE TABLE ${table} AS SELECT a.id, i.category, date_trunc('quarter', i.day)::date AS quarter, count(*)::int AS n
      FROM areas a JOIN incidents i ON ST_Contains(a.geom, i.geom) GROUP BY 1, 2, 3`);
    return Number((await this.run(`SELECT sum(n) FROM ${table}`))[0].sum);
  }

  /** The node program between HTTP and the database. */
  async serve(port) {
    await end(this.front);
    this.front = start(process.execPath, [join(here, "postgis_front.mjs"), this.folder, String(port)], { stdio: ["ignore", "ignore", "inherit"] });
    this.port = port;
    if (!(await until(port, "/ready", ({ status }) => status === 200))) throw new Error("the front of PostGIS did not start");
    pin(this.pids, "server");
  }

  async stop() {
    await end(this.front);
    await this.client?.end();
    await end(this.child, "SIGINT");
    this.front = this.client = undefined;
  }
}
