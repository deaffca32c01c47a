// A lägesbild in a real browser on the real binary: graded, frozen, decided, printed.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addMember } from "../contract/support.mjs";
import { seriousFindings, startDemo, visitAs } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "tryggkarta-"));
  demo = await startDemo((store) => {
    addMember(store, "anna", "planner");
    addMember(store, "stina", "coordination");
    addMember(store, "bo", "planner@SO2021:02");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

const visit = (t, name, address, options) => visitAs(t, { browser, demo }, name, address, options);

/** How many sheets of A4 a page is printed on. */
async function printedPages(page, name) {
  const path = join(folder, `${name}.pdf`);
  await page.pdf({ path, format: "A4", preferCSSPageSize: true });
  const told = spawnSync("pdfinfo", [path], { encoding: "utf8" });
  assert.match(told.stdout, /Page size:\s+59[45]\.\d+ x 84[12]/, told.stderr);
  return Number(told.stdout.match(/Pages:\s+(\d+)/)[1]);
}

const push = async (page, name) => {
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForLoadState();
};

test("a draft is graded in all its areas, frozen, decided and handed out, and is then read-only", async (t) => {
  const anna = await visit(t, "anna", "/inside/lagesbild");
  await anna.getByRole("link", { name: "Ny lägesbild" }).click();
  await anna.getByLabel("Område", { exact: true }).selectOption("SO2021:04");
  await anna.getByLabel("Slag", { exact: true }).selectOption("halvår");
  await anna.getByLabel("Period").fill("2025-H2");
  await push(anna, "Skapa");
  await anna.waitForURL(/\/inside\/lagesbild\/\d+$/);
  const address = new URL(anna.url()).pathname;
  assert.match(await anna.getByRole("heading", { level: 1 }).textContent(), /^Lägesbild Hisingen, .*halvåret 2025$/);

  const rows = anna.locator(".report-grades tbody tr");
  const count = await rows.count();
  assert.ok(count > 5, `${count} areas`);
  for (let i = 0; i < count; i++) {
    await rows.nth(i).locator("select").selectOption(["grön", "gul", "röd"][i % 3]);
    await rows.nth(i).locator("textarea").fill(`Skäl ${i}`);
  }
  await push(anna, "Spara lägena");
  assert.equal(await anna.locator(".report-grades tbody .report-shape.high").count() > 0, true);
  await push(anna, "Frys siffrorna");
  await anna.getByText("Siffrorna är frysta").waitFor();
  await anna.getByLabel("Prioritet 1").selectOption({ index: 1 });
  await push(anna, "Spara prioriteringar");
  assert.match(await anna.locator(".report-missing").textContent(), /Inget saknas/);
  assert.deepEqual(await seriousFindings(anna), []);
  await push(anna, "Börja beredning");
  await push(anna, "Lämna till beslut");
  assert.equal(await anna.getByRole("link", { name: "Besluta" }).count(), 0);

  const stina = await visit(t, "stina", address);
  await stina.getByRole("link", { name: "Besluta" }).click();
  await stina.getByLabel("Forum").fill("Styrgruppen Hisingen");
  await stina.getByLabel("Diarienummer").fill("0777/26");
  await stina.locator("textarea[name=text]").fill("Enligt förslaget.");
  await push(stina, "Skriv in beslutet");
  await stina.waitForURL(`**${address}`);
  assert.equal(await stina.locator("textarea").count(), 0);
  assert.match(await stina.locator("main").textContent(), /0777\/26[\s\S]*Inga: källorna säger i dag detsamma/);
  assert.deepEqual(await seriousFindings(stina), []);
  const [download] = await Promise.all([stina.waitForEvent("download"), stina.getByRole("link", { name: "Hämta arkivpaket (ZIP)" }).click()]);
  assert.match(download.suggestedFilename(), /^report-\d+\.zip$/);
  assert.deepEqual([...anna.faults, ...stina.faults], []);
});

test("the plan of an action is handed out as it was decided, from the page of its problem", async (t) => {
  const page = await visit(t, "stina", "/inside/problem/1");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Arkivpaket (ZIP)" }).first().click()]);
  assert.match(download.suggestedFilename(), /^action-\d+\.zip$/);
  const listed = spawnSync("python3", ["-m", "zipfile", "-l", await download.path()], { encoding: "utf8" }).stdout;
  for (const name of ["action.json", "decision.json", "atgard.html", "manifest.json"]) assert.ok(listed.includes(name), `${name} in ${listed}`);
});

test("the page of each stadsområde prints on at most two A4 pages, with its name and its grades", async (t) => {
  const page = await visit(t, "anna", "/inside/omrade/SO2021/01");
  for (const code of ["01", "02", "03", "04"]) {
    await page.goto(`${demo.base}/inside/omrade/SO2021/${code}`);
    assert.ok((await printedPages(page, code)) <= 2, code);
    const text = spawnSync("pdftotext", ["-layout", join(folder, `${code}.pdf`), "-"], { encoding: "utf8" }).stdout;
    assert.match(text, new RegExp(await page.getByRole("heading", { level: 1 }).textContent()));
    assert.match(text, /Läge per mellanområde[\s\S]*(grön|gul|röd)/);
    assert.ok(!text.includes("Logga ut"));
  }
  await page.goto(`${demo.base}/inside/hearing`);
  assert.ok((await printedPages(page, "hearing")) <= 10);
});

test("every page of the room is accessible, in both themes and on a phone without anything cut off", async (t) => {
  for (const [label, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 844 } } })) {
    const page = await visit(t, "anna", "/inside/lagesbild", options);
    for (const path of ["/inside/lagesbild", "/inside/lagesbild/ny", "/inside/lagesbild/17", "/inside/lagesbild/17/text", "/inside/lagesbild/1", "/inside/tackning", "/inside/omrade/SO2021/02", "/inside/staden", "/inside/hearing"]) {
      const answer = await page.goto(demo.base + path);
      assert.equal(answer.status(), 200, path);
      assert.deepEqual(await seriousFindings(page), [], `${label} ${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${label} ${path} is ${overflow} pixels too wide`);
    }
    assert.deepEqual(page.faults, []);
  }
});

test("a planner of one stadsområde is shown its own reports and is told that the others are out of reach", async (t) => {
  const page = await visit(t, "bo", "/inside/lagesbild");
  assert.ok((await page.locator("main").textContent()).includes("Lägesbild Centrum"));
  assert.ok(!(await page.locator("main").textContent()).includes("Lägesbild Nordost"));
  assert.equal((await page.goto(`${demo.base}/inside/omrade/SO2021/01`)).status(), 404);
  await page.goto(`${demo.base}/inside/staden`);
  assert.match(await page.locator("main").textContent(), /utanför rollens områden/);
});
