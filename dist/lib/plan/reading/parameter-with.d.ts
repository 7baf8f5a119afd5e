import type { ParameterValue } from "../plan.ts";
import { type Problems } from "../problems.ts";
import type { Span } from "../source-text.ts";
import type { Declaration } from "./parameter-declaration.ts";
import { type Entries } from "./read-map.ts";
/** What a step gives to the parameters of the file that it includes. */
export type GivenWith = {
    /** What is wrong with the file that the step stands in. */
    readonly problems: Problems;
    /** Where what is missing is told. */
    readonly at: Span;
    /** The included file, as people know it. */
    readonly label: string;
    readonly entries: Entries;
    /** Told each value of a secret parameter that stands in one of the files. */
    readonly secret?: (name: string, value: string) => void;
};
/**
 * The values of an included file's parameters: those that are given, templates as they are written, else the
 * defaults. What is missing, not declared or of another type is told where it is given.
 */
export declare function valuesOfWith(declarations: readonly Declaration[], given: GivenWith): {
    readonly [name: string]: ParameterValue;
};
/** Whether the value is known only when the expressions in it are filled in. */
export declare function isTemplate(value: ParameterValue): boolean;
