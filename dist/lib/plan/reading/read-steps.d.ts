import { type ParsedNode } from "yaml";
import { type Step } from "../plan.ts";
import type { FileScope } from "./file-scope.ts";
import type { Seat } from "./visible-steps.ts";
/** Where a list of steps stands. */
export type StepList = {
    /** In the plan, such as `steps` or `steps[2].parallel`. */
    readonly path: string;
    /** The group whose members they are. */
    readonly around?: Seat;
    /** Whether others run beside its members, at whatever depth. */
    readonly isAmongOthers?: boolean;
};
/** Reads a list of steps. An empty one, and what else is wrong, is told. */
export declare function readSteps(file: FileScope, node: ParsedNode | undefined, list: StepList): readonly Step[];
