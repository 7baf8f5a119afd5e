import type { SelectAndTriggerOptions } from "./selection-options.ts";
/** Throws a SelectionInputError for the first option that cannot be used. What types exclude comes from plain JavaScript. */
export declare function checkOptions(options: SelectAndTriggerOptions): void;
