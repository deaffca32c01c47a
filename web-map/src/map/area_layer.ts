// The drawing layer: everything that lies on the two canvases, and what is under the pointer.
import type { BasemapSource } from "../server/client.ts";
import type { Palette } from "../style/palette.ts";
import type { AreaLook } from "./area_look.ts";
import { lookOf, seriesPaints } from "./area_look.ts";
import { AreaSource } from "./area_source.ts";
import type { AreaTile } from "./area_tile.ts";
import { BasemapLayer } from "./basemap_layer.ts";
import type { Frame } from "./frame.ts";
import { isSameFrame, isVisible, tileZoomFor, tilesIn } from "./frame.ts";
import { areaAt } from "./hit_test.ts";
import { KeptPicture } from "./kept_picture.ts";
import type { LatLng, LeafletMap } from "./leaflet.ts";
import { hasPlace, isZooming } from "./leaflet.ts";
import type { AreaPaint, Series } from "./map_view.ts";
import type { Overlay, OverlayHit } from "./overlay.ts";
import type { NoticeShape } from "./notice_shape.ts";
import { noticeHolds, outlineTouches, paintNotice } from "./notice_shape.ts";
import { borderLook, fillLook, paintBorders, paintFills } from "./paint_areas.ts";
import { paintLabels } from "./paint_labels.ts";
import { hoverOutline, paintOutline, selectionOutline } from "./paint_outline.ts";
import type { PlacedTile, StoreEvents } from "./tile_store.ts";
import { ViewportCanvas, frameOf } from "./viewport_canvas.ts";

/** What is drawn. Change it, then `schedule()`. */
export interface Scene {
  palette: Palette;
  paints: ReadonlyMap<string, AreaPaint>;
  /** The period whose classes tiles may carry. */
  period: string | undefined;
  notices: readonly NoticeShape[];
  selected: string | undefined;
  highlighted: string | undefined;
  labelFont: string;
  maxzoom: number;
  isTaken(frame: Frame, box: { x: number; y: number; width: number; height: number }): boolean;
  readonly overlay: Overlay | undefined;
}

/** What lies under a point. */
export interface Hit {
  readonly notice: NoticeShape | undefined;
  readonly area: string | undefined;
  readonly overlay: OverlayHit | undefined;
}

/** Share of the viewport's longer side that is drawn beyond each edge. */
const marginShare = 0.2;

export class AreaLayer {
  private readonly base: ViewportCanvas;
  private readonly thin: ViewportCanvas;
  private readonly fills = new KeptPicture<AreaTile>();
  private readonly borders = new KeptPicture<AreaTile>();
  private readonly source: AreaSource;
  private basemap: BasemapLayer | undefined;
  private frame: Frame | undefined;
  private tiles: readonly PlacedTile[] = [];
  private asked = 0;
  private readonly events: StoreEvents;

  constructor(
    private readonly map: LeafletMap,
    private readonly scene: Scene,
    onStale: () => void,
  ) {
    this.events = { onTile: () => this.schedule(), onStale };
    this.source = new AreaSource(this.events);
    this.base = new ViewportCanvas(map, "areas");
    this.thin = new ViewportCanvas(map, "outlines");
    scene.overlay?.attach({ redraw: () => this.schedule(), redrawThin: () => this.drawThin() });
  }

  /** Takes shapes from another edition or scheme. */
  useScheme(edition: number, scheme: string): void {
    this.source.useScheme(edition, scheme);
    this.schedule();
  }

  /** Takes the classes of a series along with the shapes. */
  useSeries(series: Series): void {
    this.source.useSeries(series);
    this.schedule();
  }

  /** Draws an edition's basemap, or none. */
  useBasemap(source: BasemapSource | undefined): void {
    const known = this.basemap?.source;
    if (known?.edition === source?.edition && known?.version === source?.version) return;
    this.basemap?.close();
    this.basemap = source && new BasemapLayer(source, this.events);
    this.schedule();
  }

