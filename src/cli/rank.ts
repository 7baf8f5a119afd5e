import { JenkinsError } from "../jenkins/jenkins-error.ts";
import { ansi, plain } from "../report/paint.ts";
import { label } from "../report/sanitize.ts";
import { rankingTable } from "../report/selection/ranking-table.ts";
import { colourOption, hasColours } from "./colours.ts";
import { jenkinsOptions, rankOptionsOf } from "./jenkins-options.ts";
import { rankJson } from "./rank-json.ts";
import type { Verb } from "./verb.ts";
import { everyOf, watch, watchOptions } from "./watch.ts";

export const rank: Verb = {
  name: "rank",
  about: "Show which Jenkins job would begin soonest, and why. Triggers nothing.",
  takes: "--candidates A,B [options]",
  options: { ...jenkinsOptions, ...watchOptions, json: { about: "The same as JSON." }, ...colourOption },
  exitCodes:
    "0 a candidate can be triggered, 1 none can or Jenkins cannot be read, 3 the input was wrong.\n" +
    "With --watch: 0 it was left, 1 Jenkins could not be read from the start, 3 the input was wrong.",
  example: "jipper rank --url https://ci.example --candidates build-a,build-b,'team/build-*'",
  run: async (given, io) => {
    const options = rankOptionsOf(given);
    const everyMs = everyOf(given);
    const { rankCandidates } = await import("../jenkins/rank-candidates.ts");
    try {
      if (given.has("watch")) return await watch(options, everyMs, given, io);
      const look = await rankCandidates(options, (words) => io.stderr.write(`${label(words)}\n`));
      if (given.has("json")) {
        io.stdout.write(`${JSON.stringify(rankJson(look), null, 2)}\n`);
      } else {
        const width = io.stdout.isTTY ? io.stdout.columns || undefined : undefined;
        io.stdout.write(rankingTable(look, { width, paint: hasColours(given, io.stdout) ? ansi : plain }));
      }
      return look.ranking.length > 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof JenkinsError)) throw error;
      io.stderr.write(`Jenkins could not be read.\n  because: ${label(error.message)}\n  now: ${remedy(error)}\n`);
      return 1;
    }
  },
};

function remedy({ kind, status }: JenkinsError): string {
  if (status === 401 || status === 403) return "look at user and token, and at what that user may see";
  return kind === "not-jenkins" || status === 404 ? "look at the address" : "look at the address, or try again later";
}
