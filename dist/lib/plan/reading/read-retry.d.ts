import type { Retry } from "../plan.ts";
import { type Entry } from "./read-map.ts";
import type { Scope } from "./read-text.ts";
/** What is tried again: a group is undone before each try anyhow, a revert never is. */
export type Tried = {
    readonly what: "step" | "group" | "revert";
    readonly hasRevert: boolean;
};
/** What holds where nothing else is said of the pauses between tries. */
export declare const usualPauses: {
    delayMs: number;
    factor: number;
    maxDelayMs: number;
};
/** Undefined where nothing is tried again, or where something is wrong with it, which is told. */
export declare function readRetry(scope: Scope, entry: Entry | undefined, tried: Tried): Retry | undefined;
