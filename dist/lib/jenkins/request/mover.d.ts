import type { Candidate } from "../../selection/candidates.ts";
import type { Started } from "./look-at-request.ts";
import type { QueueItem } from "./queue-item.ts";
import { type Sender, type SentRequest } from "./sent-request.ts";
import { type Whereabouts } from "./withdraw.ts";
/** What came of a look at where else a request could wait. */
export type MoveEnd = {
    readonly kind: "moved";
    readonly request: SentRequest;
    readonly place: Whereabouts;
    readonly why: string;
}
/** It has started where it was, just as it was to be taken away. */
 | Started
/** It was taken away, and whether the next one has it is not known. */
 | {
    readonly kind: "adrift";
    readonly job: string;
    readonly why: string;
}
/** It was taken away, and nobody else took it. */
 | {
    readonly kind: "stranded";
    readonly why: string;
};
export type Mover = {
    /** To be called whenever the request was just seen waiting; looks further only when it is time. */
    readonly consider: (request: SentRequest, item: QueueItem) => Promise<MoveEnd | undefined>;
    /** To be called where it was seen to be cancelled: was it our own cancel, whose effect came late, the move goes on. */
    readonly resume: () => Promise<MoveEnd | undefined>;
};
/**
 * Takes a request that waits to another Jenkins job where that would start it clearly sooner: takes it out of the queue, sees
 * that it is out, and only then triggers anew. In any doubt the request stays what it is. Looks come the more seldom the
 * more others wait.
 */
export declare function startMover(sender: Sender, candidates: readonly Candidate[], signal: AbortSignal): Mover;
