/** The journal cannot be written or read. `cause` is the error of the file system, where there was one. */
export declare class JournalError extends Error {
    readonly name = "JournalError";
}
/** What could not be done, and the words of the system; a JournalError stays what it is. */
export declare function journalError(what: string, error: unknown): JournalError;
/** Such as `ENOENT`; undefined where it is no error of the system. */
export declare function codeOf(error: unknown): string | undefined;
