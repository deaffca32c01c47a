// The choice and what the server answers to it: reads, keeps one map per choice, notices a new edition, reads ahead.
import type { Edition, Notices } from "../server/answers.ts";
import type { Client } from "../server/client.ts";
import { ServerError } from "../server/client.ts";
import type { Known, ViewState } from "../state/view_state.ts";
import type { Text } from "../text/text.ts";
import type { ShownMap } from "../panels/shown_map.ts";
import { isWhole } from "../panels/coverage.ts";
import { neighbours } from "../panels/periods.ts";

export function knownOf(edition: Edition): Known {
  return {
    schemes: edition.schemes.map(({ code }) => code),
    periods: edition.periods,
    categories: edition.categories.map(({ code }) => code),
    defaults: edition.defaults,
  };
}

/** All that one map needs. Throws ServerError "stale" when the server has moved on to another edition. */
export async function readMap(client: Client, edition: Edition, state: ViewState, text: Text): Promise<ShownMap> {
  const { scheme, category, period } = state;
  const [figures, notices] = await Promise.all([client.figures({ scheme, category, period }), noticesOrNone(client)]);
  if (figures.edition !== edition.number) throw new ServerError("stale", "");
  const before = figures.sameLastYear && isWhole(figures) && edition.periods.includes(figures.sameLastYear)
    ? await client.figures({ scheme, category, period: figures.sameLastYear }).catch(() => undefined)
    : undefined;
  return { edition, state, text, figures, before, notices };
}

/** The map of figures is worth showing without its notices. */
function noticesOrNone(client: Client): Promise<Notices> {
  return client.notices().catch((): Notices => ({ problems: [], actions: [], pledges: [] }));
}

/** Asks for the neighbours' periods while nothing else is going on. */
export function readAhead(client: Client, { edition, state }: ShownMap): void {
  const { previous, next } = neighbours(edition.periods, state.period);
  const idle = window.requestIdleCallback ?? ((task: () => void) => window.setTimeout(task, 200));
  idle(() => {
    for (const period of [previous, next]) {
      if (period) client.figures({ scheme: state.scheme, category: state.category, period }).catch(() => undefined);
    }
  });
}

const stepsAhead = 4;

/** Asks for what the player will show next: a few steps, so that the reader's own requests are not kept waiting. */
export function readOn(client: Client, shown: ShownMap, periods: readonly string[]): void {
  const next = periods.indexOf(shown.state.period) + 1;
  for (const period of periods.slice(next, next + stepsAhead)) {
    readMap(client, shown.edition, { ...shown.state, period }, shown.text).catch(() => undefined);
  }
}

const everyFiveMinutes = 5 * 60 * 1000;

/** Calls `onNew` when the server has another edition: asked for now and then, and when the page is looked at again. */
export function watchEdition(client: Client, number: () => number, onNew: (edition: Edition) => void): void {
  const ask = (): void => {
    if (document.visibilityState !== "visible") return;
    client.currentEdition().then((edition) => {
      if (edition.number !== number()) onNew(edition);
    }, () => undefined);
  };
  window.setInterval(ask, everyFiveMinutes);
  document.addEventListener("visibilitychange", ask);
}
