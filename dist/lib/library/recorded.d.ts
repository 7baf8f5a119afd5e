import type { Json } from "../plan/plan.ts";
/**
 * What the journal keeps of a value: what JSON can hold of it. Undefined where that is nothing, or more than
 * a function may hand on. Never throws.
 */
export declare function recorded(value: unknown): Json | undefined;
/** Whether nothing of a value is lost where only `json`, what was recorded of it, is known. Never throws. */
export declare function isKept(value: unknown, json: Json | undefined): boolean;
/** Whether JSON gives back the same, but for what is undefined. */
export declare function isData(value: unknown, depth?: number): boolean;
