import type { RememberedRequest } from "../jenkins/selection-options.ts";
/** What a process leaves to the one that comes after it. */
export type LeftRequest = {
    readonly request: RememberedRequest;
    /** It has come to an end of its own: what still waits or runs does so as asked. */
    readonly hasEnded: boolean;
};
/** Keeps it; on the disk when it returns. Holds neither token nor parameters. */
export declare function writeRequest(file: string, left: LeftRequest): void;
/** Undefined where nothing was triggered. */
export declare function readRequest(file: string): LeftRequest | undefined;
