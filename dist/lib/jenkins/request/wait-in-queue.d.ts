import type { SelectionOutcome } from "../../report/selection-result.ts";
import type { Candidate } from "../../selection/candidates.ts";
import { type Watch } from "../build/follow.ts";
import type { Story } from "../story.ts";
import type { Sender, SentRequest } from "./sent-request.ts";
import type { Whereabouts } from "./withdraw.ts";
/** How it came out. */
export type End = {
    readonly outcome: SelectionOutcome;
    readonly reason: string;
};
/** A request that Jenkins has taken. */
export type Pursuit = {
    readonly sender: Sender;
    readonly story: Story;
    readonly request: SentRequest;
    /** Where it was found right after the trigger. */
    readonly place: Whereabouts;
    /** What it may be moved to. */
    readonly candidates: readonly Candidate[];
};
/** What is known of the request's place; changes while it is followed. */
export type Position = {
    request: SentRequest;
    place: {
        -readonly [key in keyof Whereabouts]: Whereabouts[key];
    };
};
/** Follows it through the queue, also from one Jenkins job to another. Resolves when its build is known. */
export declare function waitInQueue({ sender, story, candidates }: Pursuit, at: Position, watch: Watch): Promise<End | {
    readonly since: number | undefined;
}>;
