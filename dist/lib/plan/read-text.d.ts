import { type ParsedNode } from "yaml";
import { type Parameters } from "./expression.ts";
import type { Reader } from "./read-map.ts";
import { type Whose } from "./way-around.ts";
/** What expressions may use in this part of the document. */
export type Scope = Reader & {
    readonly whose: Whose;
    readonly parameters: Parameters;
};
/** A value as text, numbers as they are written; undefined for lists, maps and nothing. */
export declare function textOf(node: ParsedNode): string | undefined;
/** The text with its expressions filled in; undefined where one has no value. What is wrong with them is told. */
export declare function expand(scope: Scope, node: ParsedNode, text: string): string | undefined;
/** True if there are expressions in a text where none may stand; each of them is told. */
export declare function refuseExpressions(scope: Scope, node: ParsedNode, what: string, text: string): boolean;
/** Shell text is never filled in: a value could become code. Tells of each expression how to pass it. */
export declare function refuseInScript(scope: Scope, node: ParsedNode, script: string): void;
