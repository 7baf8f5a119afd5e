import type { SelectionResult } from "../report/selection-result.ts";
import type { SelectAndTriggerOptions } from "./selection-options.ts";
/**
 * Triggers the candidate that will start soonest and follows it. Resolves however that went: look at
 * `outcome` and `result`. Rejects only with a SelectionInputError, where the options cannot be used; nothing
 * was sent then.
 */
export declare function selectAndTrigger(options: SelectAndTriggerOptions): Promise<SelectionResult>;
