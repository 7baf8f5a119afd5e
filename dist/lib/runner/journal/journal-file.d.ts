/**
 * The file of a journal, to add whole lines to. A line that could not be written whole is taken out
 * again, so that the next one is not glued to its half.
 */
export declare class JournalFile {
    #private;
    private constructor();
    /** A new file, for its owner alone. */
    static create(path: string): JournalFile;
    /** Goes on behind so many bytes; what follows them is cut off. */
    static open(path: string, bytes: number): JournalFile;
    /** Adds a line, and waits until it is on disk if that is asked. Throws the error of the system; the line is then not in the file. */
    add(line: Buffer, isSynced: boolean): void;
    /** Adds a line as soon as the file takes it, with the next ones at the latest. Returns the error of the system, if there was one. */
    keep(line: Buffer): unknown;
    /** Waits until all lines are on disk. Throws the error of the system. */
    sync(): void;
    close(): void;
}
