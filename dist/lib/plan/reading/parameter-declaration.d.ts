import type { ParameterRule, ParameterValue } from "../plan.ts";
import { type Entry, type Reader } from "./read-map.ts";
/** A parameter as a step list declares it. */
export type Declaration = ParameterRule & {
    readonly name: string;
    /** Its value where none is given; absent for empty text, which it then is whatever its type. */
    readonly default?: ParameterValue;
    readonly required: boolean;
    readonly secret: boolean;
    readonly description?: string;
};
/** A declaration, and the key that it stands behind. */
export type ReadDeclaration = {
    readonly declaration: Declaration;
    readonly key: Entry["key"];
};
/** Reads what stands behind `params`. What is wrong is told; a declaration with mistakes takes any value. */
export declare function readDeclarations(reader: Reader, entry: Entry | undefined): readonly ReadDeclaration[];
