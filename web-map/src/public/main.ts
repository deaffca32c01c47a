// Everyone's map: reads the edition and hands the page over to MapPage.
import { createClient } from "../server/client.ts";
import { loadText } from "../text/text.ts";
import { MapPage } from "./map_page.ts";

async function start(): Promise<void> {
  const client = createClient(document.body.dataset.base ?? "");
  const language = document.documentElement.lang === "en" ? "en" : "sv";
  const [edition, text] = await Promise.all([client.currentEdition(), loadText(language)]);
  document.documentElement.classList.add("script");
  new MapPage(client, edition, text).begin();
}

// Without the server's answer the page stays what the server wrote: whole, and with links instead of buttons.
void start().catch(() => undefined);
