import { type Parameters } from "./expression.ts";
import type { Environment } from "./plan.ts";
import { type Entry, type Reader } from "./read-map.ts";
/** Values that were given, and whether a required one that is missing is passed over. */
type GivenParameters = {
    readonly params?: Environment;
    readonly isLookedAt?: boolean;
};
/** The declared parameters with the values that were given; what is missing or not declared is told. */
export declare function readParameters(reader: Reader, entry: Entry | undefined, from: GivenParameters): Parameters;
export {};
