/**
 * Who has its turn in a thread that functions keep to themselves while they run: timers, signals and what comes from
 * outside come between any two of them, and what is decided upon these before the next one begins.
 */
export declare class Turns {
    #private;
    /** Resolves once all that is due was heard. */
    others(): Promise<void>;
    /** Resolves when the next function may begin; those that ask at once get one turn after another. */
    own(): Promise<void>;
}
