// The page as one flow: address → state → server → panels and map. A choice goes to the address and comes back; panels
// and map never call each other.
import { announcement } from "../panels/card.ts";
import { slot } from "../panels/dom.ts";
import { createFilters } from "../panels/filters.ts";
import { createHoverLabel } from "../panels/hover_label.ts";
import { keepFocus } from "../panels/keep_focus.ts";
import { legendStrip, showLegend } from "../panels/legend.ts";
import { createAnnouncer, createMessage } from "../panels/message.ts";
import { createPeriods, playable } from "../panels/periods.ts";
import { createSearch } from "../panels/search.ts";
import { createSheet } from "../panels/sheet.ts";
import type { ShownMap } from "../panels/shown_map.ts";
import type { Order } from "../panels/table.ts";
import { showTable, topTen } from "../panels/table.ts";
import { showTitle } from "../panels/title.ts";
import type { MapEvents } from "../map/map_view.ts";
import type { Bounds, Edition } from "../server/answers.ts";
import type { Client } from "../server/client.ts";
import { ServerError } from "../server/client.ts";
import type { ViewState } from "../state/view_state.ts";
import type { Text } from "../text/text.ts";
import type { Surface } from "./address.ts";
import { addressOf, pushAddress, readPlace, replaceAddress } from "./address.ts";
import { CardSlot } from "./card_slot.ts";
import { createLayout } from "./layout.ts";
import { basemapOf, createStage, paintsOf, periodInTiles, visibleNotices } from "./map_stage.ts";
import { isSlow, waitAStep } from "./pace.ts";
import { Player } from "./player.ts";
import { seriesOf } from "./series.ts";
import { knownOf, readAhead, readMap, readOn, watchEdition } from "./session.ts";
import { createSurfaceSwitch } from "./surface_switch.ts";

/** Some parts of the state anew; `undefined` takes a part away. */
type Choice = { [Key in keyof ViewState]?: ViewState[Key] | undefined };

const played = ["scheme", "category", "period"] as const;

/** The bounds with room around them: `share` of their size on every side. */
function widened({ west, south, east, north }: Bounds, share: number): Bounds {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
}

/** Lives as long as the document. */
export class MapPage {
  private state: ViewState;
  private surface: Surface;
  private shown: ShownMap | undefined;
  private order: Order = { column: "name", direction: "ascending" };
  /** What had the focus when an area was chosen: it gets it back. */
  private trigger: Element | null = null;
  /** Only a reader's own moves belong in the address. */
  private touched = false;
  /** The latest question to the server: answers to older ones are not shown. */
  private ticket = 0;
  /** What the pointer is over: its label follows the figures. */
  private pointed: { readonly code: string; readonly at: { x: number; y: number } } | undefined;
  /** The notices that the map shows. */
  private noticed: readonly unknown[] = [];

  private readonly mapArea = document.querySelector(".map-area") as HTMLElement;
  private readonly panel = document.querySelector(".panel") as HTMLElement;
  private readonly announce = createAnnouncer();
  private readonly message = createMessage(this.mapArea);
  private readonly hover = createHoverLabel(this.mapArea);
  private readonly stage;
  private readonly sheet;
  private readonly layout;
  private readonly filters;
  private readonly periods;
  private readonly search;
  private readonly card;
  private readonly surfaceSwitch;
  private readonly player;

  constructor(private readonly client: Client, private edition: Edition, private readonly text: Text) {
    const place = readPlace(knownOf(edition));
    this.state = place.state;
    this.surface = place.surface;
    if (this.state.theme) document.documentElement.dataset.theme = this.state.theme;
    this.stage = createStage(slot("map"), this.mapEvents(),
      { language: text.language, theme: this.state.theme, wheel: "always", describedBy: "map-sentence" });
    this.sheet = createSheet(this.panel, text, () => undefined);
    this.layout = createLayout(text, () => this.stage.redraw());
    this.filters = createFilters(slot("filters") as HTMLFormElement, (choice) =>
      this.choose(choice.scheme === this.state.scheme ? choice : { ...choice, area: undefined }));
    this.periods = createPeriods(slot("periods"), {
      onPeriod: (period) => this.choose({ period }),
      onPlay: () => (this.player.isPlaying ? this.stopPlaying() : void this.startPlaying()),
    });
    this.search = createSearch(slot("search").querySelector("form") as HTMLFormElement, (area) => this.choose({ area }, "map"));
    this.card = new CardSlot(client, slot("card"), () => this.closeCard());
    this.surfaceSwitch = createSurfaceSwitch(slot("switch"), text, (surface) => this.choose({}, surface));
    this.player = new Player({
      periods: () => playable(this.edition.periods, this.state.period),
      period: () => this.state.period,
      show: (period) => this.play(period),
      onChange: (isPlaying) => this.playingChanged(isPlaying),
      wait: waitAStep,
    });
  }

