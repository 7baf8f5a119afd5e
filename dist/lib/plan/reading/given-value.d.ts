import { type ParsedNode } from "yaml";
import { type Scope } from "./read-text.ts";
/** A value that is being read. Each way to say that it is wrong gives undefined. */
export type Given = {
    readonly scope: Scope;
    readonly key: string;
    readonly node: ParsedNode;
    /** As text, where it is text, a number, true or false. */
    readonly text: string | undefined;
    readonly wrong: (message: string, at?: ParsedNode) => undefined;
    readonly unwanted: (wanted: string) => undefined;
};
export declare function givenAt(scope: Scope, key: string, node: ParsedNode): Given;
/** Reads the items of a list, or the one that stands in place of a list. */
export declare function each<T>({ scope, key, node, wrong, unwanted }: Given, wanted: string, read: (given: Given) => T | undefined): T[] | undefined;
export declare function oneLine(given: Given, wanted: string): string | undefined;
export declare function scalarOf(node: ParsedNode): unknown;
export declare function withoutNul({ key, text, wrong, unwanted }: Given, wanted: string): string | undefined;
