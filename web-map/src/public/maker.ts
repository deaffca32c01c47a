// The maker of embeds, alive: every choice shows at once in the preview and in the line to paste. Without this script
// the form is sent and the server writes the same.
import { slot } from "../panels/dom.ts";

const form = document.querySelector("form.maker") as HTMLFormElement;
const line = document.getElementById("snippet") as HTMLTextAreaElement;

/** The choices as a query; empty ones are left out. */
function query(): string {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "" && !(name === "theme" && value === "system")) chosen.append(name, value);
  }
  return chosen.toString();
}

form.addEventListener("change", (event) => {
  // Another division has other areas, and only the server knows them.
  if ((event.target as Element).id === "scheme") return form.requestSubmit();
  const preview = slot("preview") as HTMLIFrameElement;
  preview.src = `${preview.src.split("?")[0]}?${query()}`;
  line.value = line.value.replace(/(\/inbaddning\/karta)[^"]*"/, `$1?${query().replaceAll("&", "&amp;")}"`);
});
