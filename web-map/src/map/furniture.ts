// What stands on the map besides the map: zoom buttons, scale bar, whose borders these are.
import type { Text } from "../text/text.ts";
import { worldPixel } from "./frame.ts";
import type { LeafletMap } from "./leaflet.ts";
import { disableClickPropagation } from "./leaflet.ts";

export interface Furniture {
  /** Fits the scale bar to the map as it stands. */
  update(): void;
  /** Whose borders, and whose basemap, these are. */
  setAttribution(borders: string, basemap: string): void;
}

/** Puts the furniture on the map. Its place and look are the style sheet's. */
export function createFurniture(map: LeafletMap, text: Text, onHome: () => void): Furniture {
  const element = map.getContainer();
  const buttons = block("map-buttons");
  buttons.append(
    button("map-zoom-in", icons.plus, text.t("map.zoomIn"), () => map.zoomIn()),
    button("map-zoom-out", icons.minus, text.t("map.zoomOut"), () => map.zoomOut()),
    button("map-home", icons.house, text.t("map.home"), onHome),
  );
  disableClickPropagation(buttons);
  const foot = block("map-foot");
  const source = block("map-source");
  const scale = block("map-scale");
  const words = block("map-scale-words");
  const bar = block("map-scale-bar");
  scale.append(words, bar);
  foot.append(source, scale);
  element.append(buttons, foot);

  return {
    update() {
      const { metres, pixels } = scaleOf(map);
      const kilometres = metres >= 1000;
      words.textContent = text.t(kilometres ? "map.kilometres" : "map.metres", { value: kilometres ? metres / 1000 : metres });
      bar.style.width = `${pixels}px`;
    },
    setAttribution(borders, basemap) {
      const parts = [borders && text.t("map.boundaries", { source: borders }), basemap && text.t("map.basemap", { source: basemap })];
      source.textContent = parts.filter(Boolean).join(" · ");
    },
  };
}

function block(className: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}

const icons = {
  plus: "M10 4.5v11M4.5 10h11",
  minus: "M4.5 10h11",
  house: "M4.5 9.2 10 4.5l5.5 4.7v6.3h-11Z",
} as const;

function button(className: string, icon: string, name: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = `map-button ${className}`;
  element.setAttribute("aria-label", name);
  element.title = name;
  element.append(iconOf(icon));
  element.addEventListener("click", onClick);
  return element;
}

function iconOf(line: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", line);
  svg.append(path);
  return svg;
}

const earthCircumference = 40_075_016.7;
const longestBar = 110;

/** The longest of 1, 2 or 5 times a power of ten metres that is not longer than the bar may be, at the map's middle. */
function scaleOf(map: LeafletMap): { metres: number; pixels: number } {
  const latitude = (map.getCenter().lat * Math.PI) / 180;
  const world = worldPixel(180, 0, map.getZoom()).x;
  const metresPerPixel = (earthCircumference * Math.cos(latitude)) / world;
  const most = longestBar * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = Math.max(1, ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power);
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}
