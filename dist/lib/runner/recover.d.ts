import type { Deed } from "../rollback/next.ts";
import type { Journal } from "./journal/journal.ts";
/** Told of what a dead process left open, before that is written down; resolves with what it did about it, in words. */
export type Recovered = (deed: Deed, journal: Journal) => Promise<string | undefined>;
/**
 * Closes what a dead process left open in its journal: ends what is left of the steps that were
 * running, then writes down that nobody knows how they ended, so that they are undone.
 */
export declare function recover(journal: Journal, now: () => Date, recovered?: Recovered): Promise<void>;
/** What the processes of one attempt carry in their environment, as the value of JIPPER_PROCESS_MARK. */
export declare function markOf(run: string, index: number, phase: "step" | "revert", attempt: number): string;
