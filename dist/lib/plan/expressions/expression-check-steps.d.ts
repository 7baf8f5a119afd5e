import type { Visible } from "./expression-check.ts";
import type { Mention } from "./expression-parse.ts";
/** What is wrong with asking for a step. */
export declare function stepMistakes(mention: Mention, hasFallback: boolean, visible: Visible): readonly string[];
