import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "./player.ts";
import { mostInSeries, seriesOf } from "./series.ts";

const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];

/** A player whose steps are written down; `onStep` is called for each, and says whether it could be shown. */
function playerFrom(from: string, onStep: (player: Player, period: string) => boolean = () => true): { player: Player; heard: string[] } {
  const heard: string[] = [];
  let period = from;
  const player: Player = new Player({
    periods: () => quarters,
    period: () => period,
    show(next) {
      const isShown = onStep(player, next);
      if (isShown) heard.push((period = next));
      return Promise.resolve(isShown);
    },
    onChange: (isPlaying) => heard.push(isPlaying ? "play" : "pause"),
    wait: () => Promise.resolve(),
  });
  return { player, heard };
}

test("playing goes on from the period that is shown and stops at the end", async () => {
  const { player, heard } = playerFrom("2025-Q2");
  assert.equal(await player.play(), true);
  assert.deepEqual(heard, ["play", "2025-Q3", "2025-Q4", "pause"]);
});

test("where one period or none is left, playing begins with the first", async () => {
  for (const from of ["2025-Q3", "2025-Q4"]) {
    const { player, heard } = playerFrom(from);
    await player.play();
    assert.deepEqual(heard, ["play", ...quarters, "pause"]);
  }
});

test("a pause ends the round, and the player says that it did not stop by itself", async () => {
  const { player, heard } = playerFrom("2025-Q1", (each, period) => {
    if (period === "2025-Q3") each.pause();
    return period !== "2025-Q3";
  });
  assert.equal(await player.play(), false);
  assert.deepEqual(heard, ["play", "2025-Q2", "pause"]);
});

test("a period that cannot be shown stops the player", async () => {
  const { player, heard } = playerFrom("2025-Q1", (_, period) => period !== "2025-Q3");
  assert.equal(await player.play(), true);
  assert.deepEqual(heard, ["play", "2025-Q2", "pause"]);
});

test("a series names its ends, and the latest periods when there are more than the server gives", () => {
  assert.equal(seriesOf(quarters), "2025-Q1..2025-Q4");
  const months = Array.from({ length: 71 }, (_, index) => `m${index}`);
  assert.equal(seriesOf(months), `m${71 - mostInSeries}..m70`);
});
