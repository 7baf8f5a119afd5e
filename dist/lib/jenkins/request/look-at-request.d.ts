import type { Connection } from "../connection/connection.ts";
import type { OwnRequest } from "./own-request.ts";
import { type QueueItem } from "./queue-item.ts";
/** Where a request of ours stands just now. */
export type Standing = {
    readonly kind: "waiting";
    readonly item: QueueItem;
} | Started | {
    readonly kind: "cancelled";
}
/** It neither waits nor has a build; for a moment that is so between the two. */
 | {
    readonly kind: "nowhere";
};
export type Started = {
    readonly kind: "started";
    readonly number: number;
    readonly url: string;
    /** When it came into the queue, by the server's clock; undefined where that is not known any more. */
    readonly since?: number | undefined;
};
/** Whether a queue item leaves no trace here once it is out of the queue. */
export declare function forgetsItems(connection: Connection): boolean;
/** Looks once. Rejects with a JenkinsError where it cannot be known. */
export declare function lookAtRequest(connection: Connection, own: OwnRequest, { queueId, signal }: {
    readonly queueId: number | undefined;
    readonly signal?: AbortSignal | undefined;
}): Promise<Standing>;
