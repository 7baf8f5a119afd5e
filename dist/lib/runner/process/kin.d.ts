/** The process that was started; its number is also that of its session and its group. */
export type Root = {
    readonly pid: number;
    readonly startTime?: string;
};
/** `areGone`: there is none, for certain. */
export type Look = {
    readonly near: readonly number[];
    readonly far: readonly number[];
    readonly areGone: boolean;
};
/**
 * All that came of one process and lives. Near are those of its session or group and those that carry its
 * mark. Others are found as descendants of near ones while these live, and remembered: a program that
 * clears its environment and leaves the session. One that did so and whose parents had ended before the
 * first look cannot be told from a stranger, and is not found. Where processes cannot be listed, the
 * group is all that is known.
 */
export declare class Kin {
    #private;
    /** Without a root there is nothing but the mark. */
    constructor(root: Root | undefined, mark: string);
    /**
     * Looks who lives: pids, but the number of the group where no more is known. With `strike`, each is killed
     * as soon as it is seen: what passes itself on from process to process is soon another.
     */
    look(strike?: boolean): Look;
    /** Asks those of the last look that are named to end, each once; the members of the group have it together. */
    ask(pids: readonly number[]): void;
}
