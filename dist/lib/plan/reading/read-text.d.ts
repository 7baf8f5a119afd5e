import { type ParsedNode } from "yaml";
import { type Whose } from "../expressions/way-around.ts";
import type { Span } from "../source-text.ts";
import type { Reader } from "./read-map.ts";
import type { Seat } from "./visible-steps.ts";
/** An expression, and where it stands. What it may use can only be said when all steps are known. */
export type WrittenExpression = {
    readonly text: string;
    readonly span: Span;
    readonly whose: Whose;
    /** The step it belongs to; absent for what holds for the whole file. */
    readonly seat?: Seat;
    readonly isCondition?: true;
};
/** The part of the document that is being read. */
export type Scope = Reader & {
    readonly whose: Whose;
    readonly seat?: Seat;
    /** All that was found up to here. */
    readonly expressions: WrittenExpression[];
};
/** A value as text, numbers as they are written; undefined for lists, maps and nothing. */
export declare function textOf(node: ParsedNode): string | undefined;
/** Notes the expressions of a text that is a template, and says whether there are any. */
export declare function noteExpressions(scope: Scope, node: ParsedNode, text: string): boolean;
/** Notes a condition, which is an expression as a whole. */
export declare function noteCondition(scope: Scope, node: ParsedNode, text: string): void;
/** True if there are expressions in a text where none may stand; each of them is told. */
export declare function refuseExpressions(scope: Scope, node: ParsedNode, what: string, text: string): boolean;
/** Shell text is never filled in: a value could become code. Tells of each expression how to pass it. */
export declare function refuseInScript(scope: Scope, node: ParsedNode, script: string): void;
