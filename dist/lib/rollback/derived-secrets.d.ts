import type { Data } from "../plan/expressions/secret.ts";
import type { Plan } from "../plan/plan.ts";
/**
 * Secrets that expressions of a plan make of its secret parameters alone, such as one field of a JSON text: by the
 * expression, so that a process that knows the parameters knows these as well.
 */
export declare function derivedSecrets(plan: Plan, params: {
    readonly [name: string]: Data;
}): ReadonlyMap<string, string>;
