import type { Standings } from "./standings.ts";
/**
 * The command that undoes a step by hand: what its revert would have run, with the values as recorded,
 * to be pasted into any POSIX shell on the machine where the run was. Secrets stand in it by the name of a variable.
 */
export declare function byHand(standings: Standings, stepId: string): string;
