import type { CallWork } from "../plan/plan.ts";
import type { Guard } from "./guard.ts";
import type { Performer } from "./perform.ts";
import type { WorkFolder } from "./work-folder.ts";
/** Performs `call` work in a process of its own: a function that a module exports. */
export declare function callWork(folder: WorkFolder, guard: Guard): Performer<CallWork>;
