import type { Json } from "../plan.ts";
import { type Value } from "./expression-data.ts";
import { type ListStatus } from "./expression-functions.ts";
import { type Mention } from "./expression-parse.ts";
import type { Data } from "./secret.ts";
export type { ListStatus } from "./expression-functions.ts";
export { ExpressionError } from "./expression-mistake.ts";
export { contexts, expressionTokens, type Mention } from "./expression-parse.ts";
/** What expressions can ask for, by name of the context. One that is missing is empty. */
export type Contexts = {
    readonly [name: string]: Data;
};
/** The contexts that there are; not each of them everywhere. */
export declare const knownContexts: string[];
/**
 * Evaluates what stands within the brackets, by GitHub's own rules. `isSecret` says whether a secret went into the
 * value. Without a status there are no status functions. Throws an ExpressionError.
 */
export declare function evaluate(expression: string, contexts: Contexts, status?: ListStatus): {
    readonly value: Json;
    readonly isSecret: boolean;
};
/** What an evaluation needs beside the contexts. */
export type Evaluation = {
    readonly status?: ListStatus | undefined;
    /** Whether a text of the contexts is secret, although nothing marks it so; none is unless told. */
    readonly holdsSecret?: ((text: string) => boolean) | undefined;
};
/** The same, in the library's form. */
export declare function evaluateValue(expression: string, contexts: Contexts, { status, holdsSecret }?: Evaluation): Value;
/** Whether a condition lets its step run. None is `success()`, and so is what one without a status function begins with. */
export declare function conditionHolds(condition: string | undefined, contexts: Contexts, status: ListStatus): boolean;
/** Whether the condition calls `success`, `failure`, `cancelled` or `always`, so that it counts after a failure as well. */
export declare function asksForStatus(condition: string | undefined): boolean;
/** The contexts that the expression asks for, in order; none where it is wrong. */
export declare function mentions(expression: string): readonly Mention[];
