import { type ParsedNode } from "yaml";
import type { KeyTable } from "../keys/key-table.ts";
import { type Problems } from "../problems.ts";
import type { SourceText } from "../source-text.ts";
import { type YamlDocument } from "./read-yaml.ts";
/** What every reading of a part of the document needs. */
export type Reader = {
    readonly source: SourceText;
    readonly problems: Problems;
    readonly follow: YamlDocument["follow"];
};
/** One key of a map with its value. */
export type Entry = {
    readonly name: string;
    readonly key: ParsedNode;
    /** Null where nothing stands behind the key; undefined where an alias leads nowhere, which has been told. */
    readonly value: ParsedNode | null | undefined;
};
/** The keys of a map, by name. */
export type Entries = ReadonlyMap<string, Entry>;
/** The entries of a map with names of the user's choice. Doubles are told and left out, and so are maps to merge. */
export declare function readEntries(reader: Reader, node: ParsedNode): Entries;
/** The entries of a map whose keys are in the table. Other keys, and what is missing, are told. */
export declare function readKnown(reader: Reader, node: ParsedNode | undefined, table: KeyTable): Entries;
/** The same, and the keys of the table that are not there, but were likely meant. */
export declare function readKeys(reader: Reader, node: ParsedNode, table: KeyTable): {
    readonly entries: Entries;
    readonly meant: readonly string[];
};
/** What stands there, in words. */
export declare function describe(node: ParsedNode | null): string;
