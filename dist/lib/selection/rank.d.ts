import type { Occupation, Ranking, Strategy } from "../report/ranking.ts";
import type { Seen } from "./jenkins-json.ts";
import { type Running, type Snapshot } from "./snapshot.ts";
export type RankingOptions = {
    /** `weight` unless told. */
    readonly strategy?: Strategy | undefined;
    /** Breaks ties: a number from 0 up to, but without, 1. */
    readonly random: () => number;
};
/** What counts of one candidate. */
export type Load = {
    readonly job: string;
    readonly running: number;
    readonly queued: number;
    /** Of its build that is furthest; undefined where none runs. */
    readonly furthest: Running | undefined;
    /** When its oldest item came; undefined where none waits. */
    readonly oldest: number | undefined;
};
/**
 * Orders candidates, the one that will start soonest first, each with its reasons. `given` is a snapshot, or what
 * Jenkins says of its queue and computers; candidates are full names, and count once. Equals come in an order
 * that `random` decides: who asks in the same moment must not take the same one.
 */
export declare function rank(given: Snapshot | Seen, candidates: readonly string[], { strategy, random }: RankingOptions): Ranking;
/** How busy Jenkins is, and how much of its queue is candidates. */
export declare function occupation(seen: Snapshot, candidates: readonly string[]): Occupation;
