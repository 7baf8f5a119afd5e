/** Another process works on this run. */
export declare class RunBusyError extends Error {
    readonly name = "RunBusyError";
}
/**
 * Makes this process the only one that works on a run. A dead owner's place is taken; a live one is
 * respected with a RunBusyError, unless `fence` says to end it first.
 */
export declare function own(folder: string, { fence }?: {
    fence?: boolean | undefined;
}): Promise<void>;
/** Lets go of the run. */
export declare function disown(folder: string): void;
