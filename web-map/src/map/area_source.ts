// Which area tiles are drawn: those in use and, until they have come, those that were in use before.
import { readAreaTile } from "../server/client.ts";
import type { AreaTileSource, TileAddress } from "../server/client.ts";
import type { AreaTile } from "./area_tile.ts";
import { decodeAreaTile, emptyTile } from "./area_tile.ts";
import type { Series } from "./map_view.ts";
import type { PlacedTile, StoreEvents } from "./tile_store.ts";
import { TileStore } from "./tile_store.ts";

export class AreaSource {
  private source: AreaTileSource | undefined;
  private store: TileStore<AreaTile> | undefined;
  /** Has the same shapes: what it lends hides the change. */
  private lender: TileStore<AreaTile> | undefined;

  constructor(private readonly events: StoreEvents) {}

  /** Names the shapes that are in use: those of one address differ only under another name. */
  get shapes(): string {
    return this.source ? `${this.source.edition} ${this.source.scheme}` : "";
  }

  /** Takes shapes from another edition or scheme, and forgets those that were. */
  useScheme(edition: number, scheme: string): void {
    if (this.source?.edition === edition && this.source.scheme === scheme) return;
    this.close();
    this.lender = undefined;
    this.open({ edition, scheme });
  }

  /** Takes the same shapes with a class for each period of a series. They stay in use when the series is over. */
  useSeries(series: Series): void {
    const { source } = this;
    if (!source || (source.series?.periods === series.periods && source.series.category === series.category)) return;
    // The older lender has more to lend than a series that has hardly begun.
    if (this.lender) this.store?.close();
    else this.lender = this.store;
    this.open({ edition: source.edition, scheme: source.scheme, series });
  }

  /** Asks for what is missing, in that order. */
  want(addresses: readonly TileAddress[]): void {
    this.store?.want(addresses);
    if (!this.lender || !addresses.every((each) => this.store?.has(each))) return;
    this.lender.close();
    this.lender = undefined;
  }

  /** What can be drawn there now. */
  placed(address: TileAddress): PlacedTile[] {
    if (this.lender && !this.store?.has(address)) {
      const lent = this.lender.placed(address);
      if (lent.length > 0) return lent;
    }
    return this.store?.placed(address) ?? [];
  }

  /** Whether the tile can be drawn, or will not come. */
  isSettled(address: TileAddress): boolean {
    return this.store !== undefined && (this.store.isSettled(address) || this.lender?.has(address) === true);
  }

  /** Tries again what did not come. */
  retry(): void {
    this.store?.retry();
  }

  close(): void {
    this.store?.close();
    this.lender?.close();
  }

  private open(source: AreaTileSource): void {
    this.source = source;
    const store: TileStore<AreaTile> = new TileStore(
      { read: (address, signal) => readAreaTile(source, address, signal), decode: decodeAreaTile, empty: emptyTile },
      {
        onTile: () => { if (store === this.store) this.events.onTile(); },
        onStale: () => { if (store === this.store) this.events.onStale(); },
      },
    );
    this.store = store;
  }
}
