import type { Connection } from "../connection/connection.ts";
import { type Started } from "../request/look-at-request.ts";
import type { OwnRequest } from "../request/own-request.ts";
import type { QueueItem } from "../request/queue-item.ts";
import { type Build } from "./build.ts";
/** How it is followed. */
export type Watch = {
    /** Breaks off; its reason is what the promise rejects with. */
    readonly signal: AbortSignal;
    readonly pollMs: number;
    readonly random: () => number;
    readonly notice: (words: string) => void;
};
/** How the time in the queue ended. */
export type QueueEnd = Started | {
    readonly kind: "cancelled";
}
/** Jenkins shows neither an item nor a build of it. */
 | {
    readonly kind: "lost";
};
/**
 * Follows a request until it starts or is cancelled: through restarts, and past the five minutes after which
 * Jenkins forgets items. Rejects with a JenkinsError where Jenkins has been away for too long.
 */
export declare function untilStarted<Other>(connection: Connection, own: OwnRequest, { queueId, waiting, ...watch }: Watch & {
    readonly queueId: number | undefined;
    /** Called at each look that finds it in the queue. What it resolves with, other than undefined, is the end. */
    readonly waiting: (item: QueueItem) => Promise<Other | undefined>;
}): Promise<QueueEnd | Other>;
/**
 * Follows a build until nothing of it will change any more, and hands on its console meanwhile, where `log` is
 * given. Rejects with a JenkinsError where the build is gone or Jenkins has been away for too long.
 */
export declare function untilDone(connection: Connection, at: {
    readonly job: string;
    readonly number: number;
}, { log, seen, ...watch }: Watch & {
    readonly log?: LogTaker | undefined;
    readonly seen?: (build: Build) => void;
}): Promise<Build>;
/** Takes whole lines. While its promise is open no more are read. */
export type LogTaker = (lines: string) => void | Promise<void>;
/** Reads the console of a build that is over, from its beginning. */
export declare function handOnConsole(connection: Connection, at: {
    readonly job: string;
    readonly number: number;
}, watch: Watch & {
    readonly log: LogTaker;
}): Promise<void>;
