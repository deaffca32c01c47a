// The purpose, asked for once a session where it would open more.
import { button, element } from "../panels/dom.ts";
import type { Choices } from "../server/bench_answers.ts";
import type { BenchText } from "../text/bench_text.ts";

export interface PurposeEvents {
  /** Saves it; the dialog closes when that is done, and says why where it could not be. */
  save(purpose: string): Promise<void>;
}

/** The server takes no longer one. */
const longest = 200;

/** Opens the dialog; closed by saving, by "not now" or by Escape. */
export function askPurpose(choices: Choices, text: BenchText, { save }: PurposeEvents): void {
  const field = element("input", { id: "purpose-field", name: "purpose", maxlength: longest, required: true, autocomplete: "off" });
  const trouble = element("p", { class: "account-alert", role: "alert", hidden: true });
  const dialog = element("dialog", { class: "purpose", "aria-labelledby": "purpose-title" });
  const form = element("form", { method: "dialog" },
    element("h2", { id: "purpose-title" }, text.b("purpose.title")),
    element("p", {}, text.b("purpose.why")),
    element("p", { class: "purpose-logged" }, text.b("purpose.logged", { member: choices.member, role: choices.roleWord })),
    element("div", { class: "field" }, element("label", { for: "purpose-field" }, text.b("purpose.field")), field),
    trouble,
    element("div", { class: "dialog-buttons" },
      element("button", { type: "submit", class: "button primary" }, text.b("purpose.save")),
      button({ class: "button" }, () => dialog.close(), text.b("purpose.later"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const purpose = field.value.trim();
    if (purpose === "") return say(text.b("purpose.needed"));
    save(purpose).then(() => dialog.close(), (error: unknown) => say(error instanceof Error && error.message ? error.message : text.b("message.failed")));
  });
  function say(words: string): void {
    trouble.textContent = words;
    trouble.hidden = false;
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
