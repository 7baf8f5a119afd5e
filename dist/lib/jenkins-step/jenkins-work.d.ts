import type { JenkinsWork } from "../plan/plan.ts";
import type { Performer } from "../runner/work/perform.ts";
import type { JenkinsTold } from "./jenkins-steps.ts";
/** Performs `jenkins` work: triggers the candidate that will start soonest, and follows it. `folder` is the journal's. */
export declare function jenkinsWork(folder: () => string, told: JenkinsTold): Performer<JenkinsWork>;
