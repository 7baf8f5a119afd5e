import { type Units } from "./mask-automaton.ts";
/** From `start` up to before `end`. */
export type Stretch = {
    readonly start: number;
    readonly end: number;
};
/** Which part of which pattern stands there: `from` and `to` are places within the pattern. */
export type Piece = Stretch & {
    readonly pattern: number;
    readonly from: number;
    readonly to: number;
};
/**
 * Patterns that can be added to. Each part is at least twice the size of the one after it, so that a pattern is put
 * into an automaton only a few times, however many are added one by one.
 */
export declare class Finder {
    #private;
    /** Units are less than `unitCount`. */
    constructor(unitCount: number);
    /** Patterns are numbered in the order in which they are added. */
    add(pattern: Units): void;
    /** The stretches that patterns cover, in order; what touches is one. */
    cover(units: Units): readonly Stretch[];
    /** The same stretches as parts of patterns: whole ones, but for those that another one behind them overlaps. */
    split(units: Units): readonly Piece[];
}
