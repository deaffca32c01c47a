// Words, numbers, days and periods in the reader's language. Swedish is always here, English is loaded when asked for.
import { sv } from "./sv.ts";
import { periodLabel, shortPeriodLabel, spokenPeriodLabel } from "./period_label.ts";

export type Language = "sv" | "en";
export type TextKey = keyof typeof sv;
/** A text, or one for each plural form; "{name}" is a place for a value, "{n}" the number that decides the form. */
export type Entry = string | { readonly one: string; readonly other: string };
export type Catalogue = { readonly [Key in TextKey]: Entry };
export type Values = Readonly<Record<string, string | number>>;

export interface Text {
  readonly language: Language;
  /** The text with its places filled; numbers are formatted. */
  t(key: TextKey, values?: Values): string;
  /** "1 000", "1,000". */
  number(value: number): string;
  /** "tre", "three" up to twelve, then figures: for running text. */
  inWords(value: number): string;
  /** One decimal: "3,9", "3.9". */
  rate(value: number): string;
  /** A share of 1 as whole per cent: "3 %", "3%". */
  percent(share: number): string;
  /** "2026-03-12" or an instant → "12 mars 2026", "12 March 2026". */
  day(iso: string): string;
  /** "2026-Q3" → "kvartal 3 2026". */
  period(token: string): string;
  /** "2026-Q3" → "tredje kvartalet 2026": for the ear. */
  spokenPeriod(token: string): string;
  /** For axes: "2026-Q3" → "kv 3". */
  shortPeriod(token: string): string;
  /** Order for names: å, ä, ö last in Swedish. */
  compare(a: string, b: string): number;
}

const smallNumbers = {
  sv: ["en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"],
  en: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
} as const;

const loaded = new Map<Language, Text>();

/** The texts of a language, fetched if they are not here yet. */
export async function loadText(language: Language): Promise<Text> {
  if (language === "en" && !loaded.has("en")) loaded.set("en", createText("en", (await import("./en.ts")).en));
  return textOf(language);
}

/** The texts of a language that is loaded, else the Swedish ones. */
export function textOf(language: Language): Text {
  const known = loaded.get(language) ?? loaded.get("sv");
  if (known) return known;
  const swedish = createText("sv", sv);
  loaded.set("sv", swedish);
  return swedish;
}

/** An area's name as it is shown: "Majorna-Stigberget" → "Majorna–Stigberget". The stored name is untouched. */
export function displayName(name: string): string {
  return name.replace(/(\p{L})-(?=\p{Lu})/gu, "$1–");
}

/** The word of a problem's, action's or pledge's status; one without a word is said as the server wrote it. */
export function statusWord(text: Text, status: string): string {
  const key = `status.${status}`;
  return isTextKey(key) ? text.t(key) : status.replaceAll("_", " ");
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(sv, key);
}

/** Says an entry of any catalogue in a language: places filled, numbers formatted. */
export function sayerOf(language: Language): (entry: Entry, values?: Values) => string {
  const locale = localeOf(language);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const plural = new Intl.PluralRules(locale);
  return (entry, values = {}) => {
    const form = typeof entry === "string" ? entry : entry[plural.select(Number(values.n)) === "one" ? "one" : "other"];
    return form.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === "number" ? whole.format(value) : value;
    });
  };
}

function localeOf(language: Language): string {
  return language === "sv" ? "sv-SE" : "en-GB";
}

/** Texts out of one catalogue. */
export function createText(language: Language, catalogue: Catalogue): Text {
  const locale = localeOf(language);
  const say = sayerOf(language);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  // A day is a day of the city's calendar; read as UTC it stays the same day in every browser.
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const collator = new Intl.Collator(locale, { numeric: true });

  const text: Text = {
    language,
    t: (key, values) => say(catalogue[key], values),
    number: (value) => whole.format(value),
    inWords: (value) => smallNumbers[language][value - 1] ?? whole.format(value),
    rate: (value) => decimal.format(value),
    percent: (share) => percent.format(share),
    day: (iso) => day.format(new Date(iso.slice(0, 10) + "T00:00:00Z")),
    period: (token) => periodLabel(token, language),
    spokenPeriod: (token) => spokenPeriodLabel(token, language),
    shortPeriod: (token) => shortPeriodLabel(token, language),
    compare: (a, b) => collator.compare(a, b),
  };
  return text;
}
