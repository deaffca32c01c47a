// One map in somebody else's page: the map and table that the server wrote, made alive. It keeps nothing and reads
// nothing from its host.
import { slot } from "../panels/dom.ts";
import { createHoverLabel } from "../panels/hover_label.ts";
import type { Surface } from "../public/address.ts";
import { basemapOf, createStage, paintsOf, visibleNotices } from "../public/map_stage.ts";
import { knownOf, readMap } from "../public/session.ts";
import { createSurfaceSwitch } from "../public/surface_switch.ts";
import { createClient, ServerError } from "../server/client.ts";
import { parseView } from "../state/view_state.ts";
import { loadText } from "../text/text.ts";
import { tellHeight } from "./height.ts";

const client = createClient(document.body.dataset.base ?? "");

async function start(): Promise<void> {
  const language = document.documentElement.lang === "en" ? "en" : "sv";
  const url = new URL(window.location.href);
  const [edition, text] = await Promise.all([client.currentEdition(), loadText(language)]);
  // The picture of one area with its surroundings is the server's: it colours that area alone.
  const redraw = url.searchParams.get("omrade") ? () => undefined : await createMap(url, edition, text);
  document.documentElement.classList.add("script");
  const choose = createSurfaceSwitch(slot("switch"), text, (surface) => show(surface));
  const show = (surface: Surface): void => {
    document.body.dataset.view = surface;
    choose(surface);
    if (surface === "map") redraw();
  };
  show("map");
}

type Edition = Awaited<ReturnType<typeof client.currentEdition>>;
type Text = Awaited<ReturnType<typeof loadText>>;

/** Puts the live map in place of the picture; the answer draws it again. */
async function createMap(url: URL, edition: Edition, text: Text): Promise<() => void> {
  const { state } = parseView(url, knownOf(edition));
  const shown = await readMap(client, edition, state, text);
  const hover = createHoverLabel(document.querySelector(".embed-map") as HTMLElement);
  const stage = createStage(slot("map"), {
    onSelect: () => undefined,
    onMove: () => undefined,
    onHover(code, at) {
      stage.highlight(code);
      if (code !== undefined && at) hover.show(shown, code, at);
      else hover.hide();
    },
    onNotice: () => undefined,
    onStale: () => window.location.reload(),
  }, { language: text.language, theme: state.theme, wheel: "ctrl" });
  stage.showScheme(edition.number, state.scheme, edition.schemes.find(({ code }) => code === state.scheme)?.attribution ?? "");
  stage.showBasemap(basemapOf(edition, state));
  stage.paint(paintsOf(shown));
  stage.showNotices(visibleNotices(shown));
  if (state.position) stage.goTo(state.position);
  // Clear of the legend, where there is room for both.
  else stage.fit(edition.bounds, window.innerWidth >= 640 ? { left: 150 } : {});
  return () => stage.redraw();
}

void start()
  .catch((error: unknown) => {
    // The server's picture and table stay as they are; a new edition in between is worth one more try.
    if (error instanceof ServerError && error.kind === "stale") return start().catch(() => undefined);
  })
  // Only now: the frame is not to grow for the table that the switch is about to put away.
  .finally(() => tellHeight((document.body.dataset.origins ?? "").split(" ").filter(Boolean)));
