// Who may know whom: every #include "…" of the project against the table of geo/README.md.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Folder → folders that it may include, beside itself, what all of geo shares and the standard library. */
const may = {
  "geo/time": [],
  "geo/place": ["geo/time"],
  "geo/statistics": ["geo/time", "geo/place"],
  "geo/access": ["geo/time", "geo/place"],
  "geo/published": ["geo/time", "geo/place", "geo/statistics"],
  "geo/tiles": ["geo/published", "geo/time", "geo/place"],
  "geo/basemap": ["geo/tiles", "geo/published", "geo/time", "geo/place"],
  "geo/extract": ["geo/place"],
  "geo/casebook": ["geo/access", "geo/time", "geo/place", "geo/statistics", "geo/published"],
  "geo/import": ["geo/casebook", "geo/access", "geo/time", "geo/place"],
  "geo/store": ["geo/casebook", "geo/published", "geo/access", "geo/time", "geo/place"],
  "geo/disclosure": ["geo/casebook", "geo/published", "geo/statistics", "geo/access", "geo/time", "geo/place"],
  "geo/demo": ["geo/casebook", "geo/published", "geo/access", "geo/time", "geo/place"],
  "geo/analysis": ["geo/casebook", "geo/access", "geo/statistics", "geo/tiles", "geo/published", "geo/time", "geo/place"],
  "server/http": ["server"],
  "server/inside": ["geo/analysis", "geo/extract", "geo/casebook", "geo/access", "geo/tiles", "geo/published", "geo/time", "geo/place", "server/public", "server/session", "server/http", "server"],
  "server/casework": ["geo/store", "geo/casebook", "geo/access", "geo/place", "geo/published", "geo/time", "server/records", "server/public", "server/session", "server/http", "server"],
  "server/records": ["geo/analysis", "geo/extract", "geo/casebook", "geo/published", "geo/time", "server/public", "server/public/pages", "server"],
  "server/oidc": ["geo/access", "geo/time", "server/session", "server/http", "server"],
  "server/account": ["geo/access", "geo/published", "geo/time", "server/oidc", "server/session", "server/public", "server/public/pages", "server/http", "server"],
  "server/workbench": ["geo/analysis", "geo/casebook", "geo/access", "geo/published", "geo/time", "server/account", "server/inside", "server/session", "server/public", "server/public/pages", "server/http", "server"],
  "server/chain": ["geo/store", "geo/casebook", "geo/access", "geo/published", "geo/tiles", "geo/place", "geo/time", "server/casework", "server/account", "server/session", "server/public", "server/public/pages", "server/http", "server"],
  "server/intake": ["geo/import", "geo/store", "geo/casebook", "geo/access", "geo/published", "geo/place", "geo/time", "server/delivery", "server/account", "server/session", "server/public/pages", "server/http", "server"],
  // Its doors in the chain: the machinery of forms, which meetings and reports share.
  "server/meetings": ["geo/store", "geo/casebook", "geo/access", "geo/published", "geo/time", "server/chain", "server/casework", "server/session", "server/public", "server/public/pages", "server/http", "server"],
  "server/reports": ["geo/store", "geo/analysis", "geo/casebook", "geo/access", "geo/published", "geo/place", "geo/time", "server/chain", "server/casework", "server/inside", "server/account", "server/session", "server/public", "server/public/pages", "server/http", "server"],
  "server/session": ["geo/access", "geo/time", "server/http", "server"],
  "server/assets": [],
  "server/public": ["geo/published", "geo/tiles", "geo/time", "geo/place", "server/http", "server"],
  "server/public/pages": ["geo/published", "geo/tiles", "geo/time", "geo/place", "server/http", "server"],
  "server/delivery": ["geo/import", "geo/store", "geo/casebook", "geo/access", "geo/time", "geo/place"],
  "server/commands": ["*"],
  server: ["*"],
};

/** Lies in no room, and everybody may include it. */
const shared = ["geo/error.hpp", "geo/parallel.hpp"];

/** Files of `server` itself that others may include; `app` is nobody's business. */
const serverBase = ["server/live.hpp", "server/log.hpp", "server/config.hpp"];

