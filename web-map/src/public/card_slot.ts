// The card of the chosen area with the history that belongs to it: the figure at once, the chart when it has come.
import { areaCard } from "../panels/card.ts";
import type { TrendForm } from "../panels/card.ts";
import { keepFocus } from "../panels/keep_focus.ts";
import { periodsOf } from "../panels/periods.ts";
import type { ShownMap } from "../panels/shown_map.ts";
import type { History } from "../server/answers.ts";
import type { Client } from "../server/client.ts";
import { parsePeriod } from "../text/period_label.ts";

/** The most periods that the server gives. */
const mostSteps = 120;

export class CardSlot {
  private form: TrendForm = "chart";
  private shown: ShownMap | undefined;
  private history: History | undefined;
  private asked = "";

  constructor(private readonly client: Client, private readonly place: HTMLElement, private readonly onClose: () => void) {}

  /** Shows the card of the state's area, or nothing. */
  show(shown: ShownMap): void {
    this.shown = shown;
    const { scheme, category, period, area } = shown.state;
    // One history for all periods of a kind: the chart steps through it and never goes blank.
    const periods = periodsOf(shown.edition.periods, parsePeriod(period)?.kind ?? "quarter");
    const last = periods.at(-1) ?? period;
    const question = [shown.edition.number, scheme, category, last, area].join(" ");
    if (question !== this.asked) {
      this.asked = question;
      this.history = undefined;
      const steps = Math.min(Math.max(periods.length, 1), mostSteps);
      if (area !== undefined) void this.readHistory(question, { scheme, category, period: last, steps, area });
    }
    this.render();
  }

  /** Gives the focus to the name of the area. */
  focus(): void {
    this.place.querySelector<HTMLElement>("h2")?.focus();
  }

  private async readHistory(question: string, query: Parameters<Client["history"]>[0]): Promise<void> {
    // The card stands without its chart; the page of the area has one of its own.
    const history = await this.client.history(query).catch(() => undefined);
    if (question !== this.asked) return;
    this.history = history;
    this.render();
  }

  private render(): void {
    if (!this.shown) return;
    const card = areaCard(this.shown, this.history, this.form, {
      onClose: this.onClose,
      onForm: (form) => {
        this.form = form;
        this.render();
        this.place.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
      },
    });
    keepFocus(this.place, () => this.place.replaceChildren(...(card ? [card] : [])));
  }
}
