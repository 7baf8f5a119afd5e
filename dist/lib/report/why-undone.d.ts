import type { Cause, Event } from "./event.ts";
import type { Family, Knowing } from "./family.ts";
/** What is undone, and why. */
export type WhyUndone = {
    /** The step or group that is undone by itself while the run goes on; absent where the run is undone. */
    readonly scope?: string;
    readonly cause?: Cause;
};
export type UndoReasons = {
    readonly hear: (event: Event) => void;
    /** Why the undo of a step begins now. */
    readonly of: (step: string) => WhyUndone;
    /** What had made the run be undone has not ended it: steps begin again. */
    readonly forgetRun: () => void;
};
/**
 * Follows which failure makes what be undone. A failure goes outwards from group to group, until one
 * of them is tried again, or it is passed over; the first one of a list is its cause.
 */
export declare function undoReasons(family: Family, knows?: Knowing): UndoReasons;
