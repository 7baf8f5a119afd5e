/**
 * Checks what plain JavaScript may give in place of options: names that are none, and values of another kind. Throws a
 * SelectionInputError.
 */
export declare function checkSelection(options: unknown): void;
/** The same for what a ranking is given. Throws a SelectionInputError. */
export declare function checkRanking(given: unknown, candidates: unknown, options: {
    strategy: unknown;
    random: unknown;
}): void;
