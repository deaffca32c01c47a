// The address bar as the home of the state: what is chosen is pushed, where one looks is replaced.
import type { Known, Note, ViewState } from "../state/view_state.ts";
import { formatView, parseView } from "../state/view_state.ts";

export type Surface = "map" | "table";

/** What the address says, with the surface that the view state does not know. */
export interface Place {
  readonly state: ViewState;
  readonly surface: Surface;
  readonly notes: readonly Note[];
}

export function readPlace(known: Known): Place {
  const url = new URL(window.location.href);
  const { state, notes } = parseView(url, known);
  return { state, notes, surface: url.searchParams.get("view") === "table" ? "table" : "map" };
}

/** Path, query and hash for a state. */
export function addressOf(state: ViewState, surface: Surface, known: Known): string {
  const [query = "", hash] = formatView(state, known).split("#");
  const view = surface === "table" ? `${query ? "&" : "?"}view=table` : "";
  return window.location.pathname + query + view + (hash ? `#${hash}` : "");
}

export function pushAddress(address: string): void {
  if (address !== window.location.pathname + window.location.search + window.location.hash) window.history.pushState(null, "", address);
}

export function replaceAddress(address: string): void {
  window.history.replaceState(window.history.state, "", address);
}
