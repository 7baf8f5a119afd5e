import type { Event } from "./event.ts";
import type { Paint } from "./paint.ts";
/** What was seen of a run by the time it ends. */
export type Seen = {
    readonly succeeded: number;
    /** How many ended badly at last; in a run that succeeded these were passed over. */
    readonly passedOver: number;
    readonly skipped: number;
    /** Whether a revert succeeded. */
    readonly anyUndone: boolean;
    /** Steps that had begun and have no undo, in order. */
    readonly nothingToUndo: readonly string[];
    /** Steps that have one, which was not due: they came before a pivot, or ended as is not undone. */
    readonly kept: readonly string[];
};
export type LastWordsOptions = {
    readonly paint: Paint;
    /** Whether control characters in a command are made visible; a terminal would obey them. */
    readonly isInert: boolean;
    /** Where a step is written, such as `join.yml:22`. */
    readonly place: (step: string) => string | undefined;
    /** What to type to undo once more what is left. */
    readonly again: (run: string) => string | undefined;
};
type Finished = Extract<Event, {
    readonly event: "run.finished";
}>;
/** The end of a run: one quiet line where all is well; else what, because of what, and what now. */
export declare function lastWords(finished: Finished, seen: Seen, options: LastWordsOptions): string;
/** Each thing that is left, why, and how it is undone by hand; and what to type to try once more. */
export declare function whatIsLeft({ residue, run }: Pick<Finished, "residue" | "run">, options: LastWordsOptions): string;
export {};
