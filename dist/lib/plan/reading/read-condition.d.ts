import type { ParsedNode } from "yaml";
import { type Scope } from "./read-text.ts";
type Written = {
    readonly key: string;
    readonly text: string;
    readonly wrong: (message: string) => undefined;
};
/** The expression of a condition, without the brackets that may be around all of it; undefined where it is wrong. */
export declare function readCondition(scope: Scope, node: ParsedNode, { key, text, wrong }: Written): string | undefined;
export {};
