import { SelectionInputError } from "../jenkins/jenkins-error.ts";
import { selectAndTrigger as selectAndTriggerInTime } from "../jenkins/select-and-trigger.ts";
import type { SelectAndTriggerOptions as OptionsInTime } from "../jenkins/selection-options.ts";
import type { Ranking, Strategy } from "../report/ranking.ts";
import type { SelectionResult } from "../report/selection-result.ts";
import type { Seen } from "../selection/jenkins-json.ts";
import { rank as rankByChance } from "../selection/rank.ts";
import type { Snapshot } from "../selection/snapshot.ts";
import { milliseconds } from "./check-options.ts";
import { checkRanking, checkSelection } from "./check-selection.ts";

/** What is triggered, and how long it is followed. Times are written like `"90s"`, `"1h30m"`, or in milliseconds. */
export type SelectAndTriggerOptions = Omit<
  OptionsInTime,
  "queueTimeoutMs" | "timeoutMs" | "pollMs" | "requestTimeoutMs" | "remember"
> & {
  /** How long it may wait in the queue; no limit unless told. */
  readonly queueTimeout?: string | number;
  /** From the build's start to its end; no limit unless told. */
  readonly timeout?: string | number;
  /** Longest pause between two looks; 5 s unless told. */
  readonly poll?: string | number;
  /** How long one request to Jenkins may take; 30 s unless told. */
  readonly requestTimeout?: string | number;
};

/**
 * Triggers the Jenkins job that will start soonest and follows it. Resolves however that went: look at `outcome` and
 * `result`. Rejects with a SelectionInputError where the options cannot be used; nothing was sent then.
 */
export async function selectAndTrigger(options: SelectAndTriggerOptions): Promise<SelectionResult> {
  checkSelection(options);
  const { queueTimeout, timeout, poll, requestTimeout, ...rest } = options;
  return selectAndTriggerInTime({
    ...rest,
    ...time("queueTimeoutMs", queueTimeout, "queueTimeout"),
    ...time("timeoutMs", timeout, "timeout"),
    ...time("pollMs", poll, "poll"),
    ...time("requestTimeoutMs", requestTimeout, "requestTimeout"),
  });
}

function time<const Name extends string>(name: Name, given: string | number | undefined, what: string) {
  const ms = inputTime(given, what);
  return (ms === undefined ? {} : { [name]: ms }) as { readonly [name in Name]?: number };
}

function inputTime(given: string | number | undefined, what: string): number | undefined {
  try {
    return milliseconds(given, what);
  } catch (error) {
    throw new SelectionInputError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

export type RankingOptions = {
  /** `weight` unless told. */
  readonly strategy?: Strategy;
  /** Breaks ties: a number from 0 up to, but without, 1. `Math.random` unless told. */
  readonly random?: () => number;
};

/**
 * Orders candidates, the one that will start soonest first, each with its reasons. `given` is a snapshot, or what
 * Jenkins says of its queue and computers; candidates are full names, `folder/job`.
 */
export function rank(
  given: Snapshot | Seen,
  candidates: readonly string[],
  { strategy, random = Math.random }: RankingOptions = {},
): Ranking {
  checkRanking(given, candidates, { strategy, random });
  return rankByChance(given, candidates, { strategy, random });
}
