import type { ParsedNode } from "yaml";
import { type KeyTable } from "../keys/key-table.ts";
import { type Entries, type Reader } from "./read-map.ts";
/** The keys of a map, and the one among them that says of what kind it is; undefined where that cannot be said. */
export type OfKind = {
    readonly kind: string | undefined;
    readonly entries: Entries;
};
/** Reads a map of which there are several kinds. None, a second one, and keys of other kinds are told. */
export declare function readOfKind(reader: Reader, node: ParsedNode, table: KeyTable): OfKind;
/** `'a', 'b' or 'c'`. */
export declare function inWords(names: readonly string[], or: "or" | "and"): string;
