/** Text of a file, and where it stops being UTF-8, if it does. */
export type Decoded = {
    /** What cannot be decoded shows as `\ufffd`. */
    readonly text: string;
    readonly bad?: {
        readonly offset: number;
        readonly message: string;
    };
};
/** Decodes UTF-8 with or without a byte order mark, which is left out. */
export declare function decode(bytes: Uint8Array): Decoded;
