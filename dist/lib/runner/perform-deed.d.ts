import type { ProcessEnd } from "../report/event.ts";
import type { Deed } from "../rollback/next.ts";
import type { Yield } from "../rollback/record.ts";
import type { Journal } from "./journal.ts";
import type { RunOptions } from "./run.ts";
/** How a step or a revert ended, with what the journal keeps of it. */
export type Ended = Yield & ProcessEnd & {
    readonly status: "succeeded" | "failed" | "timed-out" | "cancelled";
    readonly message?: string;
};
type Surroundings = {
    readonly journal: Journal;
    readonly options: RunOptions;
    /** Stops steps, and steps alone: a rollback goes on. */
    readonly stopSteps: AbortSignal;
    readonly at: () => string;
};
/** Performs a step or a revert within its limits. Never rejects: what is thrown is a failure of the work. */
export declare function performDeed(deed: Deed, { journal, options, stopSteps, at }: Surroundings): Promise<Ended>;
export {};
