import type { Cause, Outcome, Residue } from "../report/event.ts";
import type { RunResult, StepResult } from "../report/result.ts";
/** What happened in a run: as text for people, as JSON for machines. */
export declare class QueueResult {
    #private;
    constructor(result: RunResult, text: string);
    get outcome(): Outcome | "running";
    /** Why it was undone; undefined if it succeeded. */
    get cause(): Cause | undefined;
    /** In the order of the queue. */
    get steps(): readonly StepResult[];
    /** What could not be undone. */
    get residue(): readonly Residue[];
    /** The readable report. */
    toString(): string;
    toJSON(): RunResult;
}
