// The purpose of the session, under the title: what it is, or the way to state one.
import { button, element, slot } from "../panels/dom.ts";
import type { Choices } from "../server/bench_answers.ts";
import type { BenchText } from "../text/bench_text.ts";

/** Puts the tag on the page. The answer shows what holds. */
export function createPurposeTag(text: BenchText, onAsk: () => void): (choices: Choices) => void {
  const place = element("p", { class: "purpose-line" });
  slot("summary").after(place);
  return ({ purpose, purposeOpens }) => {
    place.hidden = purpose === "" && !purposeOpens;
    place.replaceChildren(purpose === ""
      ? button({ class: "button small" }, onAsk, text.b("purpose.state"))
      : element("span", { class: "tag" }, text.b("purpose.tag", { purpose })));
  };
}
