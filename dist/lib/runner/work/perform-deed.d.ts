import type { ProcessEnd } from "../../report/event.ts";
import type { Deed, Stop } from "../../rollback/next.ts";
import type { Yield } from "../../rollback/record.ts";
import type { Journal } from "../journal/journal.ts";
import type { RunOptions } from "../run-options.ts";
import type { Turns } from "../turns.ts";
/** How a step or a revert ended, with what the journal keeps of it. */
export type Ended = Yield & ProcessEnd & {
    readonly status: "succeeded" | "failed" | "timed-out" | "cancelled" | "unknown";
    readonly message?: string;
    readonly isIdle?: true;
};
/** Why work is stopped before it ends by itself. */
export type StopReason = {
    readonly status: "timed-out" | "cancelled";
    readonly message: string;
};
/** The reason for work that the loop asks to end: a step is cancelled, a revert has no time left. */
export declare function stopReason({ phase, why }: Stop): StopReason;
type Surroundings = {
    readonly journal: Journal;
    readonly options: RunOptions;
    /** Given where functions run in this very thread. */
    readonly turns: Turns | undefined;
    /** Aborted with a StopReason to stop the work, if it is a step: a rollback goes on. */
    readonly stop: AbortController;
    readonly at: () => string;
};
/** Performs a step or a revert within its limits. Never rejects: what is thrown is a failure of the work. */
export declare function performDeed(deed: Deed, { journal, options, turns, stop, at }: Surroundings): Promise<Ended>;
export {};
