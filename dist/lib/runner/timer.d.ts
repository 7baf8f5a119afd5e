/** Calls `then` after so many milliseconds of monotonic time, however many; returns what calls it off. */
export declare function after(ms: number, then: () => void): () => void;
