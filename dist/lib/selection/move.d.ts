import type { Seen } from "./jenkins-json.ts";
import { type Snapshot } from "./snapshot.ts";
/** The request that may move. */
export type OwnItem = {
    /** Id of its queue item. */
    readonly id: number;
    /** The Jenkins job it waits for. */
    readonly name: string;
    /** How long a look at Jenkins takes, milliseconds. */
    readonly latency: number;
};
export type Move = {
    readonly job: string;
    readonly because: string;
};
/** Milliseconds from landing in the queue to the first look. */
export declare function firstLookMs(random: () => number): number;
/**
 * Milliseconds until the next look, before chance is added: the more of the candidates' items are older, the longer, so
 * that those who wait together look little oftener than one of them: 64 about five times as often.
 */
export declare function nextLookMs(given: Snapshot | Seen, candidates: readonly string[], own: OwnItem): number;
/**
 * Where a request that waits would start clearly sooner; undefined where it should stay. Only an item that waits for a
 * build of its own Jenkins job moves: one that waits for an executor would wait for it anywhere.
 */
export declare function decideMove(given: Snapshot | Seen, candidates: readonly string[], own: OwnItem, random: () => number): Move | undefined;
