import { type Expr } from "@actions/expressions/ast";
import { type Token } from "@actions/expressions/lexer";
/** A context that an expression asks for, and what of it. */
export type Mention = {
    /** In lower case. */
    readonly context: string;
    /** The names that follow, such as `["volume", "outputs", "id"]`; up to the first one that is not written out. */
    readonly path: readonly string[];
    /** Whether it asks for all that is there: what follows is computed, or a star, or there is no path at all. */
    readonly isWhole: boolean;
};
export type Call = {
    /** In lower case. */
    readonly name: string;
    readonly written: string;
    readonly args: readonly Expr[];
};
export type Parsed = {
    readonly root: Expr;
    readonly mentions: readonly Mention[];
    readonly calls: readonly Call[];
    readonly hasFallback: boolean;
} | {
    readonly mistake: string;
};
/** The functions whose answer depends on how the steps so far ended. */
export declare const statusFunctions: string[];
/** Functions that are known everywhere, as people write them. */
export declare const plainFunctions: readonly string[];
/** The parts of an expression, the last one being its end. Throws where there is no sense in it. */
export declare function expressionTokens(expression: string): readonly Token[];
/** Names that the expression starts from: contexts, not their properties. */
export declare function contexts(tokens: readonly Token[]): readonly {
    readonly name: string;
    readonly property: string | undefined;
}[];
/** Names of the functions that the expression calls, as they are written. */
export declare function functionNames(tokens: readonly Token[]): readonly string[];
/** The expression as a tree. Any context and any function will do. */
export declare function parseExpression(expression: string): Parsed;
