import type { Plan } from "../../plan/plan.ts";
import type { Given, JournalRecord, Policy } from "../../rollback/record.ts";
import { type Secrets, Standings } from "../../rollback/standings.ts";
import { JournalError } from "./journal-error.ts";
import { type Damage } from "./read-journal.ts";
export { JournalError } from "./journal-error.ts";
export type { Damage } from "./read-journal.ts";
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
    /** Makes a folder for a new run below `folder` and writes the plan into it. Throws a JournalError, and leaves nothing, if it cannot be made. */
    static create(folder: string, plan: Plan, policy: Policy, { now, secrets, given }: Beginning): Journal;
    /**
     * Opens the journal of an earlier run to go on with it; a last line that was never written to its end
     * is cut off. Throws a JournalError, and changes nothing, if it is damaged or holds what this version does not know.
     */
    static open(folder: string, secrets?: Secrets): Journal;
    /** Where the run of this folder stands; changes nothing. Secrets are `***` in it. Throws a JournalError if the journal is damaged. */
    static read(folder: string): Standings;
    /**
     * The same as far as it can be read: where the records before the damage lead, and what is damaged. No
     * standings if even the plan cannot be read. Throws a JournalError if the file cannot be read at all.
     */
    static readAsFar(folder: string): {
        readonly standings?: Standings;
        readonly damage?: Damage;
    };
    /** Why the file does not hold all that happened; undefined while it does. */
    get lost(): JournalError | undefined;
    /**
     * Writes a record and applies it. What announces something is on disk before this returns; that
     * something has ended goes there with the next record, which mostly follows at once, or by `settle`.
     *
     * If it cannot be written, the run is to be undone. That a step begins, that the run goes on or that it has
     * succeeded is not so then: nothing of that is applied, and a JournalError is thrown. All else is
     * applied, `lost` says why, and the file gets it as soon as it takes something again. A run that cannot go on stays as it is.
     */
    append(record: JournalRecord): void;
    /** Where the file does not hold all that happened: lets no step begin any more, so that what was begun is undone. */
    giveUp(at: string): void;
    /** Waits until all that was written is on disk; `lost` says why that cannot be. */
    settle(): void;
    /** Writes a record that is of use only while its process lives, so need not outlive the machine. */
    note(record: JournalRecord & {
        record: "process";
    }): void;
    /** Says so, as a warning of the process, if the file does not hold all that happened. */
    close(): void;
}
