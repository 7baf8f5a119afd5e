import { wellKnownFunctions } from "@actions/expressions";
/** What status functions answer. */
export type ListStatus = {
    readonly isFailed: boolean;
    readonly isCancelled: boolean;
};
export declare const noHashFiles = "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>";
type FunctionDefinition = NonNullable<(typeof wellKnownFunctions)[string]>;
/**
 * The functions for one evaluation that are other than the library's own: those that keep secrets secret and the
 * memory free, and those that need a status.
 */
export declare function functionsFor(status: ListStatus | undefined): Map<string, FunctionDefinition>;
export {};
