// The map of the signed-in: asks what may be seen, and hands the page over to BenchPage.
import { createClient } from "../server/client.ts";
import { createSignedInClient } from "../server/signed_in.ts";
import { loadBenchText } from "../text/bench_text.ts";
import { BenchPage } from "./bench_page.ts";

async function start(): Promise<void> {
  const base = document.body.dataset.base ?? "";
  // Asked of the server again where a browser has kept the page: somebody else may be signed in by now.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
  const everyone = createClient(base);
  const client = createSignedInClient(`${base}/inside`);
  const language = document.documentElement.lang === "en" ? "en" : "sv";
  const [edition, choices, text] = await Promise.all([everyone.currentEdition(), client.choices(), loadBenchText(language)]);
  document.documentElement.classList.add("script");
  new BenchPage({ client, everyone, edition, text, base }, choices).begin();
}

// Without the server's answer the page stays what the server wrote: a form and tables.
void start().catch(() => undefined);
