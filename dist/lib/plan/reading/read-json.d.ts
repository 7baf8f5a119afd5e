import { type ParsedNode } from "yaml";
import type { Json } from "../plan.ts";
import { type Scope } from "./read-text.ts";
/** A value as JSON has it, and whether expressions stand in its texts. What JSON cannot hold is told. */
export declare function readJson(scope: Scope, node: ParsedNode): {
    readonly value: Json;
    readonly hasExpressions: boolean;
};
