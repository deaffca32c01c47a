// The chain's pages: forms that lose nothing, and maps where the server wrote a still picture or a field.
import { element } from "../panels/dom.ts";
import { chainTextOf } from "../text/chain_text.ts";
import { createDraftShelf } from "./draft_shelf.ts";
import { offerDrawing } from "./draw_place.ts";
import { keepForm } from "./kept_form.ts";

const language = document.documentElement.lang === "en" ? "en" : "sv";
const text = chainTextOf(language);

/** Takes over what stands on the page. `isAnswer`: it is the server's answer to a form of this page. */
function start(isAnswer = false): void {
  const form = document.querySelector<HTMLFormElement>("form[data-form]");
  const place = document.querySelector<HTMLElement>('[data-slot="place"]');
  const card = document.querySelector<HTMLElement>('[data-slot="map"][data-places]');
  const shelf = createDraftShelf(form?.dataset.member ?? "");
  for (const out of document.querySelectorAll("[data-signs-out]")) out.addEventListener("submit", () => shelf.empty());
  if (form) keepForm(form, shelf, text, { offers: !isAnswer, onPage: takeOver });
  if (place) offerDrawing(place, language, text);
  if (card) void showCard(card);
}

/** Puts a map before the still picture, which stays for paper and where the map cannot be had. */
async function showCard(card: HTMLElement): Promise<void> {
  const host = element("div", { class: "map-host" });
  try {
    const { createPlaceMap, showPlaces } = await import("./place_map.ts");
    card.prepend(host);
    showPlaces(await createPlaceMap(host, language, "ctrl"), card.dataset.places ?? "");
    card.classList.add("has-map");
  } catch {
    host.remove();
  }
}

/** Shows what the server answered in the place of this page, and tells whoever listens what is wrong. */
function takeOver(page: Document): void {
  const answered = page.querySelector("main");
  const shown = document.querySelector("main");
  if (!answered || !shown) return;
  document.title = page.title;
  shown.replaceWith(document.adoptNode(answered));
  start(true);
  document.getElementById("fel")?.focus();
}

start();
