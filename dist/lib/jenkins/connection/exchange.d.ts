import type { ClientRequest } from "node:http";
/** What is known of a request that came to nothing. */
export type Progress = {
    /** A connection was there: the request may have arrived. */
    wasConnected: boolean;
    /** The connection is a secure one: a proxy's refusal comes over one that is not. */
    isSecure: boolean;
};
/** What no answer of a Jenkins reaches, in bytes; a server without an end must not take all memory. */
export declare const largestAnswer: number;
/** An answer that is not read to its end. */
export declare class TooLargeError extends Error {
    readonly code = "EFBIG";
    constructor();
}
/**
 * Watches a request for what its client does not tell: whether it was connected at all, when it was handed to the
 * system, and whether its answer was cut off, which otherwise would be waited for until the limit.
 */
export declare function watchRequest(request: ClientRequest, progress: Progress, sent: (() => void) | undefined): void;
