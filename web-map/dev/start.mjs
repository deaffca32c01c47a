// Bundles the try-out page and its server, and starts it: `node dev/start.mjs` says where.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { common } from "../build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(here, "../../build/web-tryout");

/** Starts the try-out server; see TryOut in serve.ts. */
export async function start(areas = 60) {
  await build({ ...common, entryPoints: ["dev/page.ts", "dev/page.css"], outdir: out, target: ["es2022"] });
  await build({ ...common, entryPoints: ["dev/serve.ts"], outdir: out, outExtension: { ".js": ".mjs" }, platform: "node", target: ["node18"] });
  const { startTryOut } = await import(pathToFileURL(join(out, "serve.mjs")).href);
  const files = new Map([["/", readFileSync(join(here, "page.html"), "utf8")]]);
  for (const name of ["page.js", "page.css"]) files.set(`/${name}`, readFileSync(join(out, name), "utf8"));
  return startTryOut(files, areas);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { origin } = await start();
  console.log(`The made-up city is at ${origin}/`);
}
