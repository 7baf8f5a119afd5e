import { type CallWork } from "../../plan/plan.ts";
import type { Guard } from "../process/guard.ts";
import type { Performer } from "../work/perform.ts";
import type { WorkFolder } from "../work/work-folder.ts";
/** Performs `call` work in a process of its own: a function that a module exports. */
export declare function callWork(folder: WorkFolder, guard: Guard): Performer<CallWork>;
