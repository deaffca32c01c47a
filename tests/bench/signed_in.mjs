// The same area tile for everyone and for who has signed in: what the door, the right and the exact figures cost. Nothing is kept on either side.
import { quarter } from "./context.mjs";
import { onePass, walk } from "./load.mjs";
import { interleave, middleOf } from "./report.mjs";
import { areaTilePath, tilesWithContent } from "./w3_area_tile.mjs";

const kPassword = "only for measurements";
const insidePath = ({ z, x, y }) => `/inside/tiles/areas/${z}/${x}/${y}.mvt?scheme=PRIMAR&period=${quarter.period}`;

/** The cookie of a session that a password has opened. */
async function cookieOf({ port }) {
  const body = new URLSearchParams({ name: "analyst", password: kPassword });
  const answer = await fetch(`http://127.0.0.1:${port}/logga-in`, { method: "POST", body, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.headers.get("set-cookie").split(";")[0];
}

export async function signedIn(context, report) {
  const { folder, seconds, rounds } = context;
  const ours = await context.ours(context.rows, "no cache");
  const tiles = await tilesWithContent(ours);
  report.title("signed in", `area tile, z9–z14 over the city: ${tiles.length} different tiles, figures of a quarter, identity, one connection, nothing kept`);
  const identity = { "Accept-Encoding": "identity" };
  const side = async (name, list, more) => {
    const headers = { ...identity, ...more };
    const { size } = await onePass(ours.port, list, ours.pids, headers);
    return { name, run: async () => ({ size, ...(await walk({ folder, port: ours.port, paths: list, pids: ours.pids, seconds, headers })) }) };
  };
  const sides = await interleave(rounds, [
    await side("everyone", tiles.map(areaTilePath), {}),
    await side("signed in, by token", tiles.map(insidePath), ours.signedIn),
    await side("signed in, by cookie", tiles.map(insidePath), { Cookie: await cookieOf(ours) }),
  ]);
  report.sides(sides, ["cpu", "µs CPU"], [["rate", "tiles/s"], ["p50", "ms p50"], ["p99", "ms p99"], ["size", "B"]]);
  const slower = (i) => middleOf(sides[0], "rate") / middleOf(sides[i], "rate");
  report.atMost("by token ≤ 1.3 × the time of everyone's", slower(1), 1.3);
  report.atMost("by cookie ≤ 1.3 × the time of everyone's", slower(2), 1.3);
}
