/** Another process works on this run. */
export declare class RunBusyError extends Error {
    readonly name = "RunBusyError";
}
/**
 * Makes this process the only one that works on a run. A dead owner's place is taken; a live one is
 * respected with a RunBusyError, unless `fence` says to end it first. Throws a JournalError where the folder cannot be written.
 */
export declare function own(folder: string, { fence }?: {
    fence?: boolean | undefined;
}): Promise<void>;
/** Lets go of the run, where it is this process that works on it. */
export declare function disown(folder: string): void;
/** Who works on a run, or did until it died; `isAlive` as far as can be seen from here. */
export type KnownOwner = {
    readonly pid: number;
    readonly host: string;
    readonly isAlive: boolean;
};
/** The owner of the run of this folder; undefined if it has none, or its file does not say. Changes nothing. */
export declare function ownerOf(folder: string): KnownOwner | undefined;
