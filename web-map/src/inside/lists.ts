// The list beside the map: which of the lists is shown, and in what order.
import { button, element, slot } from "../panels/dom.ts";
import { keepFocus } from "../panels/keep_focus.ts";
import type { SignedInClient } from "../server/signed_in.ts";
import type { ListKind } from "../state/bench_state.ts";
import { listsOf } from "../state/bench_state.ts";
import type { AreaEvents, AreaOrder } from "./area_table.ts";
import { areaTable } from "./area_table.ts";
import { exportLinks } from "./exports.ts";
import type { HotEvents } from "./hot_list.ts";
import { hotList } from "./hot_list.ts";
import type { InSight, IncidentEvents } from "./incident_list.ts";
import { incidentList } from "./incident_list.ts";
import type { Shown } from "./shown.ts";

export interface ListEvents {
  onList(list: ListKind): void;
  readonly hot: HotEvents;
  readonly areas: Omit<AreaEvents, "onOrder">;
  readonly incidents: IncidentEvents;
}

export class Lists {
  private readonly place = slot("list");
  private order: AreaOrder = { column: "count", direction: "descending" };

  constructor(private readonly client: SignedInClient, private readonly events: ListEvents) {}

  show(shown: Shown, inSight: InSight): void {
    keepFocus(this.place, () => this.place.replaceChildren(
      this.tabs(shown),
      element("div", { class: "list-box", role: "region", "aria-label": shown.text.b(`list.${shown.state.list}`), tabindex: 0 }, ...this.content(shown, inSight)),
      ...[exportLinks(shown, this.client)].filter((each) => each !== undefined)));
  }

  private tabs({ state, choices, text }: Shown): HTMLElement {
    return element("div", { class: "segmented list-tabs", role: "group", "aria-label": text.b("list.label") },
      ...listsOf(choices).map((list) => button({ "aria-pressed": String(list === state.list) }, () => this.events.onList(list), text.b(`list.${list}`))));
  }

  private content(shown: Shown, inSight: InSight): HTMLElement[] {
    const { list } = shown.state;
    if (list === "hotspots") return hotList(shown, this.events.hot);
    if (list === "incidents") return incidentList(shown, inSight, this.events.incidents);
    return areaTable(shown, this.order, {
      ...this.events.areas,
      onOrder: (order) => {
        this.order = order;
        this.show(shown, inSight);
      },
    });
  }
}
