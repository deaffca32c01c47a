// Which tiles are asked for: different ones, the same ones of everyone.
import { box, chance, shuffled } from "./city.mjs";

const column = (lon, zoom) => Math.floor(((lon + 180) / 360) * 2 ** zoom);
function row(lat, zoom) {
  const angle = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom);
}

/** Every tile of zoom 9 to 14 that touches the city's box, in no order: about 600, most of them of zoom 14. */
export function tilesOverTheCity() {
  const tiles = [];
  for (let z = 9; z <= 14; z++) {
    for (let x = column(box.west, z); x <= column(box.east, z); x++) {
      for (let y = row(box.north, z); y <= row(box.south, z); y++) tiles.push({ z, x, y });
    }
  }
  return shuffled(tiles, 5);
}

/** About `count` different tiles of zoom 10 to 16 that hold some of these points: people look where something has happened. */
export function tilesAround(points, count) {
  const next = chance(7);
  const seen = new Map();
  for (let tries = 0; tries < count * 4 && seen.size < count; tries++) {
    const [lon, lat] = points[Math.floor(next() * points.length)];
    const z = 10 + Math.floor(next() * 7);
    const tile = { z, x: column(lon, z), y: row(lat, z) };
    seen.set(`${z}/${tile.x}/${tile.y}`, tile);
  }
  return shuffled([...seen.values()], 6);
}
