import type { Plan, Templates } from "../plan.ts";
import type { Problems } from "../problems.ts";
import type { Declaration } from "./parameter-declaration.ts";
/** A file that a step list includes. */
export type IncludedFile = {
    /** As people know it. */
    readonly label: string;
    /** What tells it from all other files, in whichever way it is named. */
    readonly file: string;
    readonly text: Uint8Array | string;
};
/**
 * Finds the file that `uses` names, as seen from the file that says so; undefined for inline text. What is wrong with
 * it is returned as text that follows a `:`.
 */
export type Include = (specifier: string, fromFile: string | undefined) => IncludedFile | string;
/** The values of an included file's parameters are given by each step that uses it; what it declares is told for them. */
export type ValuesLater = {
    readonly declared: (declarations: readonly Declaration[]) => void;
};
/** Reads an included file as a plan; undefined where nothing can be read of it. What is wrong with it goes to the problems. */
export type ReadIncluded = (file: IncludedFile, whole: Problems, values: ValuesLater, including: Including) => {
    readonly plan: Plan;
    readonly outputs: Templates;
} | undefined;
/** An included file that has been read: once, however often it is used. */
export type ReadFile = {
    /** Absent where it cannot be read, which has been told. */
    readonly plan?: Plan | undefined;
    readonly declarations: readonly Declaration[];
    readonly outputs: Templates;
    /** Of the whole tree. */
    readonly steps: number;
    /** How many files deep the files are that it includes itself. */
    readonly depth: number;
};
/** What the steps of one file need to include others. */
export type Including = {
    /** Absent where there are no files to be found. */
    readonly include?: Include | undefined;
    readonly read: ReadIncluded;
    /** The files that include one another, from the one that was asked for to this one. */
    readonly chain: readonly {
        readonly label: string;
        readonly file: string | undefined;
    }[];
    /** What this file includes comes to, so far. */
    readonly sum: {
        steps: number;
        depth: number;
    };
    /** What holds for the whole plan. */
    readonly whole: {
        readonly files: Map<string, ReadFile>;
        characters: number;
        isTooMuch: boolean;
    };
    /** What stands before the ids of this file's steps, where it was first used. */
    readonly prefix: string;
    readonly secret?: ((name: string, value: string) => void) | undefined;
};
type Beginning = Pick<Including, "include" | "secret"> & {
    readonly label: string;
    readonly file?: string;
};
/** What the steps of the file that was asked for need. */
export declare function beginIncluding({ include, secret, label, file }: Beginning, read: ReadIncluded): Including;
export {};
