/** Whose text it is that an expression stands in. */
export type Whose = "file" | "step" | "revert" | "outputs";
/** Between which an expression stands. */
export type Brackets = readonly [start: string, end: string];
type Context = {
    readonly name: string;
    readonly property: string | undefined;
};
/** What to write instead of a context that expressions do not have here. `known` are those that they have. */
export declare function wayAround(context: Context, whose: Whose, known: readonly string[]): string;
/** How a secret of a workflow gets into a step list. */
export declare function passSecret(name: string, source: string): string;
/**
 * What to write instead of an expression within shell text; undefined for one that is never closed. The advice has the
 * brackets that were found: where a step list stands in a workflow, the curly ones are the workflow's.
 */
export declare function wayThroughEnv(expression: string | undefined, context: Context | undefined, whose: Whose, brackets?: Brackets): string;
/** For text that is never filled in. */
export declare function noExpressionIn(where: string): string;
export {};
