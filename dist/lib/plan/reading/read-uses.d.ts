import { type Group, type Templates } from "../plan.ts";
import type { Including } from "./including.ts";
import { type Entry, type Reader } from "./read-map.ts";
/** The step that includes a file, as far as it is read. */
export type UsingStep = {
    readonly id: string;
    readonly path: string;
    /** What it says itself; above what the file says. */
    readonly env: Templates;
    /** For members that say nothing else; undefined where it says nothing. */
    readonly graceMs: number | undefined;
};
/** A file that is included, as a group, and its title: its `name`, else its path. */
export type ReadUses = {
    readonly group: Group;
    readonly name: string;
};
/**
 * Reads the file that a step `uses`, with the values that its `with` gives. The ids of the members start with the id of
 * the step. Undefined where there is no file to be read, which is told; mistakes in the file are told as its own.
 */
export declare function readUses(reader: Reader, including: Including, uses: Entry, written: Entry | undefined, step: UsingStep): ReadUses | undefined;
