import { type Secrets, Standings } from "../../rollback/standings.ts";
/** Where a journal cannot be read on; `line` counts from 1, `byte` from 0. */
export type Damage = {
    readonly line: number;
    readonly byte: number;
    readonly why: string;
};
export type ReadJournal = {
    /** Where the records before the damage lead; undefined where even the plan cannot be read. */
    readonly standings?: Standings;
    readonly damage?: Damage;
    /** How many bytes its whole lines have; what follows was never written to its end. */
    readonly whole: number;
};
/** Reads and folds a journal as far as it makes sense. Throws the error of the file system. */
export declare function readJournal(file: string, secrets: Secrets): ReadJournal;
