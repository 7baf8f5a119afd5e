import type { Reporter } from "./event.ts";
import type { NarratorOptions } from "./narrator.ts";
/** Takes the next piece of a report. It deals with its own errors: nobody listening is no reason to stop. */
export type Write = (text: string | Uint8Array) => void | Promise<void>;
export type TextOptions = NarratorOptions & {
    /** Makes escape sequences in the output of steps visible and inert; a pipe gets them as they came. */
    readonly isInert?: boolean;
};
/** Reports a run as plain text, for a pipe or the log of a CI server. */
export declare function textReport(write: Write, options?: TextOptions): Required<Reporter>;
/** The lines of a block of output, without their ends. */
export declare function linesOf(lines: Uint8Array): string[];
/** Each line, made harmless by `show`, behind the gutter. */
export declare function prefixed(lines: readonly string[], before: string, show: (line: string) => string): string;
