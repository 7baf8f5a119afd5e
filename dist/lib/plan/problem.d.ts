import type { SourceText } from "./source-text.ts";
/** One mistake in what the user wrote. */
export type Problem = {
    /** The file it stands in, where that is another one than was asked for: an included one. */
    readonly file?: string;
    /** From 1. */
    readonly line: number;
    /** From 1, in characters. */
    readonly column: number;
    /** How many characters of the line it covers; at least 1. */
    readonly length: number;
    /** What is wrong; what to write instead. */
    readonly message: string;
};
/**
 * All mistakes in a step list, in the order of the text; those of included files come after its own, file by file. Its
 * message is meant for people: each mistake with its place and the line it stands in, and how many there are.
 */
export declare class StepListError extends Error {
    readonly name = "StepListError";
    /** The file, or what else the text is known by. */
    readonly source: string;
    readonly problems: readonly Problem[];
    /** `included` are the texts that problems with a `file` stand in, labelled as these call them. */
    constructor(source: SourceText, problems: readonly Problem[], included?: readonly SourceText[]);
}