  /** Draws in the next frame of the screen, once however often it is asked for. */
  schedule(): void {
    if (this.asked !== 0) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  /** Draws now. On paper there is nothing beyond the edges. */
  draw(margin = marginShare): void {
    if (!hasPlace(this.map) || isZooming(this.map) || !this.map.getSize().x) return;
    const frame = frameOf(this.map, margin);
    const isNew = !isSameFrame(frame, this.frame);
    this.frame = frame;
    const addresses = tilesIn(frame, tileZoomFor(frame.zoom, this.scene.maxzoom));
    this.source.want(addresses);
    this.tiles = addresses.flatMap((address) => this.source.placed(address));
    const hasBasemap = this.basemap?.prepare(frame) ?? true;
    const hasOverlay = this.scene.overlay?.prepare(frame) ?? true;
    const complete = hasBasemap && hasOverlay && addresses.every((each) => !isVisible(frame, each) || this.source.isSettled(each));
    // In a new frame what can be seen comes first; what lies beyond the edges can wait until the next.
    this.drawBase(frame, { complete, isDue: ({ at }) => !isNew || isVisible(frame, at) });
    if (isNew) this.schedule();
    this.drawThin();
    // Tells style sheets and tests that nothing more is on its way.
    this.map.getContainer().dataset.complete = String(complete);
  }

  /** Draws hover and selection alone. */
  drawThin(): void {
    const { frame, tiles, scene } = this;
    if (!frame || isZooming(this.map)) return;
    const { palette, highlighted, selected } = scene;
    const outlines = [
      ...(highlighted !== undefined && highlighted !== selected ? [{ code: highlighted, ...hoverOutline }] : []),
      ...(selected !== undefined ? [{ code: selected, ...selectionOutline }] : []),
    ];
    // An empty canvas over the map would cost as much at every move as a full one.
    if (outlines.length === 0 && !scene.overlay?.hasThin()) return this.thin.hide();
    const context = this.thin.begin(frame);
    for (const outline of outlines) paintOutline(context, frame, tiles, { palette, outline });
    scene.overlay?.drawThin(context, frame, palette);
  }

  /** Moves what is drawn along with a zoom that is going on. */
  follow(center: LatLng, zoom: number): void {
    this.base.follow(center, zoom);
    this.thin.follow(center, zoom);
  }

  /** Whether the viewport has left what is drawn. */
  isOutrun(): boolean {
    const { frame } = this;
    const bounds = this.map.getPixelBounds();
    if (!frame || !bounds.min || !bounds.max || frame.zoom !== this.map.getZoom()) return false;
    return (
      bounds.min.x < frame.x || bounds.min.y < frame.y ||
      bounds.max.x > frame.x + frame.width || bounds.max.y > frame.y + frame.height
    );
  }

  /** What lies under a point of the container, in CSS pixels. */
  hit(point: { x: number; y: number }): Hit {
    const { frame } = this;
    const min = this.map.getPixelBounds().min;
    if (!frame || !min || isZooming(this.map)) return { notice: undefined, area: undefined, overlay: undefined };
    const at = { x: point.x + min.x - frame.x, y: point.y + min.y - frame.y };
    const notice = [...this.scene.notices].reverse().find((shape) => noticeHolds(frame, shape, at));
    return { notice, area: areaAt(frame, this.tiles, at), overlay: this.scene.overlay?.hit(frame, at) };
  }

  /** Asks again for tiles that did not come. */
  retry(): void {
    this.source.retry();
    this.basemap?.retry();
    this.scene.overlay?.retry();
  }

  remove(): void {
    cancelAnimationFrame(this.asked);
    this.source.close();
    this.basemap?.close();
    this.scene.overlay?.close();
    this.base.remove();
    this.thin.remove();
  }

  private drawBase(frame: Frame, { complete, isDue }: { complete: boolean; isDue: (placed: PlacedTile<unknown>) => boolean }): void {
    const { scene, tiles, basemap } = this;
    const { shapes } = this.source;
    const { palette } = scene;
    const context = this.base.begin(frame);
    const look = this.looks();
    basemap?.drawGround(context, frame, palette);
    this.fills.draw(context, frame, tiles, {
      isDue,
      look: (placed) => `${shapes} ${fillLook(placed, look)}`,
      paint: (target, piece, placed) => paintFills(target, piece, placed, look),
    });
    basemap?.drawDetail(context, frame, palette, isDue);
    scene.overlay?.drawUnder(context, frame, { palette, isDue });
    this.borders.draw(context, frame, tiles, {
      isDue,
      look: (placed) => `${shapes} ${borderLook(placed, { look, palette })}`,
      paint: (target, piece, placed) => paintBorders(target, piece, placed, { look, palette }),
    });
    scene.overlay?.drawOver(context, frame, palette);
    // Names wait for the last visible tile, so that none jumps while tiles come in.
    if (complete) {
      paintLabels(context, frame, tiles, {
        font: scene.labelFont,
        look,
        palette,
        places: basemap?.places(frame) ?? [],
        isTaken: (box) => scene.isTaken(frame, box) || scene.overlay?.isTaken(frame, box) === true ||
          scene.notices.some((shape) => outlineTouches(frame, shape, box)),
      });
    }
    for (const shape of scene.notices) paintNotice(context, frame, shape, palette);
  }

  private looks(): (code: string) => AreaLook {
    const { palette, period } = this.scene;
    const areas = this.tiles.flatMap(({ tile }) => tile.areas);
    const paints = period === undefined ? this.scene.paints : seriesPaints(this.scene.paints, areas, period);
    const known = new Map<string, AreaLook>();
    return (code) => {
      const look = known.get(code) ?? lookOf(palette, paints.get(code));
      known.set(code, look);
      return look;
    };
  }
}
