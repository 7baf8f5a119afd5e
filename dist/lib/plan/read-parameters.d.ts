import { type Parameters } from "./expression.ts";
import type { Environment } from "./plan.ts";
import { type Entry, type Reader } from "./read-map.ts";
/** The declared parameters with the values that were given; what is missing or not declared is told. */
export declare function readParameters(reader: Reader, entry: Entry | undefined, given: Environment): Parameters;