/** Third-party headers stop at their wall. */
const walls = [
  { header: /^boost\/(beast|asio)/, rooms: ["server/http", "server/commands", "server"] },
  { header: /^(gdal|ogr|cpl_)/, rooms: ["geo/import", "geo/extract"] },
  { header: /^(sqlite3|spatialite)/, rooms: ["geo/store"] },
  { header: /^boost\/asio\/ssl/, rooms: ["server/http"] },
  { header: /^openssl\//, rooms: ["geo/store", "geo/extract", "server/http"] },
  { header: /^zip/, rooms: ["geo/extract"] },
  { header: /^sodium/, rooms: ["server/session"] },
  { header: /^(curl|cjose)\//, rooms: ["server/oidc"] },
  { header: /^(proj|geos_c)\.h$/, rooms: ["geo/place"] },
];

function files(folder) {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return files(path);
    return /\.(cpp|hpp)$/.test(name) ? [path] : [];
  });
}

const roomOf = (path) => Object.keys(may).filter((room) => path.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];

function includes(path) {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/^\s*#\s*include\s*(["<])([^">]+)[">]/gm)].map(([, kind, name]) => ({ ours: kind === '"', name }));
}

const sources = [...files("geo"), ...files("server")];

test("every file lies in a room that the table knows", () => {
  const strays = sources.filter((path) => !roomOf(path) && !shared.includes(path));
  assert.deepEqual(strays, []);
});

test("no room includes what the table does not allow", () => {
  const complaints = [];
  for (const path of sources) {
    const room = roomOf(path);
    if (!room || may[room].includes("*")) continue;
    for (const { ours, name } of includes(path)) {
      if (!ours || shared.includes(name)) continue;
      const target = roomOf(name);
      const allowed = target === room || may[room].includes(target) || room.startsWith(`${target}/`);
      if (!allowed) complaints.push(`${path} includes ${name}`);
      if (target === "server" && room !== "server" && !serverBase.includes(name)) complaints.push(`${path} includes ${name}`);
    }
  }
  assert.deepEqual(complaints, []);
});

test("nobody includes the composition root", () => {
  const guests = sources.filter((path) => includes(path).some(({ name }) => name === "server/app.hpp"));
  assert.deepEqual(guests.filter((path) => !/^server\/(app\.cpp|commands\/serve\.cpp)$/.test(path)), []);
});

test("third-party types stop at their wall", () => {
  const complaints = [];
  for (const path of sources) {
    for (const { ours, name } of includes(path)) {
      if (ours) continue;
      for (const wall of walls) {
        if (wall.header.test(name) && !wall.rooms.includes(roomOf(path))) complaints.push(`${path} includes <${name}>`);
      }
    }
  }
  assert.deepEqual(complaints, []);
});

test("every header of the casebook begins with the clearance", () => {
  for (const path of files("geo/casebook").filter((name) => name.endsWith(".hpp") && !name.endsWith("clearance.hpp"))) {
    assert.equal(includes(path)[0]?.name, "geo/casebook/clearance.hpp", path);
  }
});

test("only disclosure::publish has both books in its signature", () => {
  const both = files("geo").filter((path) => path.endsWith(".hpp") && !path.startsWith("geo/store/") && !path.startsWith("geo/casebook/"))
    .filter((path) => {
      const names = includes(path).map(({ name }) => name);
      return names.some((name) => name.startsWith("geo/casebook/casebook.hpp")) && names.some((name) => name === "geo/published/edition.hpp");
    });
  assert.deepEqual(both.filter((path) => !path.startsWith("geo/disclosure/")), []);
});

test("everything includes from the project's root, and no header is there twice", () => {
  for (const path of sources) {
    for (const { ours, name } of includes(path)) {
      if (ours) assert.match(name, /^(geo|server|tests)\//, `${path} includes "${name}"`);
    }
    if (path.endsWith(".hpp")) assert.match(readFileSync(join(root, path), "utf8"), /#pragma once/, relative(root, path));
  }
});

test("files stay readable: none above 400 lines, headers below 150", () => {
  const long = sources.filter((path) => {
    const lines = readFileSync(join(root, path), "utf8").split("\n").length - 1;
    return lines > 400 || (path.endsWith(".hpp") && lines > 150);
  });
  assert.deepEqual(long, []);
});
