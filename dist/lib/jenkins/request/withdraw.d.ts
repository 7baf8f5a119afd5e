import { type Build } from "../build/build.ts";
import type { Connection } from "../connection/connection.ts";
import { type OwnRequest } from "./own-request.ts";
/** Where a request is, as far as it is known. */
export type Whereabouts = {
    readonly queueId?: number | undefined;
    readonly build?: {
        readonly number: number;
        readonly url: string;
    } | undefined;
    /** Others wait for the same item: it is not ours to cancel. */
    readonly isShared?: boolean;
};
/** What came of stopping a request. */
export type Withdrawal = {
    /** Whether nothing of it waits or runs any more. */
    readonly isSettled: boolean;
    /** Whether it was left as it is, since others wait for it too. */
    readonly isLeft?: true;
    /** One sentence for people: what was stopped, or what must be looked at by hand. */
    readonly words: string;
    /** The build that was stopped, where there was one. */
    readonly build?: Build;
    /** A build that may still run. */
    readonly at?: {
        readonly number: number;
        readonly url: string;
    };
};
export type WithdrawOptions = {
    /** Shortens every wait. */
    readonly hurry?: AbortSignal | undefined;
};
/**
 * Cancels what waits, stops what runs, and sees that it is so. Resolves however that went. An item may start
 * in the very moment: whatever Jenkins answers to a cancel, only a look says what is.
 */
export declare function withdraw(patient: Connection, own: OwnRequest, place: Whereabouts, { hurry }?: WithdrawOptions): Promise<Withdrawal>;
/** What came of a cancel; `unknown`: it could not be seen in time. */
export type Cancelled = {
    readonly kind: "started";
    readonly number: number;
    readonly url: string;
} | {
    readonly kind: "cancelled" | "shared" | "unknown";
};
/**
 * Takes an item out of the queue, and sees that it is out: whatever Jenkins answers to a cancel, only a look says what is.
 * Rejects with a JenkinsError where it is not permitted.
 */
export declare function cancelItem(connection: Connection, own: OwnRequest, known: number | undefined, clock: Clock): Promise<Cancelled>;
/** How long something is tried. */
export type Clock = {
    readonly isOver: () => boolean;
    readonly isHurried: () => boolean;
};
/** Ends after `limitMs`, or soon after `hurry` is aborted. */
export declare function startClock(hurry: AbortSignal | undefined, limitMs?: number): Clock;
