// The overlay of the signed-in: cells under the borders, hot outlines and incidents over them, hover and selection.
import type { Palette } from "../style/palette.ts";
import type { CellSource } from "./cell_layer.ts";
import { CellLayer } from "./cell_layer.ts";
import type { TileCell } from "./cell_tile.ts";
import type { Frame, Rect } from "./frame.ts";
import { worldPixel } from "./frame.ts";
import type { IncidentHit, Overlay, OverlayHit, Redraw } from "./overlay.ts";
import { hoverOutline, selectionOutline } from "./paint_outline.ts";
import type { PointSource } from "./point_layer.ts";
import { PointLayer } from "./point_layer.ts";
import type { PlacedTile } from "./tile_store.ts";

/** What is chosen or pointed at, by its id. */
export interface Marked {
  readonly kind: "cell" | "incident";
  readonly id: string;
}

export class BenchOverlay implements Overlay {
  private cells: CellLayer | undefined;
  private points: PointLayer | undefined;
  private showsHot = false;
  private selected: Marked | undefined;
  private hovered: Marked | undefined;
  private frame: Frame | undefined;
  private redrawer: Redraw = { redraw: () => undefined, redrawThin: () => undefined };

  /** `onSettled` is told when all that is in sight has come. */
  constructor(private readonly onSettled: () => void) {}

  attach(redraw: Redraw): void {
    this.redrawer = redraw;
  }

  /** Takes cells from a source, or none. Requests of the former are given up; what it has is drawn until the new ones have come. */
  useCells(source: CellSource | undefined): void {
    if (this.cells?.source.key === source?.key) return;
    const before = this.cells;
    const lender = before?.source.layer === source?.layer ? before : undefined;
    if (!lender) before?.close();
    this.cells = source && new CellLayer(source, () => this.redrawer.redraw(), lender);
    if (this.cells && before) {
      this.cells.breaks = before.breaks;
      this.cells.ranks = before.ranks;
    }
    this.redrawer.redraw();
  }

  /** Class bounds of the cells' counts; places in the ranked list; whether those that are hot are outlined. */
  paintCells(breaks: readonly number[], ranks: ReadonlyMap<string, number>, hot: "outlined" | "plain"): void {
    this.showsHot = hot === "outlined";
    if (this.cells) {
      this.cells.breaks = breaks;
      this.cells.ranks = ranks;
    }
    this.redrawer.redraw();
  }

  usePoints(source: PointSource | undefined): void {
    if (this.points?.source.key === source?.key) return;
    if (!source) this.points?.close();
    this.points = source && new PointLayer(source, () => this.redrawer.redraw(), this.points);
    this.redrawer.redraw();
  }

  select(marked: Marked | undefined): void {
    this.selected = marked;
    this.redrawer.redrawThin();
  }

  highlight(marked: Marked | undefined): void {
    if (this.hovered?.id === marked?.id && this.hovered?.kind === marked?.kind) return;
    this.hovered = marked;
    this.redrawer.redrawThin();
  }

  cell(id: string): TileCell | undefined {
    return this.cells?.find(id);
  }

  incident(id: string): IncidentHit | undefined {
    return this.points?.find(id);
  }

  /** What is in sight of the incidents, and how many of them are drawn in clusters. */
  incidentsInSight(): { incidents: IncidentHit[]; clustered: number } {
    return this.frame && this.points ? this.points.inSight(this.frame) : { incidents: [], clustered: 0 };
  }

  /** Whether a place (degrees) is in the viewport. */
  isInSight(lon: number, lat: number): boolean {
    const { frame } = this;
    if (!frame) return false;
    const world = worldPixel(lon, lat, frame.zoom);
    const [x, y] = [world.x - frame.x, world.y - frame.y];
    return x >= frame.margin && y >= frame.margin && x <= frame.width - frame.margin && y <= frame.height - frame.margin;
  }

  prepare(frame: Frame): boolean {
    this.frame = frame;
    const cellsAreHere = this.cells?.prepare(frame) ?? true;
    const pointsAreHere = this.points?.prepare(frame) ?? true;
    if (cellsAreHere && pointsAreHere) this.onSettled();
    return cellsAreHere && pointsAreHere;
  }

  drawUnder(context: CanvasRenderingContext2D, frame: Frame, style: { palette: Palette; isDue: (placed: PlacedTile<unknown>) => boolean }): void {
    this.cells?.drawFills(context, frame, style);
  }

  drawOver(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    if (this.showsHot) this.cells?.drawOutlines(context, frame, palette);
    this.points?.draw(context, frame, palette);
    if (this.showsHot) this.cells?.drawBadges(context, frame, palette);
  }

  hasThin(): boolean {
    return this.selected !== undefined || this.hovered !== undefined;
  }

  drawThin(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const marks = [{ marked: this.hovered, outline: hoverOutline }, { marked: this.selected, outline: selectionOutline }];
    for (const { marked, outline } of marks) {
      if (marked?.kind === "cell") this.cells?.drawOne(context, frame, { id: marked.id, ...outline, palette });
      if (marked?.kind === "incident") this.points?.drawOne(context, frame, { id: marked.id, palette });
    }
  }

  hit(frame: Frame, at: { x: number; y: number }): OverlayHit | undefined {
    return this.points?.hit(frame, at) ?? this.cells?.hit(frame, at);
  }

  isTaken(frame: Frame, box: Rect): boolean {
    return this.points?.isTaken(frame, box) === true || (this.showsHot && this.cells?.isTaken(box) === true);
  }

  retry(): void {
    this.cells?.retry();
    this.points?.retry();
  }

  close(): void {
    this.cells?.close();
    this.points?.close();
  }
}
