import type { CallWork } from "../plan/plan.ts";
import type { Performer } from "../runner/perform.ts";
import { type JobFunctions } from "./queue-plan.ts";
/** Performs `call` work in this process, with the functions that the program gave. */
export declare function functionWork(functions: ReadonlyMap<string, JobFunctions>): Performer<CallWork>;
