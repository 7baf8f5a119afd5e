import type { Problems } from "../problems.ts";
import type { MetStep } from "./file-scope.ts";
import type { WrittenExpression } from "./read-text.ts";
type Known = {
    readonly problems: Problems;
    readonly parameters: readonly string[];
    readonly steps: readonly MetStep[];
};
/** Tells what is wrong with the expressions of a file, all of whose steps are known. */
export declare function checkExpressions(expressions: readonly WrittenExpression[], { problems, parameters, steps }: Known): void;
export {};
