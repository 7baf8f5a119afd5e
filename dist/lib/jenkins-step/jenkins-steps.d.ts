import type { SelectionEvent } from "../report/selection-event.ts";
import type { RunSettings } from "../runner/run-plan.ts";
import type { Performers } from "../runner/work/perform.ts";
/** What an edge has to say about how the work of Jenkins steps is told. */
export type JenkinsTold = {
    /** Told of all that happens to a request, with the id of its step; secrets are hidden. */
    readonly event?: (event: SelectionEvent) => void;
    /** Told, a line at a time, what was done about a request that a dead process has left. */
    readonly say?: (line: string) => void;
    /** Aborted to shorten every wait while that is stopped. */
    readonly hurry?: AbortSignal;
    /** Told each credential before it is used. */
    readonly secret?: (value: string) => void;
    /** Makes whole lines that Jenkins may have a say in such that whoever reads the output obeys nothing in them. */
    readonly inert?: (lines: string) => string;
};
/** What a run needs to have steps that are Jenkins jobs: all of it is for the settings of the run. */
export type JenkinsSteps = Required<Pick<RunSettings, "opened" | "recovered">> & {
    readonly performers: Required<Pick<Performers, "jenkins">>;
};
/** The performer of Jenkins jobs, and what looks after the ones that a dead process has left. */
export declare function jenkinsSteps(told?: JenkinsTold): JenkinsSteps;
