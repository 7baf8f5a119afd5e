/**
 * Words of a command line, split as .NET does for GitHub's runner on Linux and macOS: at blanks outside
 * of double quotes. `\"` is a quote, and so is `""` within quotes; other backslashes stand for themselves.
 */
export declare function splitWords(line: string): readonly string[];
