import type { KeyTable } from "../keys/key-table.ts";
/** What is wrong with a key, and which keys of the table were likely meant. */
export type UnknownKey = {
    readonly message: string;
    readonly meant: readonly string[];
};
/** Explains a key that is not in the table. */
export declare function unknownKey(name: string, table: KeyTable): UnknownKey;
