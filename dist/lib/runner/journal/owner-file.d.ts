/** Who works on a run. */
export type Owner = {
    readonly pid: number;
    readonly host: string;
    /** Tells the process from a later one of the same pid. */
    readonly startTime?: string;
    /** Where that pid counts: two containers may have one host's name. */
    readonly pids?: string;
    /** Random: one that has let go, and comes back, is another. */
    readonly id?: string;
};
/** An owner, as its file shows it. */
export type Sign = {
    /** Undefined where the file does not say. */
    readonly owner: Owner | undefined;
    /** Names what the file holds; no two owners have the same. */
    readonly name: string;
    /** Since the last sign of life, by the clock of the file system. */
    readonly silentMs: number;
};
/** This process, as the owner of one more run. */
export declare function ownerHere(): Owner;
/** Whether its process can be looked at from here. */
export declare function isHere({ host, pids }: Owner): boolean;
/**
 * Makes the file this owner's, if it is nobody's or its owner is dead; else returns whose it is.
 *
 * Of those who find an owner dead only one may replace it: who holds a second file, named by what the first
 * one holds. That name never comes back, so that who comes late with it sees that the first file is
 * another's by now. And should that one die in between, its own place is taken in the same way.
 */
export declare function take(file: string, owner: Owner, lives: (sign: Sign) => boolean): Sign | undefined;
/** Shows that the owner lives, by the clock of the file system; nothing if the file is not its own any more. */
export declare function showLife(file: string, owner: Owner): void;
/** Removes the file if it is this owner's. */
export declare function yieldTo(file: string, owner: Owner): void;
export declare function readOwner(file: string): Owner | undefined;
