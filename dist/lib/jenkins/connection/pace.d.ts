/**
 * Pauses between looks: short at first, since much is decided at once, then longer up to `longestMs`, each
 * up to a quarter longer or shorter, so that those who began together do not stay together.
 */
export declare function pace({ longestMs, random }: {
    readonly longestMs: number;
    readonly random: () => number;
}): {
    /** Milliseconds to wait before the next look. */
    next: () => number;
    /** Something has happened: more may soon. */
    again: () => void;
};
