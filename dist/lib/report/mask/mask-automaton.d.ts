/** Text by its UTF-16 code units, or bytes. */
export type Units = {
    readonly length: number;
    readonly [index: number]: number;
};
/**
 * Finds many patterns at once, in time that grows with the text alone: the trie of the patterns, where each node
 * knows the longest node that its own text ends with (Aho and Corasick).
 */
export declare class Automaton {
    #private;
    /** Units are less than `unitCount`. */
    constructor(patterns: readonly Units[], unitCount: number);
    /** Tells, for each place where patterns end, the longest of them; in the order of their ends. */
    find(units: Units, tell: (start: number, end: number, pattern: number) => void): void;
}
