// The map of the signed-in: in a real browser on the real binary, over the demonstration city.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, password } from "../contract/support.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { apart, launch } from "./map_engine_support.mjs";

let browser;
let demo;
let part;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "anna", "analyst/2");
    addMember(store, "stina", "steering");
    addMember(store, "laila", "reader");
    addMember(store, "rut", "administrator");
    addMember(store, "olle", "administrator");
  });
  part = await firstDistrict();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

/** The coarsest division and its first area, as everyone may read them. */
async function firstDistrict() {
  const { schemes } = await (await fetch(`${demo.base}/editions/current`)).json();
  const scheme = schemes.find(({ level }) => level === "stadsomrade");
  const { features } = await (await fetch(`${demo.base}/ogc/collections/areas-${scheme.code}/items?limit=1`)).json();
  return { scheme: scheme.code, code: features[0].properties.code, name: features[0].properties.name };
}

/** A signed-in browser of its own, at an address; `faults` collects what went wrong in it. */
async function visit(t, name, address = "/inside/karta", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  await page.goto(`${demo.base}/logga-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel("Användarnamn").fill(name);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  return page;
}

/** The map has what is in sight, and the panels have their answers. */
async function finished(page) {
  await page.waitForFunction(() => document.querySelector(".map-host")?.dataset.complete === "true" &&
    !document.body.dataset.reading && document.querySelector(".bench-list .list-box"));
}

async function notNow(page) {
  await page.getByRole("button", { name: "Inte nu" }).click();
  await finished(page);
}

/** Numbers of the table, by the area's code, and of its foot. */
function tableOf(page) {
  return page.evaluate(() => {
    const numbers = (row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent.replace(/[\s\u00a0]/g, ""));
    return {
      rows: Object.fromEntries([...document.querySelectorAll(".area-table tbody tr")].map((row) => [row.dataset.code, numbers(row)])),
      foot: [...document.querySelectorAll(".area-table tfoot tr")].map(numbers),
    };
  });
}

const jsonOf = async (page, path) => (await page.request.get(demo.base + path)).json();
const rateText = (rate) => (rate === undefined ? "–" : rate.toFixed(1).replace(".", ","));

test("signing in leads to the map; the purpose is asked once, opens sensitive categories, and is not asked again", async (t) => {
  const page = await visit(t, "anna", "");
  await page.waitForURL("**/inside/karta*");
  const dialog = page.getByRole("dialog", { name: "Ange ändamål" });
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /skrivs i loggen med ditt namn \(anna Prov\), din roll \(analytiker\) och ändamålet/);
  const category = page.getByLabel("Vad", { exact: true });
  assert.ok(await category.locator('option[value="sexualbrott"]').isDisabled());
  await dialog.getByRole("button", { name: "Spara ändamålet" }).click();
  assert.ok(await dialog.isVisible(), "an empty purpose saves nothing");
  await dialog.getByLabel(/^Ändamål/).fill("lägesbild v. 47");
  await dialog.getByRole("button", { name: "Spara ändamålet" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Ändamål: lägesbild v. 47").waitFor();
  await page.waitForFunction(() => !document.querySelector('option[value="sexualbrott"]').disabled);
  await page.reload();
  await finished(page);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.goto(`${demo.base}/inside/konto`);
  assert.match(await page.getByRole("region", { name: "Logg" }).innerText(), /lägesbild v\. 47\s+roll och ändamål/);
  assert.deepEqual(page.faults, []);
});

test("a filter gives the same numbers in the table, in the answer and in the file; an area is chosen on both sides", async (t) => {
  const page = await visit(t, "anna", "/inside/karta?base=areas&list=areas&layers=none");
  await notNow(page);
  await page.getByLabel("Vad", { exact: true }).selectOption("stold");
  await page.locator(".more-filters summary").click();
  await page.locator("#weekdays_from").selectOption("5");
  await page.waitForURL(/category=stold.*weekdays=5\.\.7/);
  await finished(page);
  const { opening_scheme: scheme, opening_period: period } = await jsonOf(page, "/inside/choices");
  const query = `scheme=${scheme}&period=${period}&category=stold&weekdays=5..7`;
  const figures = await jsonOf(page, `/inside/figures?${query}`);
  const table = await tableOf(page);
  assert.equal(Object.keys(table.rows).length, figures.figures.length);
  for (const { area, count, rate } of figures.figures) assert.deepEqual(table.rows[area], [String(count), rateText(rate)], area);
  assert.deepEqual(table.foot.map(([count]) => count), [String(figures.unplaced.count), String(figures.total.count)]);
  const csv = page.getByRole("link", { name: "Områden, CSV" });
  const file = await (await page.request.get(new URL(await csv.getAttribute("href"), demo.base).href)).text();
  for (const { area, name, count } of figures.figures) assert.ok(file.includes(`${area};${name};${count};`) || file.includes(`"${area}";"${name}";${count};`), area);

  const [first] = Object.keys(table.rows);
  await page.locator(".more-filters summary").click();
  await page.locator(`.area-table tr[data-code="${first}"] button`).click();
  await page.waitForURL(new RegExp(`selected=area:${first}`));
  const name = figures.figures.find(({ area }) => area === first).name.replace(/-(?=[A-ZÅÄÖ])/g, "–");
  assert.equal(await page.locator(".bench-details h2").innerText(), name);
  await page.keyboard.press("Escape");
  await page.locator(".bench-details").waitFor({ state: "hidden" });
  // A click in the middle of the map chooses the area there, and its row.
  const box = await page.locator(".map-host").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const chosen = await page.locator(".area-table tr[aria-selected='true']").getAttribute("data-code");
  assert.match(page.url(), new RegExp(`selected=area:${chosen}`));
  await page.goBack();
  await page.waitForFunction(() => !location.search.includes("selected"));
  assert.equal(await page.locator(".area-table tr[aria-selected='true']").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("hotspots: the list is the server's; a row chooses the cell on the map, and says how it was calculated", async (t) => {
  const page = await visit(t, "stina");
  await finished(page);
  const { opening_period: period } = await jsonOf(page, "/inside/choices");
  const { hotspots } = await jsonOf(page, `/inside/hotspots?grid=1000&period=${period}`);
  const hot = hotspots.filter(({ level }) => level >= 2);
  const shown = await page.locator(".hot-table tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.dataset.code, row.querySelector(".number strong").textContent, row.querySelector(".persistence-words").textContent]));
  assert.deepEqual(shown, hot.map(({ cell, count, quarters_hot: quarters }) => [cell, count.toLocaleString("sv-SE"), `${quarters} av 8`]));
  assert.ok(shown.length > 0);
  const before = await page.locator(".map-host").screenshot();
  await page.locator(".hot-table .place").first().click();
  await page.waitForURL(new RegExp(`selected=cell:${hot[0].cell}`));
  const details = page.getByRole("complementary", { name: "Detaljer" });
  assert.match(await details.innerText(), /Hotspot 1 · Ruta om 1 km/);
  assert.match(await details.getByRole("region", { name: "Så är det räknat" }).innerText(), /Gi\* på rutor om 1 km/);
  assert.notDeepEqual(await page.locator(".map-host").screenshot(), before);
  await details.getByRole("button", { name: "Stäng" }).click();
  await details.waitFor({ state: "hidden" });

  // The other way: a click on that cell of the map chooses the row.
  await page.goto(`${demo.base}/inside/karta#v1/11.75/${hot[0].lat}/${hot[0].lon}`);
  await page.reload();
  await finished(page);
  const box = await page.locator(".map-host").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL(new RegExp(`selected=cell:${hot[0].cell}`));
  assert.equal(await page.locator(".hot-table tr[aria-selected='true']").getAttribute("data-code"), hot[0].cell);
  assert.deepEqual(await seriousFindings(page), []);
  assert.deepEqual(page.faults, []);
});

