import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en.ts";
import { parsePeriod, periodLabel, shortPeriodLabel } from "./period_label.ts";
import { sv } from "./sv.ts";
import type { Entry } from "./text.ts";
import { createText, displayName, statusWord } from "./text.ts";

const swedish = createText("sv", sv);
const english = createText("en", en);
const forms = (entry: Entry): string[] => (typeof entry === "string" ? [entry] : [entry.one, entry.other]);

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(sv).sort());
});

test("a text has the same places for values in both languages, and is not empty", () => {
  const places = (entry: Entry): string[] => [...new Set(forms(entry).join(" ").match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(sv) as (keyof typeof sv)[]) {
    assert.deepEqual(places(en[key]), places(sv[key]), key);
    assert.equal(typeof en[key], typeof sv[key], key);
    for (const form of [...forms(en[key]), ...forms(sv[key])]) assert.notEqual(form.trim(), "", key);
  }
});

test("no text calls a place dangerous (P16)", () => {
  const forbidden = /farlig|no-?go|värst|laglös|dangerous|worst|lawless|unsafe/i;
  const entries = [...Object.values(sv), ...Object.values(en)].flatMap((entry: Entry) => forms(entry));
  for (const entry of entries) assert.doesNotMatch(entry, forbidden);
});

test("hidden is never said as a number or a bound (P2)", () => {
  const entries = [...Object.values(sv), ...Object.values(en)].flatMap((entry: Entry) => forms(entry));
  for (const entry of entries) assert.doesNotMatch(entry, /färre än \d|fewer than \d|less than \d|<\s*\d/i);
});

test("values are put in, numbers are formatted, and an unknown place stays to be seen", () => {
  assert.equal(swedish.t("notice.action", { title: "Kvällsvärdar", status: "pågår" }), "Åtgärd: Kvällsvärdar, pågår");
  assert.equal(swedish.t("figure.areas", { n: 1 }), "1 område");
  assert.equal(swedish.t("figure.areas", { n: 1200 }), "1\u00a0200 områden");
  assert.equal(english.t("figure.areas", { n: 1200 }), "1,200 areas");
  assert.equal(swedish.t("map.boundaries"), "Gränser: {source}");
});

test("numbers, rates, shares and days are written as the language does", () => {
  assert.equal(swedish.number(1000), "1\u00a0000");
  assert.equal(swedish.rate(3.9), "3,9");
  assert.equal(swedish.rate(4), "4,0");
  assert.equal(swedish.percent(0.95), "95\u00a0%");
  assert.equal(swedish.day("2026-03-12"), "12 mars 2026");
  assert.equal(english.day("2026-03-12T23:30:00Z"), "12 March 2026");
  assert.equal(english.rate(3.9), "3.9");
});

test("Swedish order puts å, ä and ö last", () => {
  assert.deepEqual(["Öja", "Ask", "Ängö", "Ålid", "Zon"].sort(swedish.compare), ["Ask", "Zon", "Ålid", "Ängö", "Öja"]);
});

test("periods are named by their tokens", () => {
  const labels = { "2026-W47": "v. 47 2026", "2026-11": "november 2026", "2026-Q3": "kvartal 3 2026", "2026-H1": "första halvåret 2026", "2026": "2026", "2025..2026": "2025–2026" };
  for (const [token, label] of Object.entries(labels)) assert.equal(swedish.period(token), label);
  assert.equal(swedish.spokenPeriod("2025-Q3"), "tredje kvartalet 2025");
  assert.equal(english.spokenPeriod("2025-Q4"), "fourth quarter of 2025");
  assert.equal(swedish.spokenPeriod("2026-11"), "november 2026");
  assert.equal(periodLabel("2026-H2", "en"), "second half of 2026");
  assert.equal(periodLabel("2026-W01", "en"), "week 1 2026");
  assert.equal(shortPeriodLabel("2026-Q3", "sv"), "kv 3");
  assert.equal(shortPeriodLabel("2025..2026", "sv"), "25–26");
});

test("a token that is none is shown as it is, and has no parts", () => {
  assert.equal(swedish.period("2026-Q5"), "2026-Q5");
  assert.equal(parsePeriod("2026-Q5"), undefined);
  assert.deepEqual(parsePeriod("2026-W47"), { kind: "week", year: 2026, number: 47 });
});

test("a name is shown with en dashes between its parts, and keeps hyphens inside words", () => {
  assert.equal(displayName("Majorna-Stigberget-Masthugget"), "Majorna–Stigberget–Masthugget");
  assert.equal(displayName("Nord-väst"), "Nord-väst");
});

test("a status without a word is said as the server wrote it", () => {
  assert.equal(statusWord(swedish, "pågående"), "pågår");
  assert.equal(statusWord(swedish, "under_prövning"), "under prövning");
});
