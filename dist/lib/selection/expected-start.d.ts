import type { Ranking } from "../report/ranking.ts";
import type { Snapshot } from "./snapshot.ts";
/**
 * Adds to each candidate when a request to it would start if nothing more came and Jenkins' estimates held: as a number, and
 * as the last of its reasons.
 */
export declare function withForecast(ranking: Ranking, seen: Snapshot): Ranking;
