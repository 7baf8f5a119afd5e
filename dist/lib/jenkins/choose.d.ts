import type { Ranking } from "../report/ranking.ts";
import type { CandidateJob } from "../selection/candidates.ts";
import type { QueueItemJson } from "../selection/jenkins-json.ts";
import type { Look } from "./look.ts";
import type { SelectAndTriggerOptions } from "./selection-options.ts";
/** What could be triggered, the best first, and how. */
export type Choice = {
    readonly ranking: Ranking;
    readonly orders: readonly Order[];
};
/** One candidate, with all that is sent to it. */
export type Order = {
    readonly job: CandidateJob;
    readonly because: string;
    readonly parameters: {
        readonly [name: string]: string;
    };
    /** The parameter that takes the request's id; undefined where the Jenkins job declares none. */
    readonly requestIdParameter: string | undefined;
    /** An equal request that waits there already. */
    readonly equal: QueueItemJson | undefined;
};
/** Ranks the candidates that can take these parameters. `without` is an item of ours, which is equal to itself. */
export declare function choose({ jobs, excluded, queue, snapshot }: Look, requestId: string, options: SelectAndTriggerOptions, { without }?: {
    readonly without?: number;
}): Choice;
