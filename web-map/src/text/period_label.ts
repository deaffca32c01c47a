// Labels of periods, made from the server's tokens. Nothing is computed from a Date: tokens are the server's to decide.

export type PeriodKind = "week" | "month" | "quarter" | "half_year" | "year" | "two_years";

export interface PeriodParts {
  readonly kind: PeriodKind;
  readonly year: number;
  /** Week 1–53, month 1–12, quarter 1–4, half 1–2; 1 for years. */
  readonly number: number;
}

const patterns: readonly (readonly [PeriodKind, RegExp])[] = [
  ["week", /^(\d{4})-W(\d{2})$/],
  ["month", /^(\d{4})-(\d{2})$/],
  ["quarter", /^(\d{4})-Q([1-4])$/],
  ["half_year", /^(\d{4})-H([12])$/],
  ["year", /^(\d{4})$/],
  ["two_years", /^(\d{4})\.\.\d{4}$/],
];

/** The parts of a token; undefined when it is none. */
export function parsePeriod(token: string): PeriodParts | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(token);
    if (match) return { kind, year: Number(match[1]), number: Number(match[2] ?? 1) };
  }
  return undefined;
}

const months = {
  sv: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
} as const;

/** "kvartal 3 2026", "november 2026", "v. 47 2026", "första halvåret 2026", "2026", "2025–2026"; the token itself when it is unknown. */
export function periodLabel(token: string, language: "sv" | "en"): string {
  const parts = parsePeriod(token);
  if (!parts) return token;
  const { kind, year, number } = parts;
  const swedish = language === "sv";
  switch (kind) {
    case "week":
      return swedish ? `v. ${number} ${year}` : `week ${number} ${year}`;
    case "month":
      return `${months[language][number - 1] ?? number} ${year}`;
    case "quarter":
      return swedish ? `kvartal ${number} ${year}` : `quarter ${number} ${year}`;
    case "half_year":
      if (swedish) return `${number === 1 ? "första" : "andra"} halvåret ${year}`;
      return `${number === 1 ? "first" : "second"} half of ${year}`;
    case "year":
      return `${year}`;
    case "two_years":
      return token.replace("..", "–");
  }
}

const ordinals = { sv: ["första", "andra", "tredje", "fjärde"], en: ["first", "second", "third", "fourth"] } as const;

/** For the ear: "tredje kvartalet 2026", else as periodLabel. */
export function spokenPeriodLabel(token: string, language: "sv" | "en"): string {
  const parts = parsePeriod(token);
  if (parts?.kind !== "quarter") return periodLabel(token, language);
  const ordinal = ordinals[language][parts.number - 1] ?? "";
  return language === "sv" ? `${ordinal} kvartalet ${parts.year}` : `${ordinal} quarter of ${parts.year}`;
}

/** For axes: "kv 3", "nov", "v. 47", "h 1", "2026", "25–26". */
export function shortPeriodLabel(token: string, language: "sv" | "en"): string {
  const parts = parsePeriod(token);
  if (!parts) return token;
  const { kind, year, number } = parts;
  const swedish = language === "sv";
  switch (kind) {
    case "week":
      return swedish ? `v. ${number}` : `wk ${number}`;
    case "month":
      return (months[language][number - 1] ?? `${number}`).slice(0, 3);
    case "quarter":
      return swedish ? `kv ${number}` : `Q${number}`;
    case "half_year":
      return swedish ? `h ${number}` : `H${number}`;
    case "year":
      return `${year}`;
    case "two_years":
      return `${String(year).slice(2)}–${String(year + 1).slice(2)}`;
  }
}
