// Symbols of actions and pledges: shape says status, never colour alone. 20 px, one accent, a casing around.

export type SymbolShape = "dashed" | "disc" | "check" | "bars" | "paused" | "crossed" | "pledge";

const shapes: Readonly<Record<string, SymbolShape>> = {
  beslutad: "dashed",
  planerad: "dashed",
  pågående: "disc",
  pågår: "disc",
  pausad: "paused",
  genomförd: "check",
  uppföljd: "bars",
  avslutad: "bars",
  avbruten: "crossed",
};

/** The shape of an action's status; a status that is not known looks like a planned one. */
export function shapeOfStatus(status: string): SymbolShape {
  return shapes[status] ?? "dashed";
}

type Piece = readonly [tag: "circle" | "rect" | "path", role: string, attributes: Readonly<Record<string, string | number>>];

const square = { x: 3.5, y: 3.5, width: 17, height: 17, rx: 3.5 };
const diamond = { d: "M12 1.8 22.2 12 12 22.2 1.8 12Z" };
const shield = { d: "M12 2.2 20.5 5v6.6c0 4.8-3.4 8.3-8.5 10.2-5.1-1.9-8.5-5.4-8.5-10.2V5Z" };

/** Roles: "case" is the casing, "solid" is filled, "line" is stroked, "mark" lies on the filled part, "mark-line" is stroked on it. */
const pieces: Readonly<Record<SymbolShape, readonly Piece[]>> = {
  dashed: [
    ["circle", "case-solid", { cx: 12, cy: 12, r: 10.5 }],
    ["circle", "line", { cx: 12, cy: 12, r: 7.75, "stroke-dasharray": "3.6 2.5" }],
  ],
  disc: [
    ["circle", "solid", { cx: 12, cy: 12, r: 9.5 }],
    ["circle", "mark", { cx: 12, cy: 12, r: 3.2 }],
  ],
  check: [
    ["rect", "solid", square],
    ["path", "mark-line", { d: "M7.8 12.4 10.8 15.3 16.3 9" }],
  ],
  bars: [
    ["path", "solid", diamond],
    ["path", "mark-line", { d: "M8.6 14.8v-2.6M12 14.8V9.8M15.4 14.8V7.6" }],
  ],
  paused: [
    ["circle", "case-solid", { cx: 12, cy: 12, r: 10.5 }],
    ["circle", "line", { cx: 12, cy: 12, r: 7.75 }],
    ["path", "line", { d: "M10 9.2v5.6M14 9.2v5.6" }],
  ],
  crossed: [
    ["rect", "case-solid", { ...square, x: 2.5, y: 2.5, width: 19, height: 19 }],
    ["rect", "line", { ...square, x: 4.7, y: 4.7, width: 14.6, height: 14.6 }],
    ["path", "line", { d: "M7.5 16.5 16.5 7.5" }],
  ],
  pledge: [
    ["path", "solid", shield],
    ["path", "mark-line", { d: "M8.3 11.8 11 14.5 15.8 8.8" }],
  ],
};

const namespace = "http://www.w3.org/2000/svg";

/** The symbol as an SVG element of 24 × 24 px, hidden from assistive technology: its words stand beside it. */
export function createSymbol(shape: SymbolShape): SVGSVGElement {
  const svg = document.createElementNS(namespace, "svg");
  const attributes = { viewBox: "0 0 24 24", width: "24", height: "24", "aria-hidden": "true", class: `symbol symbol-${shape}` };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const [tag, role, places] of pieces[shape]) {
    const element = document.createElementNS(namespace, tag);
    element.setAttribute("class", `symbol-${role}`);
    for (const [name, value] of Object.entries(places)) element.setAttribute(name, String(value));
    svg.append(element);
  }
  return svg;
}
