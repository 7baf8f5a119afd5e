import type { Problem } from "./problem.ts";
/**
 * The line of a mistake with its number, and below it carets under what is meant; nothing where the line
 * says nothing. The carets stand right whatever is in the line: tabs, wide characters, thousands of them.
 */
export declare function excerpt(line: string, { line: number, column, length }: Problem): readonly string[];