  /** Shows what the address says, and listens. */
  begin(): void {
    for (const type of ["pointerdown", "wheel", "keydown"]) {
      slot("map").addEventListener(type, () => (this.touched = true), { passive: true, capture: true });
    }
    document.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("visibilitychange", () => this.stopPlaying());
    window.addEventListener("popstate", () => {
      this.player.pause();
      const place = readPlace(knownOf(this.edition));
      this.apply(place.state, place.surface);
      if (place.state.position) this.stage.goTo(place.state.position);
    });
    watchEdition(this.client, () => this.edition.number, (next) =>
      this.message.show(this.text.t("message.newEdition", { number: String(next.number) }),
        { words: this.text.t("message.showIt"), onClick: () => void this.renew(next) }));
    this.showSurface();
    if (this.state.position) this.stage.goTo(this.state.position);
    else this.stage.fit(this.edition.bounds, this.layout.insets());
    void this.read(this.state.area !== undefined);
  }

  private mapEvents(): MapEvents {
    return {
      onSelect: (area) => this.choose({ area }),
      onMove: (position) => {
        if (!this.touched) return;
        this.state = { ...this.state, position };
        // While periods are played the address keeps the one that Back is to return to.
        if (!this.player.isPlaying) replaceAddress(this.address());
      },
      onHover: (code, at) => {
        this.stage.highlight(code);
        this.pointed = code !== undefined && at ? { code, at } : undefined;
        this.showHover();
      },
      onNotice: (kind, key) => this.chooseNotice(kind, key),
      onStale: () => void this.renew(),
    };
  }

  private showHover(): void {
    if (this.shown && this.pointed) this.hover.show(this.shown, this.pointed.code, this.pointed.at);
    else this.hover.hide();
  }

  /** A notice is looked at through its area: the card says what is done there. */
  private chooseNotice(kind: "problem" | "action" | "pledge", key: string): void {
    const notices = this.shown?.notices;
    const list = kind === "problem" ? notices?.problems : kind === "action" ? notices?.actions : notices?.pledges;
    const areas = list?.find((notice) => notice.key === key)?.areas ?? [];
    const area = areas.find(({ scheme }) => scheme === this.state.scheme)?.code;
    if (area !== undefined) this.choose({ area });
  }

  private address(state = this.state): string {
    return addressOf(state, this.surface, knownOf(this.edition));
  }

  /** A deliberate choice: pushed to the address, then shown. */
  private choose(choice: Choice, surface: Surface = this.surface): void {
    this.trigger = document.activeElement;
    // A choice of what is played ends the playing.
    if (played.some((key) => (choice[key] ?? this.state[key]) !== this.state[key])) this.player.pause();
    const parts = Object.entries({ ...this.state, ...choice }).filter(([, value]) => value !== undefined);
    this.apply(Object.fromEntries(parts) as unknown as ViewState, surface);
    pushAddress(this.address());
  }

  /** Shows a state: from what is here already if it can be, else from the server. */
  private apply(next: ViewState, surface: Surface): void {
    const before = this.state;
    this.state = next;
    this.surface = surface;
    this.showSurface();
    const figures = this.shown?.figures;
    const sameFigures = figures?.edition === this.edition.number && played.every((key) => next[key] === figures[key]);
    const areaChanged = next.area !== before.area;
    if (!this.shown || !sameFigures) return void this.read(areaChanged);
    // An answer that is still on its way was to another choice.
    this.ticket += 1;
    this.shown = { ...this.shown, state: next };
    this.render();
    if (areaChanged) this.areaChosen();
  }

  private async read(areaChanged: boolean): Promise<void> {
    const mine = ++this.ticket;
    try {
      const next = await readMap(this.client, this.edition, this.state, this.text);
      if (mine !== this.ticket) return;
      if (this.shown?.state.scheme !== next.state.scheme || this.shown.edition !== this.edition) {
        this.stage.showScheme(this.edition.number, next.state.scheme, this.edition.schemes.find(({ code }) => code === next.state.scheme)?.attribution ?? "");
      }
      this.shown = { ...next, state: this.state };
      this.message.hide();
      this.render();
      if (areaChanged) this.areaChosen();
      readAhead(this.client, this.shown);
    } catch (error) {
      if (mine === this.ticket) this.fail(error);
    }
  }

  /** Shows a period that is played; the state follows the figures, so that nothing on the page is ahead of them. */
  private async play(period: string): Promise<boolean> {
    const mine = ++this.ticket;
    try {
      const next = await readMap(this.client, this.edition, { ...this.state, period }, this.text);
      if (mine !== this.ticket || !this.player.isPlaying) return false;
      this.state = { ...this.state, period };
      this.shown = { ...next, state: this.state };
      this.render();
      readOn(this.client, this.shown, playable(this.edition.periods, period));
      return true;
    } catch (error) {
      if (mine === this.ticket) this.fail(error);
      return false;
    }
  }

