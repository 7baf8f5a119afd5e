import type { Json } from "../plan.ts";
import type { Entry } from "./read-map.ts";
import { type Scope } from "./read-text.ts";
/** What a Jenkins step is given, by the names of the inputs of `select-and-trigger`; lists are lists, durations as written. */
export type JenkinsInputs = {
    readonly candidates?: readonly string[];
    readonly [input: string]: Json;
};
/** Reads the map behind `jenkins`. */
export declare function readJenkins(scope: Scope, { key, value }: Entry): JenkinsInputs;
