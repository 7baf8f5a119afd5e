import type { ParsedNode } from "yaml";
import type { Key, PlainForm } from "../keys/key-table.ts";
import type { Templates } from "../plan.ts";
import { type Given } from "./given-value.ts";
/** What the forms of values become; durations and minutes are milliseconds. */
export type Values = {
    readonly title: string;
    readonly text: string;
    readonly id: string;
    readonly script: string;
    readonly folder: string;
    readonly shell: string;
    readonly duration: number;
    readonly minutes: number;
    readonly switch: boolean;
    readonly value: string;
    readonly template: string;
    readonly address: string;
    readonly condition: string;
    readonly name: string;
    readonly names: readonly string[];
    readonly templates: readonly string[];
    readonly "exit-codes": readonly number[];
    readonly env: Templates;
    readonly parameters: Templates;
};
/** A name, and where it stands. */
export type Named = {
    readonly name: string;
    readonly node: ParsedNode;
};
/** How each form is read; undefined where something is wrong, which is told. */
export declare const plainForms: {
    readonly [F in PlainForm]: (given: Given, key: Key) => Values[F] | undefined;
};
/** Reads a value that needs no more than its key says of it. */
export declare function readForm(given: Given, key: Key): unknown;
/** The names of a list, each with its place. */
export declare function named(given: Given): readonly Named[] | undefined;
