import type { Visible } from "./expression-check.ts";
import type { Mention } from "./expression-parse.ts";
/** What is wrong with asking for a step. */
export declare function stepMistakes(mention: Mention, hasFallback: boolean, visible: Visible): readonly string[];
/** What is wrong with asking a group for an output; without an id the group whose revert asks. */
export declare function groupMistake(id: string | undefined, output: string | undefined, { outputsOfGroup }: Visible): string | undefined;
