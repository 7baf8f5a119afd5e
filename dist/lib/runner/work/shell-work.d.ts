import type { RunWork } from "../../plan/plan.ts";
import type { Guard } from "../process/guard.ts";
import type { Performer } from "./perform.ts";
import type { WorkFolder } from "./work-folder.ts";
/** Performs `run` work: shell text, started as GitHub starts that of a `run:` step. */
export declare function shellWork(folder: WorkFolder, guard: Guard): Performer<RunWork>;
