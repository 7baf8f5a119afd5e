import type { ActionJson } from "../../selection/jenkins-json.ts";
import type { Connection } from "../connection/connection.ts";
/** A queue item as it was read. */
export type QueueItem = {
    readonly id: number;
    /**
     * - `waiting`: in the quiet period, blocked, or for an executor, see `why`;
     * - `pending`: an executor is assigned, it cannot be cancelled any more;
     * - `starting`: it has left the queue, and its build does not show yet;
     * - `started`, `cancelled`: the end.
     */
    readonly state: "waiting" | "pending" | "starting" | "started" | "cancelled";
    /** Whether it waits for a build of the same Jenkins job. */
    readonly isBlocked: boolean;
    readonly why: string;
    /** When it came into the queue, by the server's clock; milliseconds since 1970. */
    readonly since: number | undefined;
    readonly build: {
        readonly number: number;
        readonly url: string;
    } | undefined;
    /** More than one asked for it. */
    readonly isShared: boolean;
};
type ItemJson = {
    readonly id?: number;
    readonly _class?: string;
    readonly blocked?: boolean;
    readonly buildable?: boolean;
    readonly pending?: boolean;
    readonly cancelled?: boolean;
    readonly why?: string | null;
    readonly inQueueSince?: number;
    readonly executable?: {
        readonly number?: number;
        readonly url?: string;
    } | null;
    readonly actions?: readonly ActionJson[];
};
/** Reads an item of the queue, also for five minutes after it has left. Rejects with a JenkinsError. */
export declare function readItem(connection: Connection, id: number, signal?: AbortSignal): Promise<QueueItem>;
/** The same for an entry of the queue's list. */
export declare function itemOf(item: ItemJson, id: number): QueueItem;
/** How many have asked: each folded request adds its causes. */
export declare function causesOf(actions: readonly ActionJson[] | undefined): number;
export {};
