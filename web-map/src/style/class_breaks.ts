// From a value to its class: the same rule as the server's, so that map, legend and tile agree.

/** 1 … bounds.length + 1: below the first bound is class 1, at a bound is the class above it. */
export function classOf(value: number, bounds: readonly number[]): number {
  let number = 1;
  for (const bound of bounds) if (value >= bound) number += 1;
  return number;
}
