import type { Seen } from "./jenkins-json.ts";
/** What is free, busy and waiting, by Jenkins jobs. */
export type Snapshot = {
    /** When it was, by the server's clock; milliseconds since 1970. */
    readonly now: number;
    /** Of the nodes that are online. */
    readonly executors: {
        readonly total: number;
        readonly busy: number;
        readonly idle: number;
    };
    /** Builds that run, by the full name of their Jenkins job. */
    readonly running: ReadonlyMap<string, readonly Running[]>;
    /** Items that wait, by the full name of their Jenkins job. */
    readonly waiting: ReadonlyMap<string, readonly Waiting[]>;
    /** How many items wait, those of unknown Jenkins jobs among them. */
    readonly queueLength: number;
    /** Executors that are busy with what the user may not see. */
    readonly hidden: number;
};
export type Running = {
    readonly number: number;
    /** 0 to 99; undefined where it is not known. */
    readonly progress: number | undefined;
    /** Milliseconds since 1970. */
    readonly startedAt: number | undefined;
    /** Milliseconds; undefined where there is no estimate. */
    readonly estimateMs: number | undefined;
};
export type Waiting = {
    readonly id: number;
    /** Milliseconds since 1970. */
    readonly since: number;
    readonly isBlocked: boolean;
};
/** Puts what was read in order. Linear in its size; whatever is missing or null in it is passed over. */
export declare function snapshot({ queue, computer, now }: Seen): Snapshot;
