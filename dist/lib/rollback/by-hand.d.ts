import type { Standings } from "./standing.ts";
/**
 * The command that undoes a step by hand: what its revert would have run, with the values as recorded,
 * to be pasted into any POSIX shell on the machine where the run was.
 */
export declare function byHand(standings: Standings, stepId: string): string;