test("incidents come as exact clusters, and one by one where one looks closely; one of them is explained", async (t) => {
  const page = await visit(t, "anna", "/inside/karta?base=none&layers=incidents&list=incidents&period=all#v1/9/57.7/11.95");
  await notNow(page);
  const words = await page.locator(".list-empty").innerText();
  const clustered = Number(words.match(/^[\d\s\u00a0]+/)[0].replace(/\D/g, ""));
  assert.ok(clustered > 1000, words);
  const { hotspots } = await jsonOf(page, "/inside/hotspots?grid=250&limit=1");
  await page.goto(`${demo.base}/inside/karta?base=none&layers=incidents&list=incidents#v1/16/${hotspots[0].lat}/${hotspots[0].lon}`);
  await page.reload();
  await notNow(page);
  const row = page.locator(".incident-table tbody tr").first();
  await row.waitFor();
  const id = await row.getAttribute("data-code");
  await row.getByRole("button").click();
  await page.waitForURL(new RegExp(`selected=incident:${id}`));
  const details = page.getByRole("complementary", { name: "Detaljer" });
  assert.match(await details.innerText(), /När[\s\S]+Källa[\s\S]+Platsens säkerhet[\s\S]+skrivet i loggen/);
  assert.deepEqual(await seriousFindings(page), []);
  await page.goto(`${demo.base}/inside/konto`);
  assert.match(await page.getByRole("region", { name: "Logg" }).innerText(), /läst\s+\/inside\/tiles\/incidents/);
  assert.deepEqual(page.faults, []);
});

