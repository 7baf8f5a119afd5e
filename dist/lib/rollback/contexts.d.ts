import type { Mention } from "../plan/expressions/expression.ts";
import type { Data } from "../plan/expressions/secret.ts";
import type { Environment, Json } from "../plan/plan.ts";
import { type Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";
/** What a process sees around it that expressions can ask for. */
export type Surroundings = {
    readonly env: Environment;
    readonly github: {
        readonly [name: string]: Json;
    };
    readonly runner: {
        readonly [name: string]: Json;
    };
};
export declare const noSurroundings: Surroundings;
/** The contexts for what the step itself is given, before its own environment. */
export declare function stepContexts(standings: Standings, standing: Standing, mentioned: readonly Mention[], { env, github, runner }: Surroundings): {
    readonly [context: string]: Data;
};
/** The contexts for its revert: what the journal holds, and of what only this process sees, what the journal does not. */
export declare function revertContexts(standings: Standings, standing: Standing, mentioned: readonly Mention[], { github, runner }: Surroundings): {
    readonly [context: string]: Data;
};
/** The contexts for what a group puts out: the steps in it, and its parameters, all of which the journal holds. */
export declare function outputContexts(standings: Standings, group: Standing, mentioned: readonly Mention[]): {
    readonly [context: string]: Data;
};
/** What expressions of a revert ask of contexts that a later process may see otherwise. */
export declare function seenBy(mentioned: readonly Mention[], contexts: {
    readonly [context: string]: Data;
}): {
    [context: string]: {
        [name: string]: Json;
    };
} | undefined;
/** Environment that was written for the step, with what its expressions became. */
export declare function ownEnvironment({ step, given }: Standing): Environment;
/** What a revert has of its step; what it set in an earlier try counts where the last one did not set it. */
export declare function outputsOf({ outputs, earlierOutputs }: Standing): Environment;
/** What stands before the ids of a file that is included; steps in it know each other without it. */
export declare function prefixOf(standing: Standing): string;
