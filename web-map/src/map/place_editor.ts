// Drawing a place on a map: areas, lines or a point, moved and changed, with undo. Fetched only by who draws.
import type { GeoJSONStoreFeatures } from "terra-draw";
import { TerraDraw, TerraDrawLineStringMode, TerraDrawModeUndoRedo, TerraDrawPointMode, TerraDrawPolygonMode, TerraDrawSelectMode, TerraDrawSessionUndoRedo } from "terra-draw";
import type { Geometry } from "../server/answers.ts";
import { DrawingAdapter } from "./drawing_adapter.ts";
import type { Part, PartMode } from "./drawn_geometry.ts";
import { geometryOf, partsOf } from "./drawn_geometry.ts";
import { leafletOf } from "./leaflet_view.ts";
import type { MapView } from "./map_view.ts";

export type Tool = PartMode | "select";

export interface PlaceEditor {
  use(tool: Tool): void;
  undo(): void;
  redo(): void;
  /** Everything that is drawn. */
  remove(): void;
  /** Shows a geometry in place of what is drawn; false where it cannot be changed here. */
  show(geometry: Geometry): boolean;
}

export interface EditorState {
  readonly tool: Tool;
  /** What is drawn and finished; undefined: nothing. */
  readonly geometry: Geometry | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Lets a place be drawn on the map of a view. `onChange` is told of every finished change, and of the tool. */
export function createPlaceEditor(view: MapView, onChange: (state: EditorState) => void): PlaceEditor {
  const draw = new TerraDraw({
    adapter: new DrawingAdapter(leafletOf(view)),
    modes: [new TerraDrawPolygonMode({ showCoordinatePoints: true }), new TerraDrawLineStringMode(), new TerraDrawPointMode(), selectMode()],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo(), sessionLevel: new TerraDrawSessionUndoRedo() },
  });
  let tool: Tool = "select";
  const tell = (): void => onChange({ tool, geometry: geometryOf(finishedParts(draw)), canUndo: draw.canUndo(), canRedo: draw.canRedo() });
  draw.start();
  draw.setMode(tool);
  draw.on("finish", (id) => {
    removeOthers(draw, id);
    tell();
  });
  draw.on("change", () => tell());
  return {
    use(next) {
      tool = next;
      draw.setMode(next);
      tell();
    },
    undo() {
      draw.undo();
      tell();
    },
    redo() {
      draw.redo();
      tell();
    },
    remove() {
      draw.removeFeatures(shapesOf(draw).flatMap(({ id }) => (id === undefined ? [] : [id])));
      tell();
    },
    show(geometry) {
      const parts = partsOf(geometry);
      if (!parts) return false;
      draw.clear();
      const added = draw.addFeatures(parts.map((part) => featureOf(part)));
      const isWhole = added.every(({ valid }) => valid);
      if (!isWhole) draw.clear();
      draw.clearUndoRedoHistory();
      return isWhole;
    },
  };
}

function selectMode(): TerraDrawSelectMode {
  const coordinates = { midpoints: true, draggable: true, deletable: true };
  return new TerraDrawSelectMode({
    flags: {
      polygon: { feature: { draggable: true, coordinates } },
      linestring: { feature: { draggable: true, coordinates } },
      point: { feature: { draggable: true } },
    },
  });
}

function featureOf({ mode, geometry }: Part): GeoJSONStoreFeatures {
  return { type: "Feature", geometry, properties: { mode } } as GeoJSONStoreFeatures;
}

/** What is drawn by itself: not the points that shapes are changed by. */
function shapesOf(draw: TerraDraw): GeoJSONStoreFeatures[] {
  return draw.getSnapshot().filter(({ properties }) => ["polygon", "linestring", "point"].includes(String(properties.mode)) &&
    !["midPoint", "selectionPoint", "closingPoint", "snappingPoint", "coordinatePoint"].some((name) => properties[name]));
}

function finishedParts(draw: TerraDraw): Part["geometry"][] {
  return shapesOf(draw).filter(({ properties }) => !properties.currentlyDrawing).map(({ geometry }) => geometry as Part["geometry"]);
}

/** A place is of one kind: what was finished last decides, and of points there is one. */
function removeOthers(draw: TerraDraw, id: string | number): void {
  const shapes = shapesOf(draw);
  const last = shapes.find((each) => each.id === id);
  if (!last) return;
  const others = shapes.filter((each) => each.id !== id && (each.geometry.type !== last.geometry.type || last.geometry.type === "Point"));
  const ids = others.flatMap((each) => (each.id === undefined ? [] : [each.id]));
  if (ids.length > 0) draw.removeFeatures(ids);
}
