import { type Step } from "../plan.ts";
/** The tree of steps, a line each: id, name, and what is special about it. */
export declare function planRows(steps: readonly Step[]): readonly string[];
/** How many columns the widest of the texts takes. */
export declare function widest(texts: readonly string[]): number;
/** How many steps that have nothing to undo are passed over, in words; empty for none. */
export declare function passedOverWords(number: number): string;
