// From the state to what the map draws: paints of areas, sources of cells and of incidents.
import type { AreaPaint } from "../map/map_view.ts";
import type { CellSource } from "../map/cell_layer.ts";
import type { PointSource } from "../map/point_layer.ts";
import type { TileAddress } from "../server/client.ts";
import { ServerError } from "../server/client.ts";
import type { SignedInClient, TileLayer } from "../server/signed_in.ts";
import type { BenchState } from "../state/bench_state.ts";
import { filterQuery } from "../state/bench_state.ts";
import type { Shown } from "./shown.ts";
import { classOfRow } from "./shown.ts";

/** How every area is to look: its class, or plain where something else colours the map. */
export function paintsOf(shown: Shown): Map<string, AreaPaint> {
  return new Map(shown.figures.rows.map((row): [string, AreaPaint] => {
    if (shown.state.base !== "areas") return [row.area, { status: "plain" }];
    const number = classOfRow(row, shown);
    return [row.area, number === undefined ? { status: "unknown" } : { status: "shown", class: number }];
  }));
}

export interface TileAsking {
  readonly client: SignedInClient;
  /** Differs when the same address has other answers: another purpose. */
  readonly round: number;
  onTrouble(error: ServerError): void;
}

/** Cells, where the map is coloured by them or hotspots are outlined. */
export function cellSourceOf({ base, layers, ...rest }: BenchState, asking: TileAsking): CellSource | undefined {
  const layer = base === "grid" ? "grid" as const : layers.includes("hotspots") ? "hotspots" as const : undefined;
  return layer && { layer, ...sourceOf(layer, { base, layers, ...rest }, asking) };
}

export function pointSourceOf(state: BenchState, asking: TileAsking): PointSource | undefined {
  return state.layers.includes("incidents") ? sourceOf("incidents", state, asking) : undefined;
}

function sourceOf(layer: TileLayer, state: BenchState, { client, round, onTrouble }: TileAsking): PointSource {
  const query = filterQuery(state);
  return {
    key: `${round} ${layer} ${query}`,
    async read(address: TileAddress, signal: AbortSignal) {
      try {
        return await client.tile(layer, query, address, signal);
      } catch (error) {
        if (!signal.aborted && error instanceof ServerError) onTrouble(error);
        throw error;
      }
    },
  };
}
