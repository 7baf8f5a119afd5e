import type { GroupOutputs, StepSeen } from "../reading/visible-steps.ts";
import { type Whose } from "./way-around.ts";
export type { StepSeen } from "../reading/visible-steps.ts";
/** What an expression may ask for where it stands. */
export type Visible = {
    readonly contexts: readonly string[];
    /** Whether it is a condition: only these may ask how the steps before ended. */
    readonly hasStatusFunctions: boolean;
    readonly parameters: readonly string[];
    /** Ids that people wrote, of which one may be meant. */
    readonly stepIds: readonly string[];
    /** How the step of this id stands to the expression; undefined where there is none. */
    readonly step: (id: string) => StepSeen | undefined;
    /** What a group puts out itself; undefined for a step that is no group. Without an id that of the revert's own step. */
    readonly outputsOfGroup?: (id: string | undefined) => GroupOutputs | undefined;
    readonly whose: Whose;
};
/** What is wrong with an expression, as can be said before anything runs; each with what to write instead. */
export declare function expressionMistakes(expression: string, visible: Visible): readonly string[];
