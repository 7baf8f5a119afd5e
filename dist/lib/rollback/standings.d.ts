import { Secret } from "../plan/expressions/secret.ts";
import type { Plan } from "../plan/plan.ts";
import type { Cause, Outcome } from "../report/event.ts";
import { Mask } from "../report/mask/mask.ts";
import type { Carried } from "./carried.ts";
import type { Given, JournalRecord, PlanRecord } from "./record.ts";
import { type Failure, type List, type Standing } from "./standing.ts";
/** Values of secret parameters, by name. They are in no journal. */
export type Secrets = {
    readonly [name: string]: string;
};
/** The records of a journal, folded: where each step stands. A record is applied in time that does not grow with the list. */
export declare class Standings {
    #private;
    readonly run: string;
    readonly mark: string;
    readonly plan: Plan;
    /** What the expressions of the plan's own `env` became. */
    readonly given: Given;
    readonly policy: PlanRecord["policy"];
    readonly startedAt: string;
    /** As far as they are known to this process. */
    readonly secrets: Secrets;
    /** Hides the secrets, and what was made of them, in all that is told. */
    readonly mask: Mask;
    /** Puts names in the place of secrets in the journal, and back. */
    readonly references: Mask;
    /** All of them, groups before their members. */
    readonly steps: readonly Standing[];
    readonly list: List;
    finishedAt?: string;
    outcome?: Outcome;
    /** Why the run is undone; absent while all is well. */
    cause?: Cause;
    /** Whether the run was cancelled; what ran then is stopped. */
    isCancelled: boolean;
    /** Whether no step has its turn any more, whatever its condition says. */
    isOver: boolean;
    /** Steps and reverts that are performed now. */
    running: number;
    /** Reverts of this rollback that did not succeed. */
    failedReverts: number;
    /** Nothing up to this place among all steps is undone any more. */
    pivot: number;
    /** Places among all steps that are undone now. */
    scope: readonly [from: number, to: number];
    /** Whether the time for the whole rollback is up. */
    isOutOfTime: boolean;
    /** Whether the run goes on where it was cut off. */
    isResumed: boolean;
    /**
     * What variables that a step has exported had been before, outside; null where they had not been set.
     * A later process finds them as the action handed them on to the job.
     */
    readonly replaced: Map<string, string | null>;
    constructor(first: PlanRecord, secrets?: Secrets);
    /** The first record as a journal has it, with references in the place of secrets. */
    static fromJournal(first: PlanRecord, secrets: Secrets): Standings;
    /** The record as the journal is to have it, with references in the place of secrets. */
    hidden(record: JournalRecord): JournalRecord;
    /** The way back: a record with the secrets in the place of the references. */
    shown(record: JournalRecord): JournalRecord;
    /** What the steps so far have set for those that come after the run. */
    get carried(): Carried;
    /** Where the step of this id stands; throws if the plan has none. */
    of(id: string): Standing;
    /** The same; undefined if the plan has none. */
    find(id: string): Standing | undefined;
    /** The same where the id may differ in case, as in expressions. */
    findAnyCase(id: string): Standing | undefined;
    /** The secrets that are known here, as contexts of expressions have them. */
    secretData(): {
        readonly [name: string]: Secret;
    };
    /** Whether a secret stands in the text, so that nobody may see what is made of it. */
    holdsSecret(text: string): boolean;
    /**
     * Hides what was made of secrets from now on as well. With a `name` that is the same in every process that reads the
     * journal and knows the secrets, what is made of them there is found again; without one it is lost to it.
     */
    hide(made: readonly string[], name?: string): void;
    /** Why a step that is undone is undone: the cause of the rollback, or of the failure that is tried again or passed over. */
    causeOf(standing: Standing): Failure | undefined;
    /** Whether its revert is to run when what it stands in is undone. */
    isRevertible({ step, index, status, hasWorked }: Standing): boolean;
    /** Folds one more record. Throws an Error where it makes no sense. */
    apply(record: JournalRecord): void;
}
/** Secrets as contexts of expressions have them. */
export declare function asSecrets(secrets: Secrets): {
    readonly [name: string]: Secret;
};
/** Folds a whole journal. The first record must be the plan. */
export declare function standingsOf(records: Iterable<JournalRecord>, secrets?: Secrets): Standings;
