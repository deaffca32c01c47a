// The demonstration city on the real binary, and what axe says of a page.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary, password, root } from "../contract/support.mjs";

const axeSource = readFileSync(join(root, "web-map/node_modules/axe-core/axe.min.js"), "utf8");

/** Makes the city, lets `prepare(store, folder)` add to it and give more arguments of `serve`, and serves it; `close` ends the server and removes the city. */
export async function startDemo(prepare = () => {}, listen = "127.0.0.1:0") {
  const folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
  const store = join(folder, "demo.tryggkarta");
  const made = spawnSync(binary, ["demo", store], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const args = prepare(store, folder) ?? [];
  const server = spawn(binary, ["serve", store, "--listen", listen, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  const base = await new Promise((resolve, reject) => {
    server.stderr.setEncoding("utf8").on("data", (text) => {
      log += text;
      const port = text.match(/"event":"server\.started".*?"port":(\d+)/)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    server.on("exit", () => reject(new Error("the server ended")));
  });
  return {
    base,
    store,
    log: () => log,
    close() {
      server.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The serious and critical findings of axe, each as one line. */
export async function seriousFindings(page) {
  // axe comes as text: a strict policy lets no inline script in, but the debugger may evaluate.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}

/** A signed-in browser of its own, at an address of the demonstration; `faults` of the page collects what went wrong in it. */
export async function visitAs(t, { browser, demo }, name, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => { if (/Content.Security.Policy/i.test(message.text())) page.faults.push(message.text()); });
  await page.goto(`${demo.base}/logga-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/logga-in"));
  return page;
}
