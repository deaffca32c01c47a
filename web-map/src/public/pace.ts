// How long a period that is played is to be seen.

const pace = 700;
/**
 * Colours that change are no motion, so the player is there for those who want less of that; but it goes slowly enough
 * for each period to be read, and said by a screen reader, before the next.
 */
const slowPace = 2500;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants less motion: then every period is said. */
export const isSlow = (): boolean => still.matches;

/** Waits as long as a period is to be seen. */
export function waitAStep(): Promise<void> {
  return new Promise((done) => window.setTimeout(done, isSlow() ? slowPace : pace));
}
