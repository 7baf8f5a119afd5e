import type { Connection } from "../connection/connection.ts";
import type { OwnRequest } from "./own-request.ts";
/** What is triggered. */
export type Trigger = {
    readonly own: OwnRequest;
    readonly parameters: {
        readonly [name: string]: string;
    };
    /** Whether the Jenkins job declares parameters: it decides by which door it is triggered. */
    readonly isParameterized: boolean;
    readonly notice: (words: string) => void;
    /** Ends the tries; what is on its way is still waited for. */
    readonly signal?: AbortSignal | undefined;
    /** Ends the waiting for what is on its way as well. */
    readonly hurry?: AbortSignal | undefined;
};
/** What came of it. */
export type Triggered = 
/** It waits as this item. */
{
    readonly kind: "item";
    readonly queueId: number;
    readonly isJoined: boolean;
}
/** It was found as a build already. */
 | {
    readonly kind: "build";
    readonly number: number;
    readonly url: string;
    readonly queueId: number | undefined;
}
/** Jenkins has certainly not taken it. */
 | {
    readonly kind: "refused";
    readonly why: string;
}
/** It may have been taken, or may be yet, and cannot be found. */
 | {
    readonly kind: "unknown";
    readonly why: string;
};
/**
 * Triggers a Jenkins job: at most one build comes of it, whatever the network does. The POST is repeated only
 * where it certainly did nothing. Resolves however that went.
 */
export declare function trigger(connection: Connection, order: Trigger): Promise<Triggered>;
