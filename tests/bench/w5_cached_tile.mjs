// W5: a tile that was asked for before: the same gzip bytes from our cache and from nginx's file, 64 connections, keep-alive of 1 000 requests on both sides.
import { ask, onePass, walk } from "./load.mjs";
import { Nginx } from "./peer_nginx.mjs";
import { interleave, middleOf } from "./report.mjs";
import { areaTilePath, tilesWithContent } from "./w3_area_tile.mjs";

const gzip = { "Accept-Encoding": "gzip" };
const kHotBytes = 10_500;
const kMix = 464;

export async function w5(context, report) {
  const ours = await context.ours(context.rows, "cache");
  const tiles = (await tilesWithContent(ours)).slice(0, kMix);
  const paths = tiles.map(areaTilePath);
  const { answers } = await onePass(ours.port, paths, ours.pids, gzip);
  const names = tiles.map(({ z, x, y }) => `${z}-${x}-${y}.mvt`);
  const nginx = context.keep(await Nginx.start(context.port(), context.folder, Object.fromEntries(names.map((name, i) => [name, answers[i].body]))));
  // The tile whose size is nearest to that of the peers' notes.
  const hot = answers.map(({ body }, i) => [Math.abs(body.length - kHotBytes), i]).sort(([a], [b]) => a - b)[0][1];
  const validator = { ...gzip, "If-None-Match": answers[hot].headers.etag };
  const theirs = { ...gzip, "If-None-Match": (await ask(nginx.port, `/${names[hot]}`, { headers: gzip })).headers.etag };
  report.title("W5", `cached tile, gzip, keep-alive, 64 connections: a hot one of ${answers[hot].body.length} B, a mix of ${tiles.length}, and 304`);
  const side = (name, server, list, headers) => ({
    name,
    run: () => walk({ folder: context.folder, port: server.port, paths: list, pids: server.pids, connections: 64, seconds: context.seconds, headers }),
  });
  const files = names.map((name) => `/${name}`);
  const [hotOurs, hotNginx, mixOurs, mixNginx, sameOurs, sameNginx] = await interleave(context.rounds, [
    side("Tryggkarta, hot", ours, [paths[hot]], gzip),
    side("nginx static file, hot", nginx, [files[hot]], gzip),
    side("Tryggkarta, mix", ours, paths, gzip),
    side("nginx static files, mix", nginx, files, gzip),
    side("Tryggkarta, 304", ours, [paths[hot]], validator),
    side("nginx, 304", nginx, [files[hot]], theirs),
  ]);
  await nginx.stop();
  const beside = [["rate", "requests/s"], ["p50", "ms p50"], ["p99", "ms p99"]];
  for (const pair of [[hotOurs, hotNginx], [mixOurs, mixNginx], [sameOurs, sameNginx]]) report.sides(pair, ["cpu", "µs CPU"], beside);
  report.atMost("hot: CPU ≤ nginx's static file", middleOf(hotOurs, "cpu") / middleOf(hotNginx, "cpu"), 1);
  report.atMost("hot: p99 no worse", middleOf(hotOurs, "p99") / middleOf(hotNginx, "p99"), 1);
  report.atMost("mix: CPU ≤ nginx's static files", middleOf(mixOurs, "cpu") / middleOf(mixNginx, "cpu"), 1);
  report.atMost("mix: p99 no worse", middleOf(mixOurs, "p99") / middleOf(mixNginx, "p99"), 1);
  report.must("a 304 is cheaper still", middleOf(sameOurs, "cpu") / middleOf(hotOurs, "cpu"), middleOf(sameOurs, "cpu") < middleOf(hotOurs, "cpu"));
}