  private playingChanged(isPlaying: boolean): void {
    document.body.toggleAttribute("data-playing", isPlaying);
    this.periods.setPlaying(isPlaying, isSlow());
  }

  private async startPlaying(): Promise<void> {
    const { category, measure, period } = this.state;
    if (measure === "rate") this.stage.takeSeries({ periods: seriesOf(playable(this.edition.periods, period)), category });
    if (await this.player.play()) this.playingEnded();
  }

  private stopPlaying(): void {
    if (!this.player.isPlaying) return;
    this.player.pause();
    this.playingEnded();
  }

  /** The period that playing came to is now the one that was chosen. */
  private playingEnded(): void {
    this.announce(this.text.t("player.stopped", { period: this.text.spokenPeriod(this.state.period) }));
    pushAddress(this.address());
  }

  private render(): void {
    const shown = this.shown;
    if (!shown) return;
    showTitle(shown);
    this.filters.update(this.state);
    this.periods.update(shown);
    this.search.update(shown);
    keepFocus(slot("legend"), () => showLegend(slot("legend"), shown, (layers) => this.choose(layers)));
    this.mapArea.querySelector(".legend-strip")?.remove();
    this.mapArea.append(legendStrip(shown));
    document.querySelector(".top-ten")?.remove();
    slot("periods").after(topTen(shown));
    this.renderTable(shown);
    this.stage.showBasemap(basemapOf(this.edition, this.state));
    this.stage.paint(paintsOf(shown), this.player.isPlaying ? periodInTiles(shown) : undefined);
    this.showNotices(shown);
    this.stage.select(this.state.area);
    this.card.show(shown);
    this.showHover();
    const other = this.address({ ...this.state, language: this.state.language === "sv" ? "en" : "sv" });
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-slot="language"]')) link.href = other;
  }

  /** Their symbols are buttons: made anew only when they are others. */
  private showNotices(shown: ShownMap): void {
    const { problems, actions, pledges } = shown.notices;
    const next = [problems, actions, pledges, shown.state.layers];
    if (next.every((each, index) => each === this.noticed[index])) return;
    this.noticed = next;
    this.stage.showNotices(visibleNotices(shown));
  }

  private renderTable(shown: ShownMap): void {
    keepFocus(slot("table"), () => showTable(slot("table"), shown, this.order, {
      onOrder: (order) => {
        this.order = order;
        this.renderTable(shown);
        slot("table").querySelector<HTMLElement>(`[data-column="${order.column}"]`)?.focus();
      },
      onSelect: (area) => this.choose({ area }, "map"),
    }));
  }

  private showSurface(): void {
    const before = document.body.dataset.view;
    document.body.dataset.view = this.surface;
    this.surfaceSwitch(this.surface);
    if (before === "table" && this.surface === "map") this.stage.redraw();
  }

  /** Says once which area was chosen, and gives the focus to its card unless the pointer chose it on the map. */
  private areaChosen(): void {
    if (!this.shown || this.state.area === undefined) return;
    this.announce(announcement(this.shown));
    if (this.layout.width() === "phone") {
      this.sheet.raiseTo("half");
      this.panel.scrollTop = 0;
    }
    const onMap = slot("map").contains(this.trigger) || this.trigger === document.body;
    if (!onMap && this.trigger !== null) this.card.focus();
    // Who pointed at the area sees it already, unless a sheet now covers it.
    const placed = this.trigger === null && this.state.position !== undefined;
    if ((!onMap || this.layout.width() === "phone") && !placed) void this.showArea(this.state.area);
  }

  /** Moves the map to an area, with its surroundings around it. */
  private async showArea(code: string): Promise<void> {
    const bounds = await this.client.areaBounds(this.state.scheme, code).catch(() => undefined);
    if (bounds && code === this.state.area) this.stage.fit(widened(bounds, 1.2), this.layout.insets());
  }

  private closeCard(): void {
    const back = this.trigger;
    this.choose({ area: undefined });
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    if (this.layout.width() === "phone") this.sheet.moveTo("peek");
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (this.player.isPlaying) this.stopPlaying();
    else if (this.state.area !== undefined) this.closeCard();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  private fail(error: unknown): void {
    if (error instanceof ServerError && error.kind === "stale") return void this.renew();
    const offline = error instanceof ServerError && error.kind === "offline";
    this.message.show(this.text.t(offline ? "message.offline" : "message.failed"),
      { words: this.text.t("message.again"), onClick: () => void this.read(false) });
  }

  /** Reads the edition again and shows everything from it. */
  private async renew(next?: Edition): Promise<void> {
    this.player.pause();
    this.client.forget();
    const edition = next ?? (await this.client.currentEdition().catch(() => undefined));
    if (!edition) return this.fail(new ServerError("offline", ""));
    this.edition = edition;
    slot("source").textContent =
      this.text.t("source.edition", { number: String(edition.number), day: this.text.day(edition.published) });
    this.state = readPlace(knownOf(edition)).state;
    await this.read(false);
  }
}
