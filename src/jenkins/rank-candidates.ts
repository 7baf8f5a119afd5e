import type { Occupation, Ranking } from "../report/ranking.ts";
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
 * Looks at Jenkins once and ranks the candidates; triggers nothing. Rejects with a SelectionInputError where
 * the options cannot be used, and with a JenkinsError where Jenkins cannot be read.
 */
export async function rankCandidates(_options: RankOptions): Promise<RankedLook> {
  throw new Error("Internal error: not written yet");
}
