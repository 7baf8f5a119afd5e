import type { Connection } from "../connection/connection.ts";
import { type OwnRequest } from "./own-request.ts";
import { type QueueItem } from "./queue-item.ts";
/** Where a request was found: waiting, or as a build. */
export type Found = {
    readonly item: QueueItem;
    readonly isOlder: boolean;
} | {
    readonly build: {
        readonly number: number;
        readonly url: string;
    };
    readonly queueId: number | undefined;
};
export type FindOptions = {
    readonly queueId?: number | undefined;
    /** Ids of items do not outlive a restart here: another id may be the same request. */
    readonly areIdsLost?: boolean;
    readonly signal?: AbortSignal | undefined;
};
/**
 * Looks for a request of ours: by the id of its item if that is known, else by what tells it from others. The
 * queue first, then the builds, so that what starts in between is not missed. Undefined: neither waits nor
 * has a build. Rejects with a JenkinsError where one of them cannot be read.
 */
export declare function findRequest(connection: Connection, own: OwnRequest, { queueId, areIdsLost, signal }?: FindOptions): Promise<Found | undefined>;
