// Bundles every src/**/*.test.ts for Node and runs them: `node test.mjs [part of a file name]`.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { common } from "./build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(here, "../build/web-test");

function testsIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testsIn(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

const wanted = process.argv[2] ?? "";
const tests = testsIn(join(here, "src")).filter((path) => path.includes(wanted));
rmSync(out, { recursive: true, force: true });
await build({
  ...common, entryPoints: tests, outdir: out, outbase: join(here, "src"), outExtension: { ".js": ".mjs" },
  platform: "node", target: ["node18"],
});
const files = tests.map((path) => join(out, relative(join(here, "src"), path).replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...files], { cwd: here, stdio: "inherit" });
process.exitCode = status ?? 1;
