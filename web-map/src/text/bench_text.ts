// The words of the signed-in's map, beside those that everyone's map has: a catalogue of its own, so that only they load it.
import { benchSv } from "./bench_sv.ts";
import type { Entry, Language, Text, Values } from "./text.ts";
import { loadText, sayerOf } from "./text.ts";

export type BenchKey = keyof typeof benchSv;
export type BenchCatalogue = { readonly [Key in BenchKey]: Entry };

export interface BenchText extends Text {
  /** A text of this catalogue with its places filled; numbers are formatted. */
  b(key: BenchKey, values?: Values): string;
}

/** The texts of a language, fetched if they are not here yet. */
export async function loadBenchText(language: Language): Promise<BenchText> {
  const text = await loadText(language);
  const catalogue: BenchCatalogue = language === "en" ? (await import("./bench_en.ts")).benchEn : benchSv;
  return benchTextOf(text, catalogue);
}

/** Texts out of one catalogue, beside those of everyone's. */
export function benchTextOf(text: Text, catalogue: BenchCatalogue): BenchText {
  const say = sayerOf(text.language);
  return { ...text, b: (key, values) => say(catalogue[key], values) };
}

/** The key of a word that an answer names, where the catalogue has it. */
export function benchKey(key: string): BenchKey | undefined {
  return Object.hasOwn(benchSv, key) ? (key as BenchKey) : undefined;
}
