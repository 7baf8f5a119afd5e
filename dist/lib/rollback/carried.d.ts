import type { Environment } from "../plan/plan.ts";
/** What earlier steps have set for the later ones. */
export type Carried = {
    readonly env: Environment;
    readonly path: readonly string[];
};
/** What a step, or all in a group, sets for those that come after it. */
export type Delta = Carried;
export declare const nothingCarried: Carried;
export declare const noDelta: Delta;
/** What is set once the delta is added: its variables win, its folders come first. */
export declare function carry(before: Carried, delta: Delta): Carried;
