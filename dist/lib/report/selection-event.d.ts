import type { Occupation, Ranking } from "./ranking.ts";
import type { SelectionOutcome } from "./selection-result.ts";
type At = {
    /** ISO 8601, UTC. */
    readonly at: string;
    /** The step on whose behalf it is done; absent where there is none. */
    readonly step?: string;
};
/** Everything worth telling of a Jenkins job that is chosen, triggered and followed. */
export type SelectionEvent = At & (({
    readonly event: "select.ranked";
} & Ranking & Occupation) | {
    readonly event: "trigger.sent";
    readonly job: string;
    readonly requestId?: string;
}
/** Jenkins has it: a queue item, or a build where it started at once. */
 | {
    readonly event: "trigger.confirmed";
    readonly job: string;
    readonly queueId?: number;
    readonly buildNumber?: number;
}
/** Jenkins folded it into an equal request that waited already. */
 | {
    readonly event: "trigger.joined";
    readonly job: string;
    readonly queueId?: number;
}
/** It waits; told again when the reason changes. */
 | {
    readonly event: "queue.waiting";
    readonly job: string;
    readonly queueId?: number;
    readonly why: string;
} | {
    readonly event: "queue.moved";
    readonly from: string;
    readonly job: string;
    readonly queueId?: number;
    readonly why: string;
} | {
    readonly event: "build.started";
    readonly job: string;
    readonly buildNumber: number;
    readonly buildUrl: string;
    /** Name of the node, where it is known. */
    readonly node?: string;
    readonly waitedMs: number;
} | {
    readonly event: "build.finished";
    readonly job: string;
    readonly buildNumber: number;
    readonly buildUrl: string;
    /** `SUCCESS`, `UNSTABLE`, `FAILURE`, `NOT_BUILT` or `ABORTED`. */
    readonly result: string;
    readonly durationMs: number;
} | {
    readonly event: "select.finished";
    /** As in the result. */
    readonly job: string | null;
    readonly outcome: SelectionOutcome;
    readonly result: string | null;
    readonly reason: string;
});
/** Told of everything as it happens. What it throws is our own mistake. */
export type SelectionReporter = {
    readonly event?: (event: SelectionEvent) => void;
    /** Words for people about what holds things up: Jenkins is away, an answer cannot be understood. */
    readonly notice?: (words: string) => void;
    /** Whole lines of the build's console, each with its line end. While its promise is open, no more come. */
    readonly log?: (lines: string) => void | Promise<void>;
};
export {};
