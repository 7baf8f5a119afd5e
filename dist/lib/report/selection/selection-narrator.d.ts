import type { SelectionEvent } from "../selection-event.ts";
import type { Expectation } from "./exit-code-of-selection.ts";
/** How the lines look. */
export type SelectionFace = Expectation & {
    readonly hasColours: boolean;
    /** Shows the whole ranking above the choice, once; else the choice is one line. */
    readonly showsRanking?: boolean;
    /** How wide a line of the ranking may be; no limit if absent. */
    readonly columns?: () => number | undefined;
};
/** Each answer is whole lines; empty where there is nothing to say. */
export type SelectionNarrator = {
    readonly tell: (event: SelectionEvent) => string;
    /** Words about what holds things up. */
    readonly notice: (words: string) => string;
    /** Whole lines of the build's console, behind a gutter. */
    readonly log: (lines: string) => string;
    /** What is triggered by now, for who must break off: `build-c #57, https://…`; undefined while nothing is, or nothing any more. */
    readonly atLarge: () => string | undefined;
};
/** Tells of a Jenkins job that is chosen, triggered and followed, a line for each event. */
export declare function selectionNarrator(face: SelectionFace): SelectionNarrator;
