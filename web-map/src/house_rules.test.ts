import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";

const folders = ["map", "panels", "state", "server", "style", "text", "public", "embed", "inside"];

/** Whom a folder may import, besides itself. `map` asks for tiles through `server`, the only folder that fetches. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [], style: [],
  state: ["text"],
  server: ["style", "state"],
  map: ["state", "server", "style", "text"],
  panels: ["state", "server", "style", "text"],
  public: ["map", "panels", "state", "server", "style", "text"],
  embed: ["public", "map", "panels", "state", "server", "style", "text"],
  inside: ["map", "panels", "state", "server", "style", "text"],
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : /(?<!\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}

const sources = folders.flatMap((folder) => {
  try {
    return filesIn(join("src", folder)).map((path) => ({ folder, path, text: readFileSync(path, "utf8") }));
  } catch {
    // A folder that is not there has no file that could break a rule.
    return [];
  }
});

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

test("every folder imports only those that the table allows", () => {
  assert.ok(sources.length > 20);
  for (const { folder, path, text } of sources) {
    for (const name of importsOf(text).filter((each) => each.startsWith("."))) {
      const target = relative("src", normalize(join(dirname(path), name))).split("/")[0] ?? "";
      const allowed = target === folder || target === ".." || (mayImport[folder] ?? []).includes(target);
      assert.ok(allowed, `${path} imports ${name}`);
    }
  }
});

test("panels know the server's types and parsers, not how the map draws", () => {
  for (const { path, text } of sources.filter(({ folder }) => folder === "public" || folder === "embed")) {
    const inner = importsOf(text).filter((name) => name.includes("/map/") && !/\/map\/(map_view\.ts|map\.css)$/.test(name));
    assert.deepEqual(inner, [], path);
  }
});

test("Leaflet is known in one file", () => {
  for (const { path, text } of sources) {
    if (/leaflet(_parts\.d)?\.ts$/.test(path)) continue;
    assert.doesNotMatch(text, /from "leaflet/, path);
  }
});

test("only src/server fetches, nobody keeps cookies, and drafts alone are in storage", () => {
  for (const { folder, path, text } of sources) {
    if (folder !== "server") assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/, path);
    const kept = /draft_shelf\.ts$/.test(path) ? /sessionStorage|indexedDB|document\.cookie/ : /localStorage|sessionStorage|indexedDB|document\.cookie/;
    assert.doesNotMatch(text, kept, path);
  }
});

test("nothing for everyone names an address below /inside/", () => {
  for (const { folder, path, text } of sources) {
    if (folder !== "inside") assert.doesNotMatch(text, /\/inside\//, path);
  }
});

test("style sheets and style= are never written as text, so that a strict policy holds", () => {
  for (const { path, text } of sources) assert.doesNotMatch(text, /innerHTML|insertAdjacentHTML|outerHTML\s*=|createElement\("style"\)|setAttribute\("style"/, path);
});

test("words for readers stand in text/ alone", () => {
  // Sentences and Swedish letters give words away; what is meant for developers is not shown.
  for (const { folder, path, text } of sources) {
    if (folder === "text") continue;
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
    const quoted = [...code.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map((match) => match[1] ?? match[2] ?? "");
    const statuses = /^(pågående|pågår|genomförd|uppföljd|åtgärdas|följs_upp|återöppnat|återkopplat)$/;
    const shown = quoted.filter((words) => /[åäöÅÄÖ]/.test(words) && !statuses.test(words));
    assert.deepEqual(shown, [], path);
  }
});

test("no committed file names a package registry", () => {
  for (const name of ["package.json", "package-lock.json", ".npmrc", "build.mjs"]) {
    assert.doesNotMatch(readFileSync(name, "utf8"), /"resolved"|registry\s*=|registry\.[a-z]/i, name);
  }
});
