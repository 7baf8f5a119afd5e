import { data } from "@actions/expressions";
import { type Token } from "@actions/expressions/lexer";
import { type Whose } from "./way-around.ts";
/** What expressions may use. */
export type Parameters = {
    readonly names: readonly string[];
    /** Undefined where one of them has no value, so that nothing can be said of expressions that use it. */
    readonly values: ReadonlyMap<string, string> | undefined;
    /** The values, as the library for expressions wants them. */
    readonly context: data.Dictionary;
};
export declare function parametersOf(names: readonly string[], values: Parameters["values"]): Parameters;
/** The value of an expression as text, or what is wrong with it; no mistakes where a parameter has no value. */
export type Evaluated = {
    readonly value: string;
} | {
    readonly mistakes: readonly string[];
};
/** Evaluates what stands within the brackets, by GitHub's own rules, with the context `params` alone. */
export declare function evaluate(expression: string, parameters: Parameters, whose: Whose): Evaluated;
/** The parts of an expression, the last one being its end. Throws where there is no sense in it. */
export declare function expressionTokens(expression: string): readonly Token[];
/** Names that the expression starts from: contexts, not their properties. */
export declare function contexts(tokens: readonly Token[]): readonly {
    readonly name: string;
    readonly property: string | undefined;
}[];
