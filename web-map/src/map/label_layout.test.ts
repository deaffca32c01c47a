import assert from "node:assert/strict";
import { test } from "node:test";
import type { LabelRules, LabelWish } from "./label_layout.ts";
import { breakName, placeLabels } from "./label_layout.ts";

const measure = (text: string): number => text.length * 6;
const rules: LabelRules = { measure, isTaken: () => false, isIn: () => true, bounds: { x: 0, y: 0, width: 500, height: 300 } };
const wish = (code: string, x: number, y: number, more: Partial<LabelWish> = {}): LabelWish => ({ code, name: `Område ${code}`, rank: 1, x, y, ...more });
const codes = (wishes: readonly LabelWish[], changed: Partial<LabelRules> = {}): string[] =>
  placeLabels(wishes, { ...rules, ...changed }).map((label) => label.code);

test("of two names that would overlap, the higher rank stays", () => {
  assert.deepEqual(codes([wish("a", 100, 100), wish("b", 110, 105, { rank: 5 })]), ["b"]);
  assert.deepEqual(codes([wish("a", 100, 100), wish("b", 300, 200)]).sort(), ["a", "b"]);
});

test("a name stands once, however many tiles bring it", () => {
  assert.deepEqual(codes([wish("a", 100, 100), wish("a", 300, 200)]), ["a"]);
});

test("no name lies across the edge, on a symbol or beside its area", () => {
  assert.deepEqual(codes([wish("a", 10, 100)]), []);
  assert.deepEqual(codes([wish("a", 100, 100)], { isTaken: () => true }), []);
  assert.deepEqual(codes([wish("a", 100, 100)], { isIn: (_, x) => x < 90 }), []);
});

test("the same wishes in another order give the same labels", () => {
  const wishes = [wish("a", 100, 100), wish("b", 105, 102), wish("c", 108, 99)];
  assert.deepEqual(codes(wishes), codes([...wishes].reverse()));
});

test("names break at en dashes, which stay at the end of the line, and at blanks", () => {
  assert.deepEqual(breakName("Majorna–Stigberget–Masthugget", measure), ["Majorna–", "Stigberget–", "Masthugget"]);
  assert.deepEqual(breakName("Norra Centrum", measure), ["Norra Centrum"]);
  assert.deepEqual(breakName("Västra Biskopsgården", measure), ["Västra", "Biskopsgården"]);
});

test("a name that takes more than three lines is not placed", () => {
  assert.equal(breakName("Kallebäck–Skårtorpsdalen–Kärralundsgatan–Torpagärdet", measure), undefined);
  assert.deepEqual(codes([wish("a", 200, 150, { name: "Kallebäck–Skårtorpsdalen–Kärralundsgatan–Torpagärdet" })]), []);
});
