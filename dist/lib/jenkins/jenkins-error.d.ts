/**
 * - `unreachable`: it certainly did not arrive: no name, no connection, no TLS;
 * - `no-answer`: it may have arrived: cut, timed out, aborted in mid-way;
 * - `status`: an answer with a status that is not understood, see `status`;
 * - `not-jenkins`: an answer, but not of a Jenkins: a login page, a proxy's HTML, JSON of another shape.
 */
export type JenkinsErrorKind = "unreachable" | "no-answer" | "status" | "not-jenkins";
type About = {
    readonly method: string;
    readonly url: string;
    readonly status?: number;
    /** False unless told. */
    readonly isFinal?: boolean;
    /** True unless told. */
    readonly mayPass?: boolean;
    readonly cause?: unknown;
};
/** A request to Jenkins that came to nothing. Its message names verb, address and what came back. */
export declare class JenkinsError extends Error {
    readonly name = "JenkinsError";
    readonly kind: JenkinsErrorKind;
    readonly method: string;
    /** Without query, without credentials. */
    readonly url: string;
    readonly status: number | undefined;
    /** Jenkins itself has said it, and not one that is starting, or a proxy. */
    readonly isFinal: boolean;
    /** Whether it may be gone a moment later: a server that starts refuses connections; a name is wrong for ever. */
    readonly mayPass: boolean;
    constructor(kind: JenkinsErrorKind, message: string, about: About);
}
/** What the user gave cannot be used: nothing was sent. */
export declare class SelectionInputError extends Error {
    readonly name = "SelectionInputError";
}
export {};
