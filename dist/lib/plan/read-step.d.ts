import { type ParsedNode } from "yaml";
import { type defaultsTable } from "./keys.ts";
import type { Step } from "./plan.ts";
import type { Scope } from "./read-text.ts";
import { type ValuesOf } from "./read-values.ts";
/** What holds for all steps and reverts that do not say otherwise. */
export type Defaults = ValuesOf<typeof defaultsTable>;
/** A step, and where its id is written; null where the list makes one for it, undefined where it is wrong. */
export type ReadStep = {
    readonly step: Step;
    readonly id: ParsedNode | null | undefined;
};
/** Reads the step at that index of the list. What is wrong with it is told, and has no meaning in the step. */
export declare function readStep(scope: Scope, item: ParsedNode, index: number, defaults: Defaults): ReadStep;
