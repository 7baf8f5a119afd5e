import { roughly } from "../report/duration.ts";
import type { Ranking } from "../report/ranking.ts";
import { forecast } from "./forecast.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Adds to each candidate when a request to it would start if nothing more came and Jenkins' estimates held: as a number, and
 * as the last of its reasons.
 */
export function withForecast(ranking: Ranking, seen: Snapshot): Ranking {
  const { startBehind } = forecast(seen);
  const hasEstimates = [...seen.running.values()].flat().some(({ estimateMs }) => estimateMs !== undefined);
  const expected = (job: string): number | null => {
    const start = startBehind(job);
    if (start === undefined) return null;
    const ms = Math.max(0, Math.round(start - seen.now));
    const isGuess = !hasEstimates || seen.running.get(job)?.some(({ estimateMs }) => estimateMs === undefined);
    return ms > 0 && isGuess ? null : ms;
  };
  return {
    ...ranking,
    ranking: ranking.ranking.map((ranked) => {
      const startsInMs = expected(ranked.job);
      return { ...ranked, startsInMs, because: [...ranked.because, words(startsInMs)] };
    }),
  };
}

function words(startsInMs: number | null): string {
  if (startsInMs === null) return "nobody knows when it starts";
  return startsInMs === 0 ? "starts now" : `starts in about ${roughly(startsInMs)}`;
}
