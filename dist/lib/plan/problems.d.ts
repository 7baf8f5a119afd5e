import type { Problem } from "./problem.ts";
import type { SourceText, Span } from "./source-text.ts";
/** Collects what is wrong with a text, and with the texts that it includes, so that all of it is told at once. */
export declare class Problems {
    #private;
    constructor(source: SourceText, whole?: Problems);
    get all(): readonly Problem[];
    get none(): boolean;
    /** The included texts, in the order in which they were met. */
    get included(): readonly SourceText[];
    /** Collects what is wrong with a text that this one includes, at any depth; the same label is the same text. */
    of(source: SourceText): Problems;
    add(span: Span, message: string): void;
}
/** Text of the user in a message: in quotes, and short. */
export declare function quoted(text: string): string;
