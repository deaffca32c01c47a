// From an answer's JSON to types. What is missing or strange in it throws one sentence; nothing half-read goes on.
import type { Bounds, Figure } from "./answers.ts";

export class ParseError extends Error {}

export type Json = unknown;

export function fail(where: string, wanted: string): never {
  throw new ParseError(`${where}: ${wanted} expected`);
}

export function record(value: Json, where: string): Readonly<Record<string, Json>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) fail(where, "an object");
  return value as Record<string, Json>;
}

export function list(value: Json, where: string): readonly Json[] {
  if (!Array.isArray(value)) fail(where, "a list");
  return value;
}

export function text(value: Json, where: string): string {
  if (typeof value !== "string") fail(where, "a text");
  return value;
}

export function number(value: Json, where: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) fail(where, "a number");
  return value;
}

/** A text that is there and not empty. */
export function optionalText(value: Json): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function optionalNumber(value: Json): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function texts(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

export function numbers(value: Json): readonly number[] {
  return Array.isArray(value) ? value.filter((each): each is number => typeof each === "number") : [];
}

/** Drops the keys that have no value, so that "absent" is one thing. */
export function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** A count or rate beside "hidden" or "unknown" is not even read. */
export function figure(value: Json, where: string): Figure {
  const row = record(value, where);
  if (row.status === "hidden" || row.status === "unknown") return { status: row.status };
  if (row.status !== "shown") fail(where, "status shown, hidden or unknown");
  const count = number(row.count, `${where}.count`);
  const rate = optionalNumber(row.rate);
  return rate === undefined ? { status: "shown", count } : { status: "shown", count, rate };
}

/** [west, south, east, north] */
export function bounds(value: Json): Bounds | undefined {
  const [west, south, east, north, ...more] = numbers(value);
  if (west === undefined || south === undefined || east === undefined || north === undefined || more.length > 0) return undefined;
  return west < east && south < north ? { west, south, east, north } : undefined;
}
