import type { Answer } from "./connection.ts";
type Followed = {
    /** Address of the root. */
    readonly url: string;
    /** What was asked for at first, below the root. */
    readonly path: string;
    /** What was asked for now, with its query. */
    readonly at: string;
    /** How many were followed before. */
    readonly followed: number;
};
/**
 * Where a read is sent by its answer, below the root; undefined if it is not. Throws a JenkinsError where that is
 * another server, as http and https are of one host: credentials would go there.
 */
export declare function redirectOf({ status, headers: { location } }: Answer, { url, path, at, followed }: Followed): string | undefined;
export {};
