// Builds the browser's files: `node build.mjs [--out FOLDER]` (or TRYGGKARTA_WEB_OUT), else build/web of the project.
// Every file carries a hash of its content in its name; manifest.json tells which is which. Ends with sizes and budgets.
import { build } from "esbuild";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/** Kilobytes of 1000 bytes after gzip; fonts are compressed as they are. */
const budgets = [
  { what: "public JavaScript", names: ["public.js"], most: 60 },
  { what: "embed JavaScript", names: ["embed.js"], most: 60 },
  { what: "JavaScript of the signed-in", names: ["inside.js"], most: 120 },
  { what: "JavaScript of the chain, without drawing", names: ["chain.js"], most: 60 },
  // Of which the map that others have fetched already is half.
  { what: "drawing a place, with its map", names: ["place_editor.js"], most: 85 },
  { what: "style sheet of the chain", names: ["chain.css"], most: 12 },
  { what: "style sheet of the signed-in", names: ["inside.css"], most: 12 },
  { what: "public style sheet", names: ["public.css"], most: 10 },
  { what: "embed style sheet", names: ["embed.css"], most: 10 },
  // Of 150 kB for a first load, 55 are kept for the page, its figures and its tiles.
  { what: "all that the public page loads", names: ["public.js", "public.css", "*.woff2"], most: 95 },
];

/** `@import "palette.css"` gives the palette as custom properties: light, dark by the system's wish, either by data-theme. */
const paletteStyles = {
  name: "palette-styles",
  setup(builder) {
    const file = resolve(here, "../styles/palette.json");
    builder.onResolve({ filter: /^palette\.css$/ }, () => ({ path: file, namespace: "palette" }));
    builder.onLoad({ filter: /.*/, namespace: "palette" }, () => ({
      contents: paletteCss(JSON.parse(readFileSync(file, "utf8"))), loader: "css", watchFiles: [file],
    }));
  },
};

/** The custom properties of both themes, as a style sheet. Paper is light, whatever the screen is. */
export function paletteCss({ light, dark }) {
  const day = `color-scheme:light;${properties(light)}`;
  const night = `color-scheme:dark;${properties(dark)}`;
  return `:root{${day}}
@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${night}}}
:root[data-theme="dark"]{${night}}
@media print{:root:root:root{${day}}}`;
}

/** The basemap is drawn on the canvas alone. */
function properties({ tokens, classes, hidden, unknown, basemap, ...rest }) {
  const named = Object.entries({ ...tokens, ...rest });
  classes.forEach(({ fill, label }, index) => named.push([`class-${index + 1}`, fill], [`class-${index + 1}-label`, label]));
  named.push(["hidden", hidden.ground], ["hidden-hatch", hidden.hatch]);
  named.push(["unknown", unknown.ground], ["unknown-dots", unknown.dots]);
  return named.map(([name, colour]) => `--${name}:${colour};`).join("");
}

/** What every bundle has in common; tests and the try-out page use it too. */
export const common = {
  bundle: true,
  format: "esm",
  target: ["es2021", "chrome100", "firefox102", "safari15.4"],
  absWorkingDir: here,
  loader: { ".woff2": "file" },
  legalComments: "none",
  logLevel: "warning",
  plugins: [paletteStyles],
};

async function main() {
  const argument = process.argv.indexOf("--out");
  const given = argument > 0 ? process.argv[argument + 1] : process.env.TRYGGKARTA_WEB_OUT;
  const out = resolve(given ?? join(here, "../build/web"));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const everyones = await bundle(out, [
    { in: "src/public/main.ts", out: "public" },
    { in: "src/embed/main.ts", out: "embed" },
    { in: "src/public/maker.ts", out: "maker" },
    { in: "css/public.css", out: "public" },
    { in: "css/embed.css", out: "embed" },
  ]);
  // Apart from the others: what only the signed-in load must not cut everyone's files into pieces.
  const signedIn = await bundle(out, [
    { in: "src/inside/main.ts", out: "inside" },
    { in: "css/inside.css", out: "inside" },
    { in: "src/inside/chain.ts", out: "chain" },
    { in: "css/chain.css", out: "chain" },
  ]);
  const outputs = { ...everyones, ...signedIn };
  const filesOf = (made) => Object.keys(made).map((path) => resolve(here, path));
  writeFileSync(join(out, "manifest.json"), JSON.stringify(manifestOf(out, filesOf(outputs)), null, 2) + "\n");
  refuseInside(filesOf(everyones));
  if (!report({ outputs })) process.exitCode = 1;
}

/** Builds entries that share their chunks; what was made, by path. */
async function bundle(out, entryPoints) {
  const { metafile } = await build({
    ...common,
    entryPoints,
    outdir: out,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    splitting: true,
    minify: true,
    metafile: true,
  });
  return metafile.outputs;
}

/** "public.js" → "public-3F2A….js", and so on for every file. */
function manifestOf(out, files) {
  const names = files.map((file) => file.slice(out.length + 1)).sort();
  const plain = (name) => name.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1");
  const entries = names.filter((name) => !name.startsWith("chunk-")).map((name) => [plain(name), name]);
  return Object.fromEntries([...entries, ...names.filter((name) => name.startsWith("chunk-")).map((name) => [name, name])]);
}

/** Nothing that everyone loads may know an address of the signed-in. */
function refuseInside(files) {
  for (const file of files) {
    if (/\.(js|css)$/.test(file) && /\/inside(\/|["'`])/.test(readFileSync(file, "utf8"))) {
      throw new Error(`${file} names an address below /inside/: everyone's files must not`);
    }
  }
}

function report({ outputs }) {
  const sizes = sizesOf(outputs);
  for (const [name, size] of Object.entries(sizes)) console.log(`${size.toFixed(1).padStart(7)} kB  ${name}`);
  let kept = true;
  for (const { what, names, most } of budgets) {
    const size = names.reduce((sum, name) => sum + sizeNamed(sizes, name), 0);
    kept &&= size <= most;
    console.log(`${size <= most ? "  within" : "  BEYOND"} its budget: ${what}, ${size.toFixed(1)} of ${most} kB`);
  }
  return kept;
}

function sizeNamed(sizes, name) {
  return Object.entries(sizes)
    .filter(([each]) => (name.startsWith("*") ? each.endsWith(name.slice(1)) : each === name))
    .reduce((sum, [, size]) => sum + size, 0);
}

/** A bundle's size is that of the file and of the chunks that it loads at once. */
function sizesOf(outputs) {
  const sizeOf = (path) => {
    const bytes = readFileSync(resolve(here, path));
    return (path.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length) / 1000;
  };
  const whole = (path, seen = new Set()) => {
    if (seen.has(path)) return 0;
    seen.add(path);
    const chunks = outputs[path].imports.filter((each) => each.kind === "import-statement" && outputs[each.path]);
    return sizeOf(path) + chunks.reduce((sum, each) => sum + whole(each.path, seen), 0);
  };
  const plain = (path) => path.split("/").at(-1).replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1");
  return Object.fromEntries(Object.keys(outputs).filter((path) => !/chunk-/.test(path)).map((path) => [plain(path), whole(path)]));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
