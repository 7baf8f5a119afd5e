import type { Visible } from "./expression-check.ts";
import { type Call } from "./expression-parse.ts";
/** What is wrong with a call of a function. That the library's own have the right number of values is known by now. */
export declare function callMistakes({ name, written, args }: Call, visible: Visible): readonly string[];
