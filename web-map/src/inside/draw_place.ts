// The map above a field for a place: what is drawn is written into the field, which is what is sent.
import { geometryIn } from "../map/drawn_geometry.ts";
import type { EditorState, PlaceEditor, Tool } from "../map/place_editor.ts";
import { button, element } from "../panels/dom.ts";
import type { ChainKey, ChainText } from "../text/chain_text.ts";
import type { Language } from "../text/text.ts";

const tools: readonly (readonly [Tool, ChainKey])[] = [
  ["polygon", "draw.area"], ["linestring", "draw.line"], ["point", "draw.point"], ["select", "draw.change"],
];

/** Offers drawing in the place of a form. Map and editor are fetched when somebody asks for them. */
export function offerDrawing(place: HTMLElement, language: Language, text: ChainText): void {
  const field = place.querySelector<HTMLTextAreaElement>("textarea");
  if (!field) return;
  const open = button({ class: "button" }, () => {
    open.disabled = true;
    void openEditor(place, field, language, text).then(() => open.remove(), () => { open.disabled = false; });
  }, text("draw.map"));
  place.prepend(element("p", { class: "chain-drawing" }, open));
}

async function openEditor(place: HTMLElement, field: HTMLTextAreaElement, language: Language, text: ChainText): Promise<void> {
  const [{ createPlaceMap, boundsOf }, { createPlaceEditor }] = await Promise.all([import("./place_map.ts"), import("../map/place_editor.ts")]);
  const host = element("div", { class: "map-host" });
  const status = element("p", { class: "caption", role: "status" });
  const bar = createBar(text);
  place.prepend(element("div", { class: "chain-drawing" }, bar.element, host, element("p", { class: "caption" }, text("draw.help")), status));
  const view = await createPlaceMap(host, language, "always");
  const first = geometryIn(field.value);
  const bounds = first && boundsOf([first]);
  if (bounds) view.fit(bounds);
  else view.fit();
  let isReady = false;
  let written = field.value;
  const editor = createPlaceEditor(view, (state) => {
    bar.show(state);
    if (!isReady) return;
    const drawn = state.geometry ? JSON.stringify(state.geometry) : "";
    if (drawn === written) return;
    written = drawn;
    field.value = drawn;
    status.textContent = text(drawn ? "draw.done" : "draw.empty");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  bar.use(editor);
  if (first) editor.show(first);
  editor.use(first ? "select" : "polygon");
  written = first ? JSON.stringify(first) : "";
  isReady = true;
}

interface Bar {
  readonly element: HTMLElement;
  use(editor: PlaceEditor): void;
  show(state: EditorState): void;
}

function createBar(text: ChainText): Bar {
  let editor: PlaceEditor | undefined;
  const choices = tools.map(([tool, key]) => ({ tool, made: button({ class: "button small", "aria-pressed": "false" }, () => editor?.use(tool), text(key)) }));
  const undo = button({ class: "button small" }, () => editor?.undo(), text("draw.undo"));
  const redo = button({ class: "button small" }, () => editor?.redo(), text("draw.redo"));
  const remove = button({ class: "button small" }, () => editor?.remove(), text("draw.delete"));
  return {
    element: element("div", { class: "chain-tools", role: "group", "aria-label": text("draw.map") }, ...choices.map(({ made }) => made), undo, redo, remove),
    use: (used) => { editor = used; },
    show({ tool, geometry, canUndo, canRedo }) {
      for (const choice of choices) choice.made.setAttribute("aria-pressed", String(choice.tool === tool));
      undo.disabled = !canUndo;
      redo.disabled = !canRedo;
      remove.disabled = geometry === undefined;
    },
  };
}
