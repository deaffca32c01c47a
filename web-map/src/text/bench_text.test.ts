import assert from "node:assert/strict";
import { test } from "node:test";
import { benchEn } from "./bench_en.ts";
import { benchSv } from "./bench_sv.ts";
import { benchKey } from "./bench_text.ts";
import type { Entry } from "./text.ts";

const forms = (entry: Entry): string[] => (typeof entry === "string" ? [entry] : [entry.one, entry.other]);

test("both languages of the signed-in have the same keys and the same places for values", () => {
  const places = (entry: Entry): string[] => [...new Set(forms(entry).join(" ").match(/\{\w+\}/g) ?? [])].sort();
  assert.deepEqual(Object.keys(benchEn).sort(), Object.keys(benchSv).sort());
  for (const key of Object.keys(benchSv) as (keyof typeof benchSv)[]) {
    assert.deepEqual(places(benchEn[key]), places(benchSv[key]), key);
    assert.equal(typeof benchEn[key], typeof benchSv[key], key);
    for (const form of [...forms(benchEn[key]), ...forms(benchSv[key])]) assert.notEqual(form.trim(), "", key);
  }
});

test("no text of the signed-in calls a place dangerous (P16)", () => {
  const forbidden = /farlig|no-?go|värst|laglös|dangerous|worst|lawless|unsafe/i;
  for (const entry of [...Object.values(benchSv), ...Object.values(benchEn)].flatMap((each: Entry) => forms(each))) {
    assert.doesNotMatch(entry, forbidden);
  }
});

test("a word that an answer names is known or not", () => {
  assert.equal(benchKey("precision.gata"), "precision.gata");
  assert.equal(benchKey("precision.toString"), undefined);
  assert.equal(benchKey("toString"), undefined);
});