test("a planner of one district sees points there alone, and the whole city's counts", async (t) => {
  // Only now is the district's code known; the administrator adds the planner.
  const office = await visit(t, "olle", "/inside/medlemmar");
  const form = office.locator("form").filter({ has: office.getByRole("button", { name: "Lägg till" }) });
  await form.getByLabel("Användarnamn").fill("petra");
  await form.getByLabel("Namn", { exact: true }).fill("Petra Plan");
  await form.getByLabel("Första lösenord").fill(password);
  await form.getByLabel("Roller").fill(`planner@${part.scheme}:${part.code}`);
  await form.getByRole("button", { name: "Lägg till" }).click();
  await office.getByRole("heading", { name: "Petra Plan (petra)" }).waitFor();

  const page = await visit(t, "petra", "/inside/karta?layers=incidents&list=incidents&period=all#v1/9/57.7/11.95");
  await finished(page);
  assert.match(await page.locator(".header-end > .signed-in").innerText(), /Inloggad: planerare, /);
  const clustered = Number((await page.locator(".list-empty").innerText()).match(/^[\d\s\u00a0]+/)[0].replace(/\D/g, ""));
  const own = await jsonOf(page, `/inside/figures?scheme=${part.scheme}`);
  const inPart = own.figures.find(({ area }) => area === part.code).count;
  assert.ok(clustered > 0 && clustered <= inPart, `${clustered} of ${inPart}`);
  assert.ok(own.total.count > inPart * 1.2);
  assert.deepEqual(page.faults, []);
});

test("a reloaded address shows the same, and nothing is kept in the browser but the session", async (t) => {
  const page = await visit(t, "stina", "/inside/karta?base=areas&measure=rate&list=areas&layers=none&from=2026-01-01&to=2026-03-31&hours=18..23#v1/11/57.72/11.97");
  await finished(page);
  const before = { address: page.url(), table: await tableOf(page), summary: await page.locator('[data-slot="summary"]').innerText() };
  assert.match(before.summary, /1 januari 2026 till och med 31 mars 2026 · kl\. 18–24/);
  assert.equal(await page.locator("#from").inputValue(), "2026-01-01");
  assert.equal(await page.locator("#hours_to").inputValue(), "23");
  await page.reload();
  await finished(page);
  assert.deepEqual({ address: page.url(), table: await tableOf(page), summary: await page.locator('[data-slot="summary"]').innerText() }, before);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});

test("an ended session is said, what is shown remains, and signing in leads back to the same map", async (t) => {
  const page = await visit(t, "stina", "/inside/karta?base=areas&list=areas");
  await finished(page);
  const table = await tableOf(page);
  await page.context().clearCookies();
  await page.getByLabel("Vad", { exact: true }).selectOption("stold");
  await page.getByText("Du är utloggad, eller så har sessionen gått ut.").waitFor();
  assert.deepEqual(await tableOf(page), table);
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole("button", { name: "Logga in igen" }).click();
  await page.getByLabel("Användarnamn").fill("stina");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL(/\/inside\/karta\?base=areas&list=areas&category=stold#v1/);
  await finished(page);
  assert.match(await page.locator('[data-slot="summary"]').innerText(), /^Stöld/);
});

test("who may not export or see points is offered neither; who reads no rows is told so", async (t) => {
  const reader = await visit(t, "laila");
  await finished(reader);
  assert.equal(await reader.locator(".exports").count(), 0);
  assert.deepEqual(await reader.locator(".bench-toolbar button").allInnerTexts(), ["Områden", "Ingen", "Antal", "Per 1 000 invånare"]);
  assert.equal(await reader.locator(".bench-layers").count(), 0);
  assert.deepEqual(reader.faults, []);
  const rut = await visit(t, "rut");
  await rut.getByRole("heading", { name: "Din roll läser inga händelser" }).waitFor();
  assert.deepEqual(await seriousFindings(rut), []);
});

test("files are offered with the filter that is shown", async (t) => {
  const page = await visit(t, "anna", "/inside/karta?category=stold&weekdays=6..7");
  await notNow(page);
  const hrefs = await page.locator(".exports a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.equal(hrefs.length, 6);
  for (const href of hrefs) assert.match(href, /\/inside\/(figures|incidents)\.(csv|geojson|gpkg)\?.*category=stold&weekdays=6\.\.7/);
});

test("dragging asks for each tile once, and another filter asks for tiles anew", async (t) => {
  const page = await visit(t, "stina");
  await finished(page);
  const tiles = [];
  page.on("request", (request) => { if (request.url().includes("/inside/tiles/")) tiles.push(request.url()); });
  const box = await page.locator(".map-host").boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const reach of [260, -260]) {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + reach, middle.y, { steps: 6 });
    await page.mouse.up();
    await finished(page);
  }
  assert.equal(new Set(tiles).size, tiles.length);
  tiles.length = 0;
  await page.getByLabel("Vad", { exact: true }).selectOption("stold");
  await page.waitForURL(/category=stold/);
  await finished(page);
  assert.ok(tiles.length > 0 && tiles.every((url) => url.includes("category=stold")));
  assert.equal(new Set(tiles).size, tiles.length);
});

