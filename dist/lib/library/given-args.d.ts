import type { Step } from "../plan/plan.ts";
import type { Given } from "../rollback/record.ts";
import { Job } from "./job.ts";
import type { FoundMember } from "./queue-plan.ts";
/** What becomes of the arguments of a job when it begins. */
type Beginning = {
    readonly given?: Given;
    readonly wrong?: string;
};
/** The arguments of jobs as they were when each first began: for its further tries, for its revert, and for the journal. */
export declare class GivenArgs {
    #private;
    constructor(members: ReadonlyMap<string, FoundMember>);
    /** Keeps the arguments of a job that begins; says what of them is to be written down, or why it cannot begin. */
    keep({ id, work }: Step): Beginning;
    /** What a function is given: the first time what the program has, then copies of what that was. */
    of(job: Job | undefined, id: string, phase: "step" | "revert"): unknown;
}
export {};
