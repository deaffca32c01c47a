// The year wheel in a real browser: on a desk, on a telephone, in the dark, on paper, and without a script.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { addMember, password, tokenOf } from "../contract/support.mjs";
import { seriousFindings, startDemo } from "./demo_support.mjs";
import { launch } from "./map_engine_support.mjs";

let browser;
let demo;

before(async () => {
  demo = await startDemo((store) => {
    addMember(store, "anna", "administrator", "planner");
    tokenOf(store, "anna", "planner");
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  demo?.close();
});

/** Signed in, on the page of the year wheel. */
async function visit(t, options = {}, address = "/inside/arshjul") {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.base + address);
  await page.getByLabel("Användarnamn").fill("anna");
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL(`**${address}`);
  return page;
}

const picture = async (page, name, options = {}) => {
  if (process.env.TRYGGKARTA_PICTURES) await page.screenshot({ path: `${process.env.TRYGGKARTA_PICTURES}/arshjul-${name}.png`, fullPage: true, ...options });
};

test("from the header to the year: law, overdue, wheel and list, and then one group alone", async (t) => {
  const page = await visit(t);
  assert.equal(await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Årshjul" }).getAttribute("aria-current"), "page");
  const law = page.getByRole("region", { name: /lagen \(2023:196\)/ });
  assert.match(await law.innerText(), /Styrgruppen för sydväst[\s\S]*försenad/);
  assert.match(await law.innerText(), /Styrgruppen för nordost[\s\S]*i tid/);
  assert.ok(await page.getByRole("img", { name: /Årshjul: tolv månader/ }).isVisible());
  const coming = page.getByRole("region", { name: "Kommande tillfällen" });
  assert.match(await coming.innerText(), /stadsområde, alla 4/);
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "desk");
  await page.getByRole("navigation", { name: "Välj grupp" }).getByRole("link", { name: "Styrgruppen för centrum" }).click();
  await page.waitForURL("**/inside/arshjul?body=centrum");
  assert.match(await page.getByRole("region", { name: "Försenade tillfällen" }).innerText(), /Veckoavstämning/);
  assert.doesNotMatch(await page.getByRole("region", { name: "Kommande tillfällen" }).innerText(), /Halvårsavstämning/);
  assert.deepEqual(await seriousFindings(page), []);
});

test("the address of a calendar is found, and answers a calendar that sends nothing but it", async (t) => {
  const page = await visit(t);
  await page.getByText("Adress att prenumerera på").first().click();
  const address = await page.locator("code.year-address").first().innerText();
  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n/);
});

test("the header holds all destinations and the role from a small screen on, without scrolling sideways", async (t) => {
  const page = await visit(t, { viewport: { width: 1024, height: 768 } });
  for (const width of [1024, 1100, 1280, 1439, 1440, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
  }
});

test("a telephone in the dark has it all, without scrolling sideways", async (t) => {
  const page = await visit(t, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(await seriousFindings(page), []);
  await picture(page, "phone-dark");
});

test("it reads in English, in the dark, and without a script", async (t) => {
  const page = await visit(t, { colorScheme: "dark", javaScriptEnabled: false });
  await page.getByRole("link", { name: "English" }).first().click();
  await page.waitForURL("**/inside/arshjul?lang=en");
  assert.ok(await page.getByRole("heading", { name: "Twelve months ahead" }).isVisible());
  assert.ok(await page.getByRole("img", { name: /Year wheel/ }).isVisible());
  await picture(page, "desk-dark");
});

test("paper has law, wheel and list on A4, and no key", async (t) => {
  const page = await visit(t);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByRole("img", { name: /Årshjul: tolv månader/ }).isVisible());
  assert.equal(await page.locator(".year-calendars").isVisible(), false);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, path: process.env.TRYGGKARTA_PICTURES && `${process.env.TRYGGKARTA_PICTURES}/arshjul.pdf` });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
});
