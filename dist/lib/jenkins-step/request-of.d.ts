import type { SelectAndTriggerOptions } from "../jenkins/selection-options.ts";
import type { JenkinsWork } from "../plan/plan.ts";
import type { Deed } from "../rollback/next.ts";
import type { Standings } from "../rollback/standings.ts";
import type { Circumstances } from "../runner/work/perform.ts";
import type { JenkinsTold } from "./jenkins-steps.ts";
/** What a step or a revert asks of Jenkins. Throws an Error in words where a value of it cannot be used. */
export declare function requestOf(work: JenkinsWork, about: Pick<Circumstances, "deed" | "standings" | "output">, { secret }: Pick<JenkinsTold, "secret">): SelectAndTriggerOptions;
/** The file beside the journal that remembers it while it waits or runs. */
export declare function requestFile(folder: string, { phase, step }: Pick<Deed, "phase" | "step">, standings: Standings): string;
