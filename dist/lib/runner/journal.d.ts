import type { Plan } from "../plan/plan.ts";
import type { Given, JournalRecord, Policy } from "../rollback/record.ts";
import { type Secrets, Standings } from "../rollback/standings.ts";
/** The journal cannot be written or read. `cause` is the error of the file system, where there was one. */
export declare class JournalError extends Error {
    readonly name = "JournalError";
}
export type Beginning = {
    readonly now: Date;
    /** Values of the plan's secret parameters. They are not written down. */
    readonly secrets?: Secrets;
    /** What the expressions of the plan's own `env` became. */
    readonly given?: Given;
};
/**
 * The only state of a run: one JSON record a line, in `<folder>/<run>/journal.jsonl`. Keeps the records folded as it goes, so that none is read twice.
 */
export declare class Journal {
    #private;
    /** The folder of this run. */
    readonly folder: string;
    readonly file: string;
    readonly standings: Standings;
    private constructor();
    /** Makes a folder for a new run below `folder` and writes the plan into it. Throws a JournalError. */
    static create(folder: string, plan: Plan, policy: Policy, { now, secrets, given }: Beginning): Journal;
    /** Opens the journal of an earlier run to go on with it. Throws a JournalError if it is damaged. */
    static open(folder: string, secrets?: Secrets): Journal;
    /** Where the run of this folder stands; changes nothing. Secrets are `***` in it. Throws a JournalError if the journal is damaged. */
    static read(folder: string): Standings;
    /** Why nothing can be written any more; undefined while all is well. */
    get lost(): JournalError | undefined;
    /**
     * Writes a record and applies it. What announces something is on disk before this returns; that
     * something has ended goes there with the next record, which mostly follows at once, or by `settle`.
     * Throws a JournalError, and nothing is applied, if it cannot be written.
     */
    append(record: JournalRecord): void;
    /** Waits until all that was written is on disk. Throws a JournalError if that cannot be. */
    settle(): void;
    /** Writes a record that is of use only while its process lives, so need not outlive the machine. */
    note(record: JournalRecord & {
        record: "process";
    }): void;
    close(): void;
}
