/** An expression that has no value. Its message is meant for people, and shows no value of its contexts. */
export declare class ExpressionError extends Error {
    readonly name = "ExpressionError";
}
/** Why `case(…)` has no value. */
export declare const noCondition = "a condition of case(\u2026) must be true or false; write a comparison, such as env.NAME != ''";
/** What is wrong with an expression, in the library's words without its repetition of the whole expression. */
export declare function reason(error: unknown): string;
