/** Where the start of a line may be cut that is too long: a number of bytes, at most all of them. */
export type CutAt = (line: Buffer) => number;
/**
 * Turns the chunks of a stream into blocks of whole lines, byte for byte, so that neither a line nor
 * a character is ever torn. Holds back at most one line of 1 MiB; a longer one comes in pieces that
 * say so.
 */
export declare class OutputLines {
    #private;
    /** A cut may be anywhere unless told. */
    constructor(cutAt?: CutAt);
    /** Returns what has become whole by this chunk; may be empty. */
    push(chunk: Buffer): Buffer;
    /** Returns the last line, ended by a line feed even if it came without. */
    end(): Buffer;
}
