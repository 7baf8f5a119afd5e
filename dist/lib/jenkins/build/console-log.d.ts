import type { Connection } from "../connection/connection.ts";
/**
 * Reads the console of a build, whole, however often it is asked: whole lines with `\n` at their ends.
 *
 * The size that Jenkins announces is a place in the file, and not how much of it came: while the build runs, the
 * unfinished last line and all beyond 10,000 lines are left out, and who goes on from the announced size
 * never sees them. How much came is counted instead, see `seam.ts`.
 */
export declare function consoleLog(connection: Connection, { job, number }: {
    readonly job: string;
    readonly number: number;
}): {
    /**
     * What is new since the last time, and whether more is there already or may come. Rejects with a
     * JenkinsError; nothing is lost by that.
     */
    read: (signal?: AbortSignal) => Promise<ConsolePiece>;
    /** The last line, where the build ended without ending it; with a line end of ours. */
    rest: () => string;
};
export type ConsoleLog = ReturnType<typeof consoleLog>;
export type ConsolePiece = {
    /** Whole lines, each with its `\n`; empty where none came. */
    readonly lines: string;
    /** The server has more already than it gave. */
    readonly isBehind: boolean;
    /** The server says that more may come. */
    readonly isMore: boolean;
};
