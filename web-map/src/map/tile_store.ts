// Decoded tiles of one source: asked for, kept, forgotten. Tiles are data; they are never pictures.
import { ServerError } from "../server/client.ts";
import type { TileAddress } from "../server/client.ts";
import type { AreaTile } from "./area_tile.ts";

/** How tiles of one kind are had. */
export interface TileReader<Tile> {
  /** The bytes; undefined: the tile is empty. */
  read(address: TileAddress, signal: AbortSignal): Promise<Uint8Array | undefined>;
  decode(bytes: Uint8Array): Tile;
  readonly empty: Tile;
}

/** A tile with the address it was made for, and the address of the place where it is to be drawn. */
export interface PlacedTile<Tile = AreaTile> {
  readonly tile: Tile;
  readonly address: TileAddress;
  /** The same, a descendant while that is not here yet, or an ancestor's address. */
  readonly at: TileAddress;
}

export interface StoreEvents {
  onTile(): void;
  onStale(): void;
}

const keptTiles = 320;
const requestsAtOnce = 12;

export class TileStore<Tile> {
  private readonly tiles = new Map<string, Tile>();
  private readonly running = new Map<string, AbortController>();
  private readonly failed = new Set<string>();
  private waiting: TileAddress[] = [];

  constructor(
    private readonly reader: TileReader<Tile>,
    private readonly events: StoreEvents,
  ) {}

  /** Asks for what is missing, in that order; what was asked for before and is not in the list is dropped. */
  want(addresses: readonly TileAddress[]): void {
    const wanted = new Set(addresses.map(keyOf));
    for (const [key, controller] of this.running) {
      if (wanted.has(key)) continue;
      controller.abort();
      // Forgotten at once: whoever wants it again, before the abort has landed, must get a new request.
      this.running.delete(key);
    }
    this.waiting = addresses.filter((address) => {
      const key = keyOf(address);
      return !this.tiles.has(key) && !this.running.has(key) && !this.failed.has(key);
    });
    this.startNext();
  }

  /** Whether the tile itself is here. */
  has(address: TileAddress): boolean {
    return this.tiles.has(keyOf(address));
  }

  /** Whether the tile is here, or will not come. */
  isSettled(address: TileAddress): boolean {
    const key = keyOf(address);
    return this.tiles.has(key) || this.failed.has(key);
  }

  /** What can be drawn there now: the tile itself, else a part of an ancestor, else descendants. */
  placed(address: TileAddress): PlacedTile<Tile>[] {
    const own = this.take(address);
    if (own) return [{ tile: own, address, at: address }];
    for (let up = 1; up <= 6 && up <= address.z; up++) {
      const ancestor = { z: address.z - up, x: address.x >> up, y: address.y >> up };
      const tile = this.take(ancestor);
      if (tile) return [{ tile, address: ancestor, at: address }];
    }
    return this.descendants(address, 2);
  }

  /** Tries again what did not come. */
  retry(): void {
    this.failed.clear();
  }

  close(): void {
    this.waiting = [];
    for (const controller of this.running.values()) controller.abort();
  }

  private descendants(address: TileAddress, levels: number): PlacedTile<Tile>[] {
    if (levels === 0) return [];
    return [0, 1, 2, 3].flatMap((quarter) => {
      const child = { z: address.z + 1, x: address.x * 2 + (quarter & 1), y: address.y * 2 + (quarter >> 1) };
      const tile = this.tiles.get(keyOf(child));
      return tile ? [{ tile, address: child, at: child }] : this.descendants(child, levels - 1);
    });
  }

  private take(address: TileAddress): Tile | undefined {
    const key = keyOf(address);
    const tile = this.tiles.get(key);
    if (!tile) return undefined;
    // A Map keeps the order of insertion: what was used last is moved to its end and forgotten last.
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  private startNext(): void {
    while (this.running.size < requestsAtOnce) {
      const address = this.waiting.shift();
      if (!address) return;
      void this.load(address);
    }
  }

  private async load(address: TileAddress): Promise<void> {
    const key = keyOf(address);
    const controller = new AbortController();
    this.running.set(key, controller);
    try {
      const bytes = await this.reader.read(address, controller.signal);
      this.keep(key, bytes ? this.reader.decode(bytes) : this.reader.empty);
    } catch (error) {
      if (!controller.signal.aborted) {
        this.failed.add(key);
        if (error instanceof ServerError && error.kind === "stale") this.events.onStale();
      }
    } finally {
      if (this.running.get(key) === controller) this.running.delete(key);
    }
    if (!controller.signal.aborted) this.events.onTile();
    this.startNext();
  }

  private keep(key: string, tile: Tile): void {
    this.tiles.set(key, tile);
    for (const oldest of this.tiles.keys()) {
      if (this.tiles.size <= keptTiles) return;
      this.tiles.delete(oldest);
    }
  }
}

function keyOf({ z, x, y }: TileAddress): string {
  return `${z}/${x}/${y}`;
}
