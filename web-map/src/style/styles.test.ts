import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { paletteOf } from "./palette.ts";

const themes = ["light", "dark"] as const;

interface Style {
  readonly layers: readonly {
    readonly id: string; readonly type: string; readonly "source-layer"?: string; readonly filter?: unknown;
    readonly layout?: object; readonly paint?: object;
  }[];
}

function style(theme: string): Style {
  return JSON.parse(readFileSync(`../styles/${theme}.json`, "utf8")) as Style;
}

function coloursIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/#[0-9A-Fa-f]{6}/g)].map(([colour]) => colour.toUpperCase());
}

for (const theme of themes) {
  test(`the ${theme} style is valid by MapLibre's own reference`, () => {
    const errors = validateStyleMin(style(theme) as never);
    assert.deepEqual(errors.map((error) => error.message), []);
  });

  test(`every colour of the ${theme} style is one of the palette's ${theme} theme`, () => {
    const known = new Set(coloursIn(paletteOf(theme)));
    assert.deepEqual(coloursIn(style(theme)).filter((colour) => !known.has(colour)), []);
  });

  test(`the ${theme} style fills the five classes with the palette's colours, and nothing else by class`, () => {
    const byClass = style(theme).layers.filter((layer) => JSON.stringify(layer.paint ?? {}).includes('"class"'));
    assert.deepEqual(byClass.map((layer) => layer.id), ["area-shown"]);
    const fills = paletteOf(theme).classes.map((colours) => colours.fill.toUpperCase());
    assert.deepEqual(coloursIn(byClass[0]?.paint), fills);
  });

  test(`hidden and unknown share no colour with a class in the ${theme} theme`, () => {
    const { classes, hidden, unknown } = paletteOf(theme);
    const fills = classes.map((colours) => colours.fill);
    for (const colour of [hidden.ground, hidden.hatch, unknown.ground, unknown.dots]) assert.ok(!fills.includes(colour));
  });
}

test("both styles have the same layers, so that a theme changes colours and nothing else", () => {
  const bare = (theme: string): unknown =>
    style(theme).layers.map((layer) => JSON.parse(JSON.stringify(layer).replace(/#[0-9A-Fa-f]{6}/g, "colour")) as unknown);
  assert.deepEqual(bare("light"), bare("dark"));
});

test("a style uses only the layer types and operators that the subset names", () => {
  const types = new Set(["background", "fill", "line", "circle", "symbol"]);
  const operators = new Set(["get", "has", "in", "literal", "step", "match", "all", "!", "==", "-", "geometry-type"]);
  for (const theme of themes) {
    for (const layer of style(theme).layers) {
      assert.ok(types.has(layer.type), layer.id);
      for (const operator of operatorsIn([layer.filter, layer.paint, layer.layout])) assert.ok(operators.has(operator), `${layer.id}: ${operator}`);
    }
  }
});

/** The first words of all expressions; lists of plain values are none. */
function operatorsIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    if (value[0] === "literal") return ["literal"];
    const inner = value.slice(1).flatMap((each) => (isValueList(each) ? [] : operatorsIn(each)));
    return typeof value[0] === "string" ? [value[0], ...inner] : [...operatorsIn(value[0]), ...inner];
  }
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap((each) => (isValueList(each) ? [] : operatorsIn(each)));
  return [];
}

/** Labels of a `match`, or a dash array. */
function isValueList(value: unknown): boolean {
  const known = /^(get|has|in|step|match|all|!|==|-|geometry-type|literal)$/;
  return Array.isArray(value) && value.every((each) => typeof each !== "object") && !known.test(String(value[0]));
}

test("text stands out from its class by 4.5 to 1, or by its halo", () => {
  for (const theme of themes) {
    for (const { fill, label, halo } of paletteOf(theme).classes) {
      assert.ok(Math.max(contrast(label, fill), contrast(label, halo)) >= 4.5, `${theme}: ${label} on ${fill}`);
    }
  }
});

test("one of the two border lines stands out from every class by 3 to 1", () => {
  for (const theme of themes) {
    const palette = paletteOf(theme);
    for (const { fill } of palette.classes) {
      assert.ok(Math.max(contrast(palette["border-case"], fill), contrast(palette["border-line"], fill)) >= 3, `${theme}: ${fill}`);
    }
  }
});

test("no style sheet writes a colour of its own where the palette has one", () => {
  const known = new Set([...coloursIn(paletteOf("light")), ...coloursIn(paletteOf("dark"))]);
  // White is paper as often as it is a surface, and may be written.
  known.delete("#FFFFFF");
  for (const name of readdirSync("css")) {
    const written = coloursIn(readFileSync(`css/${name}`, "utf8"));
    assert.deepEqual(written.filter((colour) => known.has(colour)), [], name);
  }
});

/** WCAG 2.1, contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}
