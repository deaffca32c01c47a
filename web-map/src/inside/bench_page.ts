// The page as one flow: address → state → server → panels and map. A choice goes to the address and comes back; panels
// and map never call each other.
import type { OverlayHit } from "../map/overlay.ts";
import { slot } from "../panels/dom.ts";
import { createAnnouncer } from "../panels/message.ts";
import type { Periods } from "../panels/periods.ts";
import { createPeriods } from "../panels/periods.ts";
import { capitalised } from "../panels/shown_map.ts";
import type { Edition } from "../server/answers.ts";
import type { Choices, HotList, HotPlace } from "../server/bench_answers.ts";
import type { Client } from "../server/client.ts";
import { ServerError } from "../server/client.ts";
import type { SignedInClient } from "../server/signed_in.ts";
import type { BenchState, Selection } from "../state/bench_state.ts";
import { filterQuery, formatBench, parseBench } from "../state/bench_state.ts";
import type { Position } from "../state/view_state.ts";
import type { BenchText } from "../text/bench_text.ts";
import { showBenchLegend } from "./bench_legend.ts";
import { detailsOf } from "./details.ts";
import type { Filter, FilterForm } from "./filter_form.ts";
import { createFilterForm } from "./filter_form.ts";
import { hoverArea, hoverOverlay } from "./hovering.ts";
import { Lists } from "./lists.ts";
import type { TileAsking } from "./map_layers.ts";
import { cellSourceOf, paintsOf, pointSourceOf } from "./map_layers.ts";
import { askPurpose } from "./purpose.ts";
import type { Shown } from "./shown.ts";
import { hotPlaces, knownOf, placeName, sideAt } from "./shown.ts";
import type { Stage } from "./stage.ts";
import { createStage } from "./stage.ts";
import { spanText, summaryOf } from "./summary.ts";
import type { Toolbar } from "./toolbar.ts";
import { createToolbar } from "./toolbar.ts";
import { createPurposeTag } from "./purpose_tag.ts";

export interface Surroundings {
  readonly client: SignedInClient;
  readonly everyone: Client;
  readonly edition: Edition;
  readonly text: BenchText;
  readonly base: string;
}

/** Numbers on the map: more would only cover it. */
const badges = 10;
const nearZoom = 14;
/** The nearest at which cells are a kilometre wide. */
const kilometreZoom = 11.75;

export class BenchPage {
  private state: BenchState;
  private shown: Shown | undefined;
  private readonly stage: Stage;
  private readonly periods: Periods;
  private readonly form: FilterForm;
  private readonly lists: Lists;
  private toolbar: Toolbar;
  private readonly announce = createAnnouncer();
  private readonly details = slot("details");
  private readonly purpose: (choices: Choices) => void;
  /** Counts what makes the same question have another answer. */
  private round = 0;
  private asked = 0;
  private settling = 0;

  constructor(private readonly around: Surroundings, private choices: Choices) {
    const { text } = around;
    const { state, notes } = parseBench(window.location.href, knownOf(choices));
    this.state = { ...state, language: text.language };
    this.stage = createStage(text.language, {
      onSelect: (code) => this.select(code === undefined ? undefined : { kind: "area", id: code }),
      onMove: (position) => this.moved(position),
      onHover: (code, at) => hoverArea(this.stage, this.shown, code, at),
      onNotice: () => undefined,
      onOverlay: (hit) => this.choose(hit),
      onOverlayHover: (hit, at) => hoverOverlay(this.stage, this.shown, hit, at),
    }, () => this.settled());
    this.periods = createPeriods(this.stage.periods, { onPeriod: (token) => this.go({ span: { kind: "period", token } }) });
    this.toolbar = this.makeToolbar();
    this.form = createFilterForm(text, (filter) => this.filter(filter));
    this.lists = this.makeLists();
    this.purpose = createPurposeTag(text, () => this.askForPurpose());
    this.purpose(choices);
    if (notes.length > 0) this.stage.message.show(notes.map((note) => text.b("summary.note", { ...note })).join(" "));
  }

