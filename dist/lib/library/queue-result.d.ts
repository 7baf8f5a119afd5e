import type { Cause, Outcome, Residue } from "../report/event.ts";
import type { RunResult, StepResult } from "../report/result.ts";
/** What text is printed to, such as `process.stdout` or a stream to a file. */
export type Writer = {
    readonly write: (text: string) => unknown;
};
/** What happened in a run: as text for people, as JSON for machines. */
export declare class QueueResult {
    #private;
    constructor(result: RunResult, text: string);
    get outcome(): Outcome | "running";
    /** Why it was undone; undefined if it succeeded. */
    get cause(): Cause | undefined;
    /** In the order of the queue, groups before their jobs. */
    get steps(): readonly StepResult[];
    /** What could not be undone. */
    get residue(): readonly Residue[];
    /** The readable report. */
    toString(): string;
    /** Prints the readable report, to the standard output unless told. */
    print(to?: Writer): void;
    toJSON(): RunResult;
}
