import type { ParameterRule, ParameterValue } from "./plan.ts";
/** A value of the right type, or what it must be, in words that follow "must be". */
export type Converted = {
    readonly value: ParameterValue;
} | {
    readonly wanted: string;
};
/** Makes what was given, as text or as a value of code, a value of the declared type. */
export declare function convertValue(rule: ParameterRule, given: unknown): Converted;
/** What is wrong with a regular expression, in the words of the engine; undefined where nothing is. */
export declare function patternMistake(pattern: string): string | undefined;
