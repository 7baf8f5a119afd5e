import type { Occupation, Ranking } from "../report/ranking.ts";
import { withForecast } from "../selection/expected-start.ts";
import { rank } from "../selection/rank.ts";
import { openConnection } from "./connection/client.ts";
import { candidatesOf, lookPatiently } from "./look.ts";
import type { RankOptions } from "./selection-options.ts";

/** An order of candidates as Jenkins was at one moment. */
export type RankedLook = Ranking &
  Occupation & {
    /** By the server's clock, ISO 8601. */
    readonly at: string;
    /** HTTP requests made. */
    readonly requests: number;
  };

/**
 * Looks at Jenkins once and ranks the candidates; triggers nothing. `notice` is told what holds it up. Rejects with a SelectionInputError where
 * the options cannot be used, and with a JenkinsError where Jenkins cannot be read.
 */
export async function rankCandidates(options: RankOptions, notice?: (words: string) => void): Promise<RankedLook> {
  const candidates = candidatesOf(options.candidates);
  const connection = openConnection(options);
  try {
    const { snapshot, jobs, excluded, occupation } = await lookPatiently(connection, candidates, { notice });
    const { strategy, random = Math.random } = options;
    const names = jobs.map(({ job }) => job);
    const ranking = withForecast(rank(snapshot, names, { strategy, random }), snapshot);
    return {
      at: new Date(snapshot.now).toISOString(),
      ...ranking,
      excluded,
      ...occupation,
      requests: connection.requests,
    };
  } finally {
    connection.close();
  }
}