  begin(): void {
    const { edition, client } = this.around;
    this.showScheme();
    this.stage.view.showBasemap(edition.basemap && { ...edition.basemap, edition: edition.number });
    if (this.state.position) this.stage.view.goTo(this.state.position);
    else void this.fitOwnArea();
    window.addEventListener("popstate", () => this.back());
    document.addEventListener("keydown", (event) => this.key(event));
    document.querySelector("[data-signs-out]")?.addEventListener("submit", () => client.forget());
    if (this.choices.purposeOpens && this.choices.purpose === "") this.askForPurpose();
    void this.read();
  }

  /** Takes a change that somebody chose: it goes into the address, and Back undoes it. */
  private go(change: Partial<BenchState>): void {
    this.push({ ...this.state, ...change });
  }

  private push(next: BenchState): void {
    const before = this.state;
    this.state = next;
    window.history.pushState(null, "", this.address());
    this.follow(before);
  }

  private address(): string {
    return window.location.pathname + formatBench(this.state, knownOf(this.choices));
  }

  private back(): void {
    const before = this.state;
    this.state = { ...parseBench(window.location.href, knownOf(this.choices)).state, language: before.language };
    const { position } = this.state;
    if (position && JSON.stringify(position) !== JSON.stringify(before.position)) this.stage.view.goTo(position);
    this.follow(before);
  }

  /** Brings the page to the state. What needs no new answer is drawn at once. */
  private follow(before: BenchState): void {
    if (this.state.scheme !== before.scheme) this.showScheme();
    if (this.shown && this.question(before) === this.question(this.state)) {
      this.shown = { ...this.shown, state: this.state };
      this.render();
    } else void this.read();
  }

  /** All that the answers depend on. */
  private question(state: BenchState): string {
    return `${this.round} ${state.scheme} ${filterQuery(state)} ${this.choices.detail === "areas" ? "" : sideAt(state.position?.zoom ?? 0)}`;
  }

  private async read(): Promise<void> {
    const { client, text } = this.around;
    const { state, choices } = this;
    const turn = ++this.asked;
    const query = filterQuery(state);
    document.body.dataset.reading = "true";
    this.useSources();
    try {
      const [figures, hot] = await Promise.all([client.figures(state.scheme, query), this.readHot(state, query)]);
      if (turn !== this.asked) return;
      this.shown = { state: this.state, choices, text, figures, hot };
      this.stage.message.hide();
      this.render();
    } catch (error) {
      if (turn === this.asked) this.fail(error);
    } finally {
      if (turn === this.asked) delete document.body.dataset.reading;
    }
  }

  private readHot(state: BenchState, query: URLSearchParams): Promise<HotList> {
    const { client } = this.around;
    if (this.choices.detail === "areas") return client.hotAreas(state.scheme, query);
    return client.hotCells(sideAt(state.position?.zoom ?? this.stage.view.position().zoom), query);
  }

  private render(): void {
    const { shown, stage } = this;
    if (!shown) return;
    const { state, text, choices } = shown;
    slot("summary").textContent = summaryOf(shown);
    document.querySelector('[data-slot="trouble"]')?.remove();
    this.form.update(state, choices, shown.figures.rows);
    this.toolbar.update(state);
    this.periods.update({
      edition: { number: 0, periods: choices.periods }, text, name: state.span.kind === "all" ? capitalised(spanText(text, state.span)) : text.b("period.own"),
      state: { period: state.span.kind === "period" ? state.span.token : "" },
    });
    this.useSources();
    stage.view.paint(paintsOf(shown));
    const hot = shown.hot?.unit === "cell" ? shown.hot : undefined;
    const ranks = new Map(hotPlaces(hot).slice(0, badges).map(({ id, rank }) => [id, rank]));
    stage.overlay.paintCells(hot?.breaks ?? [], ranks, state.layers.includes("hotspots") ? "outlined" : "plain");
    this.markSelection();
    showBenchLegend(stage.legend, shown);
    const total = shown.figures.total.status === "shown" ? shown.figures.total.count : 0;
    stage.sentence.textContent = text.b("map.sentence", { total, summary: summaryOf(shown) });
    this.lists.show(shown, stage.overlay.incidentsInSight());
    this.showDetails();
  }

