/** A measured time as people say it: `12 ms`, `0.3 s`, `13.7 s`, `2 m 5 s`, `1 h 3 m`. */
export declare function duration(ms: number): string;
/** A time that is only thought: nobody counts its seconds where it is long. */
export declare function roughly(ms: number): string;
/** A time that somebody chose, to the letter: `500 ms`, `1.5 s`, `5 m`, `1 h 30 m`. */
export declare function timeLimit(ms: number): string;
