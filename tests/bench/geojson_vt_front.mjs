// The small server in front of geojson-vt. Arguments: a file that says what to serve, the port.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import geojsonvt from "geojson-vt";
import vtpbf from "vt-pbf";

const [, , input, port] = process.argv;
const { areas, figures, points } = JSON.parse(readFileSync(input, "utf8"));
const collection = JSON.parse(readFileSync(areas, "utf8"));
const incidents = {
  type: "FeatureCollection",
  features: points.map(([lon, lat, category, day]) => ({ type: "Feature", properties: { category, day }, geometry: { type: "Point", coordinates: [lon, lat] } })),
};
const coding = { version: 2, extent: 4096 };

let index;
/** geojson-vt keeps the tiles that it has cut, so a new index is what it is at its start. */
function reset() {
  index = {
    areas: geojsonvt(collection, { maxZoom: 14, buffer: 64 }),
    incidents: points.length > 0 ? geojsonvt(incidents, { maxZoom: 16, buffer: 64 }) : undefined,
  };
}
reset();

/** The borders are cut once; the figures of the quarter that is asked for are joined to them each time. */
function areaTile(z, x, y) {
  const tile = index.areas.getTile(z, x, y);
  if (!tile) return "";
  const features = tile.features.map((feature) => ({ ...feature, tags: { code: feature.tags.kod, name: feature.tags.namn, ...figures[feature.tags.kod] } }));
  return Buffer.from(vtpbf.fromGeojsonVt({ areas: { features } }, coding));
}

function incidentTile(z, x, y) {
  const tile = index.incidents.getTile(z, x, y);
  return tile ? Buffer.from(vtpbf.fromGeojsonVt({ incidents: tile }, coding)) : "";
}

createServer((request, response) => {
  const [, name, z, x, y] = request.url.split("?")[0].split("/");
  if (name === "reset") reset();
  const draw = { areas: areaTile, incidents: incidentTile }[name];
  response.setHeader("Content-Type", "application/vnd.mapbox-vector-tile");
  response.end(draw ? draw(Number(z), Number(x), Number(y)) : "ready");
}).listen(Number(port), "127.0.0.1");
