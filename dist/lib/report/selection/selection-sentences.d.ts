import type { SelectionResult } from "../selection-result.ts";
import { type Expectation } from "./exit-code-of-selection.ts";
/** What is known of a request at its end. */
export type SelectionEnd = Pick<SelectionResult, "outcome" | "job" | "queueId" | "buildNumber" | "buildUrl" | "result" | "reason" | "ranking">;
/** How a request ended, in words; each a sentence without its full stop. */
export type EndWords = {
    readonly isGood: boolean;
    readonly what: string;
    readonly why: string;
    /** Empty where nothing is to be done. */
    readonly now: string;
};
/** How names and texts from Jenkins are shown: as a line, or escaped for Markdown. */
export type Show = (text: string) => string;
/** Tells how a request ended: what, because of what, what now. */
export declare function endOfSelection(end: SelectionEnd, expected: Expectation, show?: Show): EndWords;
/** `build-c #57`, `build-c (item 231)` or `build-c`: as much as is known. */
export declare function requestName({ job, buildNumber, queueId }: Pick<SelectionEnd, "job" | "buildNumber" | "queueId">, show?: Show): string;