test("another filter draws what it has come to: not what was drawn before it", async (t) => {
  const page = await visit(t, "stina", "/inside/karta?layers=none#v1/10/57.71/11.95", { reducedMotion: "reduce" });
  await finished(page);
  const look = async () => {
    await finished(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
    return page.locator(".map-host").screenshot();
  };
  const all = await look();
  await page.getByLabel("Vad", { exact: true }).selectOption("stold");
  await page.waitForURL(/category=stold/);
  const thefts = await look();
  assert.ok((await apart(browser, all, thefts)) > 1000);
  await page.reload();
  await finished(page);
  assert.ok((await apart(browser, thefts, await look())) < 200);
});

test("what a drag leaves of the points is what is drawn anew there", async (t) => {
  const page = await visit(t, "anna", "/inside/karta?period=all&layers=incidents&base=none&list=areas#v1/15/57.705/11.965", { reducedMotion: "reduce" });
  await notNow(page);
  const box = await page.locator(".map-host").boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - 310, middle.y + 170, { steps: 8 });
  await page.mouse.up();
  await finished(page);
  await page.mouse.move(2, 2);
  const dragged = await page.screenshot({ clip: box });
  // Another theme and back: everything is drawn anew, at the same place.
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.querySelector(".map-host").dataset.theme === theme, colorScheme);
    await finished(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
  }
  const pixels = await apart(browser, dragged, await page.screenshot({ clip: box }));
  // Where points of two tiles overlap, the one that was drawn last lies on top.
  assert.ok(pixels < box.width * box.height * 0.01, `${pixels} pixels differ`);
});

test("on a phone, in the dark and at 320 px it is one column without faults", async (t) => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 640 }]) {
    const page = await visit(t, "stina", "/inside/karta", { viewport, colorScheme: "dark", hasTouch: true });
    await finished(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), String(viewport.width));
    assert.ok((await page.locator(".map-host").boundingBox()).height >= 240);
    await page.locator(".hot-table .place").first().tap();
    await page.getByRole("complementary", { name: "Detaljer" }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(page.faults, []);
  }
});

test("everything that the pointer does is done by keys: a list, a hotspot, and closing it", async (t) => {
  const page = await visit(t, "stina");
  await finished(page);
  await page.locator(".list-tabs button").first().focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/list=areas/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Områden");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.search.includes("list=areas"));
  await page.locator(".hot-table .place").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/selected=cell/);
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("selected"));
  await page.locator(".map-host").focus();
  const place = page.url();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL((url) => url.href !== place);
});

test("without a script the form gives tables with the same figures", async (t) => {
  const page = await visit(t, "anna", "/inside/karta", { javaScriptEnabled: false });
  await page.getByLabel("Vad", { exact: true }).selectOption("stold");
  await page.getByRole("button", { name: "Visa", exact: true }).click();
  await page.waitForURL(/category=stold/);
  const { opening_period: period } = await jsonOf(page, "/inside/choices");
  const { total } = await jsonOf(page, `/inside/figures?period=${period}&category=stold`);
  const row = page.getByRole("row", { name: /^Totalt/ });
  assert.equal((await row.getByRole("cell").first().innerText()).replace(/\D/g, ""), String(total.count));
  assert.ok(await page.getByRole("heading", { name: "Hotspots" }).isVisible());
});
