import type { CallWork } from "../plan/plan.ts";
import type { Performer } from "../runner/work/perform.ts";
import type { GivenArgs } from "./given-args.ts";
import type { FoundMember } from "./queue-plan.ts";
/** By step id. */
type Members = ReadonlyMap<string, FoundMember>;
/** Performs `call` work in this process, with the functions that the program gave; what is isolated, `performIsolated` does. */
export declare function functionWork(members: Members, given: GivenArgs, performIsolated: Performer<CallWork>): Performer<CallWork>;
export {};
