// A form that loses nothing: its draft is kept while it is written, and it is sent without leaving the page.
import { button, element } from "../panels/dom.ts";
import { ServerError } from "../server/client.ts";
import { sendForm } from "../server/sent_form.ts";
import type { ChainText } from "../text/chain_text.ts";
import type { Draft, DraftShelf } from "./draft_shelf.ts";

/** What the server gives anew with every page, and files, which no draft can hold. */
const notKept = new Set(["csrf", "place_file"]);

export interface KeptFormEvents {
  /** Whether a draft is offered: not where the page is the server's answer to what was just sent. */
  readonly offers: boolean;
  /** The page came back with another form in it. */
  onPage(page: Document): void;
}

/** Takes over sending and drafts of a form of the chain. */
export function keepForm(form: HTMLFormElement, shelf: DraftShelf, text: ChainText, events: KeptFormEvents): void {
  const name = form.dataset.form ?? form.action;
  const status = element("p", { class: "chain-note", role: "status", hidden: "" });
  form.before(status);
  if (events.offers) offerDraft(form, shelf.find(name), text, {
    use: (draft) => { fill(form, draft); say(status, text("draft.used")); },
    drop: () => shelf.drop(name),
  });
  const keep = (): void => shelf.keep(name, fieldsOf(form));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  let isSending = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    say(status, text("send.sending"));
    void send(form, text, status, { kept: () => shelf.drop(name), keep, page: events.onPage }).finally(() => { isSending = false; });
  });
}

interface Sending {
  kept(): void;
  keep(): void;
  page(page: Document): void;
}

async function send(form: HTMLFormElement, text: ChainText, status: HTMLElement, sending: Sending): Promise<void> {
  try {
    const answer = await sendForm(form);
    status.hidden = true;
    if (answer.kind === "page") return sending.page(answer.page);
    sending.kept();
    window.location.assign(answer.url);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    sending.keep();
    say(status, text(error.kind === "signed_out" ? "send.signedOut" : error.kind === "busy" ? "send.busy" : "send.offline"));
    status.scrollIntoView({ block: "center" });
  }
}

function say(status: HTMLElement, words: string): void {
  status.textContent = words;
  status.hidden = false;
}

/** What the form would send, but for files and the token. */
export function fieldsOf(form: HTMLFormElement): (readonly [string, string])[] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" && !notKept.has(name) ? [[name, value] as const] : []));
}

/** Puts a draft's values into the fields that the form has. */
function fill(form: HTMLFormElement, draft: Draft): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of draft.fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
    if (!isField || notKept.has(control.name) || !control.name) continue;
    const kept = values.get(control.name) ?? [];
    if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) control.checked = kept.includes(control.value);
    else if (control instanceof HTMLSelectElement) for (const option of control.options) option.selected = kept.includes(option.value);
    // The empty field before tick boxes stays empty.
    else if (kept[0] !== undefined && !hasBoxes(form, control.name)) control.value = kept[0];
  }
}

function hasBoxes(form: HTMLFormElement, name: string): boolean {
  return [...form.elements].some((each) => each instanceof HTMLInputElement && each.type === "checkbox" && each.name === name);
}

interface Offer {
  use(draft: Draft): void;
  drop(): void;
}

function offerDraft(form: HTMLFormElement, draft: Draft | undefined, text: ChainText, offer: Offer): void {
  if (!draft || JSON.stringify(draft.fields) === JSON.stringify(fieldsOf(form))) return;
  const when = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const note = element("div", { class: "chain-note", "data-slot": "draft" }, element("p", {}, text("draft.found", { when })));
  const answer = (act: () => void) => (): void => { act(); note.remove(); };
  note.append(
    button({ class: "button small primary" }, answer(() => offer.use(draft)), text("draft.use")),
    button({ class: "button small" }, answer(() => offer.drop()), text("draft.drop")));
  form.before(note);
}
