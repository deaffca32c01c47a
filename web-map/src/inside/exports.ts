// Files of what is shown, with the same filter: the links are there where the right gives them out.
import { element } from "../panels/dom.ts";
import type { SignedInClient } from "../server/signed_in.ts";
import { filterQuery } from "../state/bench_state.ts";
import type { Shown } from "./shown.ts";

const formats = [["csv", "CSV"], ["geojson", "GeoJSON"], ["gpkg", "GeoPackage"]] as const;

export function exportLinks({ state, choices, text }: Shown, client: SignedInClient): HTMLElement | undefined {
  if (!choices.mayExport) return undefined;
  const query = filterQuery(state);
  const ofAreas = new URLSearchParams(query);
  ofAreas.set("scheme", state.scheme);
  const row = (words: string, name: string, filter: URLSearchParams): HTMLElement => element("li", {},
    element("span", {}, words),
    ...formats.map(([ending, title]) => element("a", { href: client.fileAddress(`${name}.${ending}`, filter), download: true, "aria-label": `${words}, ${title}` }, title)));
  return element("section", { class: "exports", "aria-labelledby": "exports-title" },
    element("h2", { id: "exports-title" }, text.b("export.label")),
    element("ul", {}, row(text.b("export.areas"), "figures", ofAreas),
      choices.seesPoints ? row(text.b("export.incidents"), "incidents", query) : undefined),
    element("p", { class: "caption" }, text.b("export.logged")));
}
