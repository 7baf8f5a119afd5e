/**
 * Checks what plain JavaScript may give in place of options: names that are none, and values of another kind. Throws a
 * SelectionInputError.
 */
export declare function checkSelection(options: unknown): void;
/** The same for the candidates and the strategy of a ranking. Throws a SelectionInputError. */
export declare function checkRanking(candidates: unknown, strategy: unknown): void;
