import type { Occupation, Ranking } from "../report/ranking.ts";

/** What of a look is told as JSON. */
export function rankJson({
  at,
  strategy,
  ranking,
  excluded,
  executors,
  queue,
}: Ranking & Occupation & { readonly at: string }) {
  return { at, strategy, ranking, excluded, executors, queue };
}