  private useSources(): void {
    const { stage, state } = this;
    const asking: TileAsking = { client: this.around.client, round: this.round, onTrouble: (error) => this.fail(error) };
    stage.overlay.useCells(cellSourceOf(state, asking));
    stage.overlay.usePoints(pointSourceOf(state, asking));
  }

  private showScheme(): void {
    const { edition } = this.around;
    const scheme = edition.schemes.find(({ code }) => code === this.state.scheme);
    this.stage.view.showScheme(edition.number, this.state.scheme, scheme?.attribution);
  }

  /** Somebody whose part is one area begins there. */
  private async fitOwnArea(): Promise<void> {
    const { everyone } = this.around;
    const [own, more] = this.choices.areas;
    this.stage.view.fit();
    if (!own || more) return;
    const bounds = await everyone.areaBounds(own.scheme, own.code).catch(() => undefined);
    if (bounds && !this.state.position) this.stage.view.fit(bounds);
  }

  private filter(filter: Partial<Filter>): void {
    // A key that has no value any more must not stay behind.
    const next = Object.fromEntries(Object.entries({ ...this.state, ...filter }).filter(([, value]) => value !== undefined));
    if ("scheme" in filter && this.state.selected?.kind === "area") delete next.selected;
    this.push(next as unknown as BenchState);
  }

  private moved(position: Position): void {
    const before = this.state;
    const isOtherNet = before.position !== undefined && sideAt(before.position.zoom) !== sideAt(position.zoom);
    const { selected, ...rest } = before;
    // Of the other net a cell of the same name is another place.
    this.state = { ...rest, ...(selected && !(isOtherNet && selected.kind === "cell") ? { selected } : {}), position };
    window.history.replaceState(null, "", this.address());
    if (this.question(before) !== this.question(this.state)) void this.read();
    else if (this.shown) this.shown = { ...this.shown, state: this.state };
  }

