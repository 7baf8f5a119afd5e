import type { Cause, Event, OutputBlock } from "./event.ts";
import { type Knowing } from "./family.ts";
import type { Paint } from "./paint.ts";
/** What the edge knows and the events do not tell. */
export type NarratorOptions = {
    /** Where a step is written, such as `join.yml:22`. */
    readonly place?: (step: string) => string | undefined;
    /** What the plan says of a step; without it every failure is taken for one that counts. */
    readonly knows?: Knowing;
    /** What to type to undo once more what is left; `jipper rollback RUN` unless told. */
    readonly again?: (run: string) => string | undefined;
    /** Why the run is undone, where no step that this process ran says so. */
    readonly cause?: Cause;
};
/** How the lines look. */
export type Face = {
    readonly paint: Paint;
    /** Whether a line is said when work starts. */
    readonly saysStarts: boolean;
    /** Whether control characters in commands are made visible. */
    readonly isInert: boolean;
    /** How wide a line may be; no limit if absent. */
    readonly columns?: () => number | undefined;
};
export type Narrator = {
    /** The whole lines that tell of an event; empty where there is nothing to say. */
    readonly tell: (event: Event) => string;
    /** What stands before each line of output; it names the step where the line above does not. */
    readonly gutter: (block: OutputBlock) => string;
    /** How wide the column of ids is. */
    readonly idColumns: () => number;
};
/**
 * Tells a run as it goes on, in whole lines. Several steps may run at once: nothing is assumed about
 * the order of events but that work starts before it ends.
 */
export declare function narrator(face: Face, options?: NarratorOptions): Narrator;
/** Names work: a step and its revert are two. */
export declare function keyOf(phase: OutputBlock["phase"], step: string): string;
