import type { Problem } from "./problem.ts";
import type { SourceText, Span } from "./source-text.ts";
/** Collects what is wrong with a text, so that all of it is told at once. */
export declare class Problems {
    #private;
    constructor(source: SourceText);
    get all(): readonly Problem[];
    get none(): boolean;
    add(span: Span, message: string): void;
}
/** Text of the user in a message: in quotes, and short. */
export declare function quoted(text: string): string;
