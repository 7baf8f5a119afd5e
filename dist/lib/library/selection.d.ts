import type { SelectAndTriggerOptions as OptionsInTime } from "../jenkins/selection-options.ts";
import type { Ranking, Strategy } from "../report/ranking.ts";
import type { SelectionResult } from "../report/selection-result.ts";
import type { Seen } from "../selection/jenkins-json.ts";
import type { Snapshot } from "../selection/snapshot.ts";
/** What is triggered, and how long it is followed. Times are written like `"90s"`, `"1h30m"`, or in milliseconds. */
export type SelectAndTriggerOptions = Omit<OptionsInTime, "queueTimeoutMs" | "timeoutMs" | "pollMs" | "requestTimeoutMs" | "remember"> & {
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
export declare function selectAndTrigger(options: SelectAndTriggerOptions): Promise<SelectionResult>;
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
export declare function rank(given: Snapshot | Seen, candidates: readonly string[], { strategy, random }?: RankingOptions): Ranking;
