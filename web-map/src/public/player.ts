// Plays the periods, one step after another: a step is shown whole before the next one is waited for, so that a slow
// server slows the player and never makes map and words say different things.

export interface Score {
  /** The periods to play, oldest first. */
  periods(): readonly string[];
  /** The one that is shown. */
  period(): string;
  /** Shows a period; answers whether it is shown now. */
  show(period: string): Promise<boolean>;
  /** Playing has begun or stopped. */
  onChange(isPlaying: boolean): void;
  wait(): Promise<void>;
}

export class Player {
  private playing = false;
  /** Grows with every start and stop: a step of an earlier round ends itself. */
  private round = 0;

  constructor(private readonly score: Score) {}

  get isPlaying(): boolean {
    return this.playing;
  }

  /**
   * Plays on from the period that is shown and stops at the end; where at most one is left, which would be no course of
   * time, from the first. Answers whether it stopped by itself.
   */
  async play(): Promise<boolean> {
    const mine = this.turn(true);
    const periods = this.score.periods();
    const next = periods.indexOf(this.score.period()) + 1;
    for (const [step, period] of periods.slice(next < periods.length - 1 ? next : 0).entries()) {
      if (step > 0) await this.score.wait();
      if (mine !== this.round) return false;
      const isShown = await this.score.show(period);
      if (mine !== this.round) return false;
      if (!isShown) break;
    }
    this.pause();
    return true;
  }

  pause(): void {
    if (this.playing) this.turn(false);
  }

  private turn(playing: boolean): number {
    this.playing = playing;
    this.round += 1;
    this.score.onChange(playing);
    return this.round;
  }
}
