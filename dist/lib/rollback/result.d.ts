import type { Residue } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Standings } from "./standings.ts";
/** What happened so far, as the data of `--result`. */
export declare function runResult(standings: Standings): RunResult;
/** What is left undone, in the order in which it would have been undone. */
export declare function residue(standings: Standings): Residue[];
