// From a place on the map to the form of a problem that is already filled in.
import { element } from "../panels/dom.ts";
import type { HotPlace } from "../server/bench_answers.ts";
import { filterQuery } from "../state/bench_state.ts";
import { chainTextOf } from "../text/chain_text.ts";
import type { Shown } from "./shown.ts";
import { sideAt } from "./shown.ts";

/** What is proposed: a hotspot, or a place that is none. */
export type Proposed = Pick<HotPlace, "id" | "count"> & { readonly z?: number | undefined; readonly name?: string | undefined };

/** A link for those who may propose; undefined for others. The server says who may, and where. */
export function proposalLink(shown: Shown, place: Proposed, unit: "area" | "cell" | undefined, className = "propose"): HTMLElement | undefined {
  const form = document.querySelector<HTMLElement>("[data-proposes]")?.dataset.proposes;
  if (!form || !unit) return undefined;
  const { state, text, hot } = shown;
  const query = filterQuery(state);
  if (unit === "area") {
    query.set("scheme", state.scheme);
    query.set("area", place.id);
  } else {
    query.set("grid", String(hot?.unit === "cell" ? hot.side : sideAt(state.position?.zoom ?? 0)));
    query.set("cell", place.id);
    if (place.name) query.set("near", place.name);
  }
  query.set("count", String(place.count));
  if (place.z !== undefined) query.set("z", String(place.z));
  const joint = form.includes("?") ? "&" : "?";
  return element("a", { class: className, href: `${form}${joint}${query}` }, chainTextOf(text.language)("hot.propose"));
}
