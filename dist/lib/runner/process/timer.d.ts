/** The longest wait that a timer of Node holds, in milliseconds: 24 days. A longer one would fire at once. */
export declare const longestWait: number;
/** Calls `then` after so many milliseconds of monotonic time, however many; returns what calls it off. */
export declare function after(ms: number, then: () => void): () => void;
