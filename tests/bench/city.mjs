// The made-up city that everyone is measured on: 4, 36 and 96 areas, each within one of the coarser division, whose wiggly borders are the same
// vertices on both sides; and clustered incidents over five years. The same seed gives the same bytes.
import { spawnSync } from "node:child_process";
import { createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";

export const box = { west: 11.75, south: 57.6, east: 12.2, north: 57.82 };
/** What the file calls K0 … K11. */
export const categories = ["misshandel", "hot", "ran", "inbrott", "fordonsstold", "cykelstold", "butiksstold", "klotter", "glaskross", "anlagd_brand", "storning", "buskorning"];
export const schemes = [
  { code: "STAD", title: "Stadsområden", areas: 4 },
  { code: "MELLAN", title: "Mellanområden", areas: 36, parent: "STAD" },
  { code: "PRIMAR", title: "Primärområden", areas: 96, parent: "MELLAN" },
];

const kSide = 6;
// Uneven steps: areas of some 300 to 1 500 vertices, as real ones are.
const kStepsEast = [120, 240, 360, 240, 480, 180];
const kStepsNorth = [120, 200, 300, 420, 560, 300];
const kColumnStart = kStepsEast.reduce((starts, steps) => [...starts, starts.at(-1) + steps], [0]);

/** Numbers in [0, 1), always the same ones for a seed. */
export function chance(seed) {
  let a = seed | 0, b = 0x9e3779b9 | 0, c = 0x243f6a88 | 0, d = 1;
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

export function shuffled(list, seed) {
  const next = chance(seed);
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

function hash(line, octave, cell) {
  let h = (Math.imul(line, 0x85ebca6b) ^ Math.imul(octave + 1, 0xc2b2ae35) ^ Math.imul(cell + 7, 0x27d4eb2f)) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2147483648 - 1;
}

/** A coastline's wiggle: large bends with small ones on them. [-1, 1], `x` in cells. */
function wiggle(line, x) {
  let sum = 0;
  for (const [octave, frequency, size] of [[0, 1, 0.6], [1, 4, 0.25], [2, 17, 0.1], [3, 80, 0.04]]) {
    const at = x * frequency, cell = Math.floor(at), t = at - cell, smooth = t * t * (3 - 2 * t);
    sum += size * (hash(line, octave, cell) * (1 - smooth) + hash(line, octave, cell + 1) * smooth);
  }
  return sum;
}

const kCellEast = (box.east - box.west) / kSide;
const kCellNorth = (box.north - box.south) / kSide;

const round = ([lon, lat]) => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];

/** Vertex k of the border between rows j − 1 and j: it runs from west to east. */
function eastward(j, k) {
  const column = Math.min(kSide - 1, kColumnStart.findLastIndex((start) => start <= k));
  const x = column + (k - kColumnStart[column]) / kStepsEast[column];
  return [box.west + kCellEast * x, box.south + kCellNorth * (j + 0.13 * wiggle(j + 1, x))];
}

/** Vertex i of the border that runs north through row j from vertex k of its southern border. It stays clear of the southern border near its ends. */
function northward(j, k, i) {
  const t = i / kStepsNorth[j];
  const [lon, from] = eastward(j, k), to = eastward(j + 1, k)[1];
  const room = (4 * t * (1 - t)) ** 2;
  return [lon + kCellEast * 0.12 * room * wiggle(1000 + 100 * j + k, t * 1.7), from + (to - from) * t];
}

/** The ring around rows [south, north) between two northward borders, counter-clockwise. */
function ring({ south, north, west, east }) {
  const points = [];
  for (let k = west; k < east; k++) points.push(eastward(south, k));
  for (let j = south; j < north; j++) for (let i = 0; i < kStepsNorth[j]; i++) points.push(northward(j, east, i));
  for (let k = east; k > west; k--) points.push(eastward(north, k));
  for (let j = north - 1; j >= south; j--) for (let i = kStepsNorth[j]; i > 0; i--) points.push(northward(j, west, i));
  const rounded = points.map(round);
  return [...rounded, rounded[0]];
}

/** Where the areas of a scheme begin and end, with the code of the one above. */
function plots(scheme) {
  const out = [];
  const number = (n, digits) => String(n).padStart(digits, "0");
  if (scheme === "STAD") {
    for (const j of [0, 3]) for (const c of [0, 3]) out.push({ code: `S${out.length + 1}`, south: j, north: j + 3, west: kColumnStart[c], east: kColumnStart[c + 3] });
    return out;
  }
  for (let j = 0; j < kSide; j++) {
    for (let c = 0; c < kSide; c++) {
      const middle = { south: j, north: j + 1, west: kColumnStart[c], east: kColumnStart[c + 1] };
      if (scheme === "MELLAN") {
        out.push({ code: `M${number(out.length + 1, 2)}`, parent: `S${(j < 3 ? 0 : 2) + (c < 3 ? 1 : 2)}`, ...middle });
        continue;
      }
      const parts = (j + c) % 3 === 0 ? 2 : 3;  // 12 × 2 + 24 × 3 = 96
      const width = kStepsEast[c] / parts;
      for (let part = 0; part < parts; part++) {
        out.push({ code: `P${number(out.length + 1, 3)}`, parent: `M${number(j * kSide + c + 1, 2)}`, ...middle, west: middle.west + part * width, east: middle.west + (part + 1) * width });
      }
    }
  }
  return out;
}

/** GeoJSON in degrees; the one file that every side reads its borders from. */
export function areas(scheme) {
  return {
    type: "FeatureCollection",
    features: plots(scheme).map((plot) => ({
      type: "Feature",
      properties: { kod: plot.code, namn: `Område ${plot.code}`, ...(plot.parent && { over: plot.parent }) },
      geometry: { type: "Polygon", coordinates: [ring(plot)] },
    })),
  };
}

export const areaFile = (folder, scheme) => join(folder, `${scheme}.geojson`);

/** The areas, the inhabitants of the finest and the field map, as files. */
export function writeCity(folder) {
  for (const { code } of schemes) writeFileSync(areaFile(folder, code), JSON.stringify(areas(code)));
  const next = chance(3);
  writeFileSync(join(folder, "inhabitants.csv"), `kod;antal\n${plots("PRIMAR").map(({ code }) => `${code};${2000 + Math.floor(next() * 10000)}`).join("\n")}\n`);
  const names = categories.map((code, i) => `"K${i}" = "${code}"`).join("\n");
  writeFileSync(join(folder, "map.toml"), `crs = "EPSG:3007"\ndecimal = "."\nprecision = "punkt"\n[columns]\nid = "id"\ncategory = "kod"\nfrom = "tid"\nx = "e"\ny = "n"\n[category]\n${names}\n`);
}

/** Many points from one reference system to another; [x, y] in the order of a map. */
export function transform(points, from, to) {
  const done = spawnSync("gdaltransform", ["-s_srs", from, "-t_srs", to, "-output_xy"], { input: points.map((p) => p.join(" ")).join("\n"), encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`gdaltransform: ${done.stderr}`);
  return done.stdout.trim().split("\n").map((line) => line.split(" ").map(Number));
}

/** `;` CSV in EPSG:3007: nine of ten around one of 240 hot spots, the others anywhere in the city's box. */
export async function writeIncidents(file, count) {
  const next = chance(9);
  const spots = transform(Array.from({ length: 240 }, () => [box.west + (0.06 + 0.88 * next()) * (box.east - box.west), box.south + (0.06 + 0.88 * next()) * (box.north - box.south)]), "EPSG:4326", "EPSG:3007");
  const [[west, south], [east, north]] = transform([[box.west, box.south], [box.east, box.north]], "EPSG:4326", "EPSG:3007");
  const day = Array.from({ length: 5 * 365 + 1 }, (_, i) => new Date(Date.UTC(2021, 0, 1 + i)).toISOString().slice(0, 10));
  const two = (n) => (n < 10 ? `0${n}` : `${n}`);
  const out = createWriteStream(file);
  let lines = "id;n;e;kod;tid\n";
  for (let i = 0; i < count; i++) {
    let e = west + next() * (east - west), n = south + next() * (north - south);
    if (next() < 0.9) {
      const [x, y] = spots[Math.floor(next() * spots.length)];
      const spread = 2400 * next() * next();
      e = x + (next() - 0.5) * spread;
      n = y + (next() - 0.5) * spread;
    }
    const minute = Math.floor(next() * 1440);
    lines += `R${i};${n.toFixed(1)};${e.toFixed(1)};K${Math.floor(12 * next() ** 1.3)};${day[Math.floor(next() * day.length)]} ${two(Math.floor(minute / 60))}:${two(minute % 60)}\n`;
    if (lines.length < 1 << 20) continue;
    if (!out.write(lines)) await once(out, "drain");
    lines = "";
  }
  out.end(lines);
  await once(out, "finish");
}
