// The small server in front of PostGIS: one prepared statement an address. Arguments: the socket's folder, the port.
import { createServer } from "node:http";
import pg from "pg";

const [, , host, port] = process.argv;
const pool = new pg.Pool({ host, user: "bench", database: "postgres", max: 4 });

const bounds = "ST_TileEnvelope($1::int, $2::int, $3::int)";
const wide = "ST_TileEnvelope($1::int, $2::int, $3::int, margin => 0.015625)";

// The figures of the tile are joined as they are asked for, from counts made beforehand: what a city would do.
const areaTile = (table, zoom) => `SELECT ST_AsMVT(t, 'areas', 4096, 'geom', 'id') AS tile FROM (
    SELECT a.id, a.code, a.name, 'shown' AS status, f.n AS count, 1000.0::float8 * f.n / a.inhabitants AS rate,
      least(5, (f.n / 100)::int + 1) AS class, ST_AsMVTGeom(a.geom, ${bounds}, 4096, 64, true) AS geom
    FROM ${table} a LEFT JOIN counts f ON f.id = a.id AND f.quarter = $4 AND f.category = -1
    WHERE a.geom && ${wide} ${zoom}) t WHERE geom IS NOT NULL`;

const incidentTile = `SELECT ST_AsMVT(t, 'incidents', 4096, 'geom') AS tile FROM (
    SELECT i.category, i.day::text AS day, ST_AsMVTGeom(i.geom, ${bounds}, 4096, 64, true) AS geom
    FROM by_quarter i WHERE i.geom && ${wide}
      AND i.day BETWEEN $4 AND $5 AND i.category = ANY($6::smallint[])) t WHERE geom IS NOT NULL`;

const collection = `SELECT json_build_object('type', 'FeatureCollection', 'features', json_agg(json_build_object('type', 'Feature', 'id', a.id,
    'geometry', ST_AsGeoJSON(a.degrees, 7)::json, 'properties', json_build_object('code', a.code, 'name', a.name,
    'status', 'shown', 'count', f.n, 'rate', 1000.0 * f.n / a.inhabitants))))::text AS json
  FROM areas a LEFT JOIN counts f ON f.id = a.id AND f.quarter = $1 AND f.category = -1`;

const interval = `SELECT a.code, count(i.id)::int AS n FROM areas a LEFT JOIN by_quarter i ON ST_Contains(a.geom, i.geom)
  AND i.day BETWEEN $1 AND $2 AND i.category = ANY($3::smallint[]) GROUP BY a.code`;

const statements = {
  full: areaTile("areas", ""),
  simple: areaTile("simple", "AND a.zoom = $1"),
  incidents: incidentTile,
  geojson: collection,
  interval,
};

async function answer(path, query) {
  const [, name, z, x, y] = path.split("/");
  if (name === "ready") return { type: "text/plain", body: "ready" };
  const dates = ["quarter", "from", "to"].filter((key) => query.has(key)).map((key) => query.get(key));
  const categories = query.has("category") ? [query.get("category").split(",").map(Number)] : [];
  const place = z === undefined ? [] : [Number(z), Number(x), Number(y)];
  const { rows } = await pool.query({ name, text: statements[name], values: [...place, ...dates, ...categories] });
  if (rows[0]?.tile) return { type: "application/vnd.mapbox-vector-tile", body: rows[0].tile };
  return { type: "application/json", body: rows[0]?.json ?? JSON.stringify(rows) };
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://front");
  answer(pathname, searchParams).then(
    ({ type, body }) => { response.setHeader("Content-Type", type); response.end(body); },
    (error) => { console.error(error); response.statusCode = 500; response.end(String(error)); },
  );
}).listen(Number(port), "127.0.0.1");