  /** Tiles have come: the list of what is in sight, and what is known of the chosen one, may be others now. */
  private settled(): void {
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      if (!this.shown) return;
      if (this.state.list === "incidents") this.lists.show(this.shown, this.stage.overlay.incidentsInSight());
      if (this.state.selected && this.state.selected.kind !== "area") this.showDetails();
    }, 100);
  }

  private choose(hit: OverlayHit): void {
    if (hit.kind === "cluster") {
      const { zoom } = this.stage.view.position();
      return this.stage.view.goTo({ lat: hit.lat, lon: hit.lon, zoom: Math.min(Math.floor(zoom) + 2, 18) });
    }
    this.select({ kind: hit.kind, id: hit.id });
  }

  private select(selected: Selection | undefined): void {
    const same = selected && selected.kind === this.state.selected?.kind && selected.id === this.state.selected.id;
    const { selected: _, ...rest } = this.state;
    this.push(selected && !same ? { ...rest, selected } : rest);
    document.querySelector('.list-box [aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    if (this.state.selected && this.details.textContent) this.announce(this.details.querySelector("h2")?.textContent ?? "");
    else document.querySelector<HTMLElement>(".map-host")?.focus({ preventScroll: true });
  }

  private markSelection(): void {
    const { selected } = this.state;
    this.stage.view.select(selected?.kind === "area" ? selected.id : undefined);
    this.stage.overlay.select(selected && selected.kind !== "area" ? { kind: selected.kind, id: selected.id } : undefined);
  }

  private showDetails(): void {
    const { shown, stage, details } = this;
    if (!shown) return;
    const id = shown.state.selected?.id ?? "";
    const parts = detailsOf(shown, { cell: stage.overlay.cell(id), incident: stage.overlay.incident(id) }, {
      onClose: () => this.select(undefined),
      onArea: (code) => this.filter({ area: code }),
      onZoomTo: (place) => this.zoomTo(place),
    });
    const wasHidden = details.hidden;
    details.setAttribute("aria-label", shown.text.b("details.label"));
    details.replaceChildren(...parts);
    details.hidden = parts.length === 0;
    if (wasHidden !== details.hidden) stage.view.redraw();
  }

  private zoomTo({ lon, lat }: HotPlace): void {
    const { zoom } = this.stage.view.position();
    if (lon === undefined || lat === undefined) return;
    this.stage.view.goTo({ lon, lat, zoom: this.shown?.hot?.side === 1000 ? kilometreZoom : Math.max(nearZoom, zoom) });
  }

  private makeToolbar(): Toolbar {
    return createToolbar(this.stage.toolbar, knownOf(this.choices), this.around.text, (choice) => this.go(choice));
  }

  private makeLists(): Lists {
    const { stage } = this;
    return new Lists(this.around.client, {
      onList: (list) => this.go({ list }),
      hot: {
        onSelect: (place) => this.selectPlace(place),
        onHighlight: (place) => {
          if (this.shown?.hot?.unit === "cell") stage.overlay.highlight(place && { kind: "cell", id: place.id });
          else stage.view.highlight(place?.id);
        },
      },
      areas: { onSelect: (code) => this.selectArea(code), onHighlight: (code) => stage.view.highlight(code) },
      incidents: {
        onSelect: ({ id }) => this.select({ kind: "incident", id }),
        onHighlight: (id) => stage.overlay.highlight(id === undefined ? undefined : { kind: "incident", id }),
        onZoomIn: () => {
          const { zoom, ...place } = stage.view.position();
          stage.view.goTo({ ...place, zoom: Math.max(zoom + 1, nearZoom) });
        },
        onShow: () => this.go({ layers: [...this.state.layers, "incidents"] }),
      },
    });
  }

  private selectPlace(place: HotPlace): void {
    const hot = this.shown?.hot;
    if (!hot) return;
    this.select({ kind: hot.unit, id: place.id });
    this.announce(placeName(this.around.text, hot, place));
    const { lon, lat } = place;
    if (hot.unit === "area") void this.bringArea(place.id);
    else if (this.state.selected && lon !== undefined && lat !== undefined) this.bringIntoSight(lon, lat);
  }

  private selectArea(code: string): void {
    this.select({ kind: "area", id: code });
    void this.bringArea(code);
  }

  private async bringArea(code: string): Promise<void> {
    const { scheme } = this.state;
    const bounds = await this.around.everyone.areaBounds(scheme, code).catch(() => undefined);
    if (bounds && this.state.selected?.id === code) this.bringIntoSight((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2);
  }

  /** What is chosen in a list is brought into sight, at the zoom that is. */
  private bringIntoSight(lon: number, lat: number): void {
    // The details may have taken room from the map: its next frame knows.
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => {
      if (!this.stage.overlay.isInSight(lon, lat)) this.stage.view.goTo({ lon, lat, zoom: this.stage.view.position().zoom });
    }));
  }

  private askForPurpose(): void {
    const { text, client } = this.around;
    askPurpose(this.choices, text, {
      save: async (purpose) => {
        await client.statePurpose(purpose, this.choices);
        this.choices = await client.choices();
        this.round += 1;
        client.forget();
        this.toolbar = this.makeToolbar();
        this.purpose(this.choices);
        await this.read();
      },
    });
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (this.state.selected) this.select(undefined);
  }

  private fail(error: unknown): void {
    const { text, base } = this.around;
    const kind = error instanceof ServerError ? error.kind : "unreadable";
    if (kind === "signed_out") {
      const here = window.location.pathname.slice(base.length) + window.location.search + window.location.hash;
      const next = `${base}/logga-in?${new URLSearchParams({ next: here })}`;
      return this.stage.message.show(text.b("message.signedOut"), { words: text.b("message.signIn"), onClick: () => window.location.assign(next) });
    }
    const again = { words: text.b("message.again"), onClick: () => this.again() };
    if (kind === "refused" && error instanceof ServerError) return this.stage.message.show(error.detail, again);
    this.stage.message.show(text.b(kind === "busy" ? "message.busy" : kind === "offline" ? "message.offline" : "message.failed"), again);
  }

  private again(): void {
    this.stage.overlay.retry();
    this.stage.view.redraw();
    void this.read();
  }
}
