import type { RunResult } from "../report/result.ts";
import type { Journal } from "./journal/journal.ts";
import type { RunOptions } from "./run-options.ts";
/**
 * Runs a journal to its end, from wherever it stands: asks what is next, writes it down, does it, and
 * writes down how it went. A new run, a rollback after a crash, and one that a later step of the job
 * asks for all come through here. Resolves with what happened; `outcome` is `running` if it left early.
 */
export declare function run(journal: Journal, options: RunOptions): Promise<RunResult>;
