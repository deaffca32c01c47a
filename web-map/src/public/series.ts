// The periods whose classes a tile is asked for.

/** The most that the server gives. Earlier periods are painted from the figures, as without a series. */
export const mostInSeries = 60;

/** The latest of these periods of one kind, oldest first, as the server wants them: "2021-Q1..2025-Q4". */
export function seriesOf(periods: readonly string[]): string {
  const last = periods.slice(-mostInSeries);
  return `${last[0]}..${last.at(-1)}`;
}
