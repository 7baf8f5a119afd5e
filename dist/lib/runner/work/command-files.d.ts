/** What a file of assignments holds. */
export type Assignments = {
    readonly values: {
        readonly [name: string]: string;
    };
    /** The first line that is not as it must be; what stands before it is in `values`. */
    readonly problem?: string;
};
/**
 * Reads a file of `NAME=VALUE` lines and of values over several lines,
 *
 *     NAME<<DELIMITER
 *     …
 *     DELIMITER
 *
 * as GitHub's runner does (FileCommandManager.cs): whichever of `=` and `<<` comes first decides, empty
 * lines are passed over, the last of two values of one name counts. `file` is what a problem calls it.
 */
export declare function parseAssignments(text: string, file: string): Assignments;
/** Reads the folders of a `GITHUB_PATH` file: one a line; the last one comes first in the search path. */
export declare function parsePaths(text: string): string[];
