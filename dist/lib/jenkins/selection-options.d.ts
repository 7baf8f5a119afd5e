import type { Strategy } from "../report/ranking.ts";
import type { SelectionReporter } from "../report/selection-event.ts";
import type { ConnectionOptions } from "./connection/connection.ts";
/** What is chosen from, and how. */
export type RankOptions = ConnectionOptions & {
    /** Full names of Jenkins jobs, `folder/job`; a `*` stands for any part of a name: `team/build-*`. */
    readonly candidates: readonly string[];
    /** `weight` unless told. */
    readonly strategy?: Strategy;
    /** Breaks ties: a number from 0 up to, but without, 1. */
    readonly random?: () => number;
};
/** How far a request is followed. */
export type WaitFor = "queued" | "started" | "finished";
/** What is triggered, and how long it is followed. */
export type SelectAndTriggerOptions = RankOptions & {
    readonly parameters?: {
        readonly [name: string]: string;
    };
    /** `finished` unless told. */
    readonly waitFor?: WaitFor;
    /** Milliseconds that it may wait in the queue; no limit unless told. */
    readonly queueTimeoutMs?: number;
    /** Milliseconds from the build's start to its end; no limit unless told. */
    readonly timeoutMs?: number;
    /** What is done when a limit is over; `cancel` unless told. */
    readonly onTimeout?: "cancel" | "leave";
    /** Whether an equal request that waits already is joined, is a reason to trigger nothing, or is kept apart; `join` unless told. */
    readonly duplicates?: "join" | "refuse" | "allow";
    /** Whether a request that waits is taken to another candidate that would start it clearly sooner; true unless told. */
    readonly move?: boolean;
    /** What is shown of the build's console; `stream` unless told. */
    readonly log?: "stream" | "on-failure" | "off";
    /** Results that count as success; `SUCCESS` unless told. */
    readonly allowResults?: readonly string[];
    /** What tells this request from others, as the value of `requestIdParameter` where the Jenkins job declares it; made up unless told. */
    readonly requestId?: string;
    /** `JIPPER_REQUEST_ID` unless told. */
    readonly requestIdParameter?: string;
    /** Longest pause between two looks, in milliseconds; 5 s unless told. */
    readonly pollMs?: number;
    /** Rank and check, but trigger nothing. */
    readonly dryRun?: boolean;
    /** Stops it: what waits is cancelled, what runs is stopped. */
    readonly signal?: AbortSignal;
    /** Shortens what is left once it is being stopped: harder means, sooner. */
    readonly hurry?: AbortSignal;
    readonly reporter?: SelectionReporter;
    /** Told of what is needed to find and stop the request again, each time before and after it changes; must have kept it when it returns. */
    readonly remember?: (request: RememberedRequest) => void;
};
/** All that another process needs, beside the options, to find a request again and to stop it. */
export type RememberedRequest = {
    readonly url: string;
    readonly job: string;
    readonly requestId: string;
    /** The parameter that holds the id; absent where the Jenkins job declares none. */
    readonly requestIdParameter?: string;
    /** By the server's clock, just before the trigger; milliseconds since 1970. */
    readonly sentAt: number;
    /** No item of this request has an id as small as this. */
    readonly newerThanItem: number;
    /** No build of this request has a number below this. */
    readonly firstBuild: number;
    readonly queueId?: number;
    readonly buildNumber?: number;
    /** Others wait for the same item: it is not ours to cancel. */
    readonly joined?: true;
    /** It is being taken out of the queue, to be triggered there. */
    readonly movesTo?: string;
    /** Nothing is left to be stopped. */
    readonly settled?: true;
};
