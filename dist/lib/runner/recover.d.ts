import type { Journal } from "./journal.ts";
/**
 * Closes what a dead process left open in its journal: ends what is left of the steps that were
 * running, then writes down that nobody knows how they ended, so that they are undone.
 */
export declare function recover(journal: Journal, now: () => Date): Promise<void>;
/** What the processes of one attempt carry in their environment, as the value of JIPPER_PROCESS_MARK. */
export declare function markOf(run: string, index: number, phase: "step" | "revert", attempt: number): string;
