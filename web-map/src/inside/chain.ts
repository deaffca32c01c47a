// The chain's pages: forms that lose nothing, and maps where the server wrote a still picture or a field.
import { chainTextOf } from "../text/chain_text.ts";
import { createDraftShelf } from "./draft_shelf.ts";
import { keepForm } from "./kept_form.ts";

const language = document.documentElement.lang === "en" ? "en" : "sv";
const text = chainTextOf(language);

function start(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-form]");
  const shelf = createDraftShelf(form?.dataset.member ?? "");
  for (const out of document.querySelectorAll("[data-signs-out]")) out.addEventListener("submit", () => shelf.empty());
  if (form) keepForm(form, shelf, text, { onPage: takeOver, onFilled: () => undefined });
}

/** Shows what the server answered in the place of this page, and tells whoever listens what is wrong. */
function takeOver(page: Document): void {
  const answered = page.querySelector("main");
  const shown = document.querySelector("main");
  if (!answered || !shown) return;
  document.title = page.title;
  shown.replaceWith(document.adoptNode(answered));
  start();
  document.getElementById("fel")?.focus();
}

start();
