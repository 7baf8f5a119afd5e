import { type KeyTable } from "./keys.ts";
/** What is wrong with a key, and which keys of the table were likely meant. */
export type UnknownKey = {
    readonly message: string;
    readonly meant: readonly string[];
};
/** Explains a key that is not in the table; `siblings` are the other keys of its map. */
export declare function unknownKey(name: string, table: KeyTable, siblings: ReadonlyMap<string, unknown>): UnknownKey;
