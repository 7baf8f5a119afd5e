import { Secret } from "../plan/expressions/secret.js";
import { Mask } from "../report/mask/mask.js";
import { applyRecord } from "./apply-record.js";
import { derivedSecrets } from "./derived-secrets.js";
import { hidePlan, hideRecord } from "./journal-form.js";
import { showNumbers } from "./secret-numbers.js";
import { around, everything, listOf } from "./standing.js";
/** The records of a journal, folded: where each step stands. A record is applied in time that does not grow with the list. */
export class Standings {
    run;
    mark;
    plan;
    /** What the expressions of the plan's own `env` became. */
    given;
    policy;
    startedAt;
    /** As far as they are known to this process. */
    secrets;
    /** Hides the secrets, and what was made of them, in all that is told. */
    mask = new Mask();
    /** Puts names in the place of secrets in the journal, and back. */
    references = new Mask();
    /** All of them, groups before their members. */
    steps;
    list;
    finishedAt;
    outcome;
    /** Why the run is undone; absent while all is well. */
    cause;
    /** Whether the run was cancelled; what ran then is stopped. */
    isCancelled = false;
    /** Whether no step has its turn any more, whatever its condition says. */
    isOver = false;
    /** Steps and reverts that are performed now. */
    running = 0;
    /** Reverts of this rollback that did not succeed. */
    failedReverts = 0;
    /** Nothing up to this place among all steps is undone any more. */
    pivot = -1;
    /** Places among all steps that are undone now. */
    scope = everything;
    /** Whether the time for the whole rollback is up. */
    isOutOfTime = false;
    /** Whether the run goes on where it was cut off. */
    isResumed = false;
    /**
     * What variables that a step has exported had been before, outside; null where they had not been set.
     * A later process finds them as the action handed them on to the job.
     */
    replaced = new Map();
    #byId = new Map();
    constructor(first, secrets = {}) {
        this.run = first.run;
        this.mark = first.mark;
        this.plan = first.plan;
        this.policy = first.policy;
        this.startedAt = first.at;
        this.secrets = secrets;
        const derived = Object.keys(secrets).length === 0 ? [] : derivedSecrets(first.plan, this.secretData());
        for (const [name, value] of [...Object.entries(secrets), ...derived]) {
            this.mask.add(name, value);
            this.references.add(name, value);
        }
        this.given = first.given ?? {};
        const all = [];
        this.list = listOf(first.plan.steps, undefined, all);
        this.steps = all;
        for (const standing of all)
            this.#byId.set(standing.step.id, standing);
    }
    /** The first record as a journal has it, with references in the place of secrets. */
    static fromJournal(first, secrets) {
        const plain = new Mask();
        for (const [name, value] of Object.entries(secrets))
            plain.add(name, value);
        const standings = new Standings({ ...first, plan: plain.showData(first.plan) }, secrets);
        standings.given = standings.references.showData(standings.given);
        return standings;
    }
    /** The record as the journal is to have it, with references in the place of secrets. */
    hidden(record) {
        if (record.record !== "plan")
            return hideRecord(record, this.references);
        const plain = new Mask();
        for (const [name, value] of Object.entries(this.secrets))
            plain.add(name, value);
        const { plan, given, ...rest } = record;
        return {
            ...rest,
            plan: hidePlan(plan, plain),
            ...(given === undefined ? {} : { given: this.references.hideData(given) }),
        };
    }
    /** The way back: a record with the secrets in the place of the references. */
    shown(record) {
        return this.references.showData(showNumbers(record, this.references));
    }
    /** What the steps so far have set for those that come after the run. */
    get carried() {
        return this.list.carried;
    }
    /** Where the step of this id stands; throws if the plan has none. */
    of(id) {
        const standing = this.#byId.get(id);
        if (standing === undefined)
            throw new Error(`Internal error: no step '${id}' in the plan`);
        return standing;
    }
    /** The same; undefined if the plan has none. */
    find(id) {
        return this.#byId.get(id);
    }
    /** The same where the id may differ in case, as in expressions. */
    findAnyCase(id) {
        const plain = id.toLowerCase();
        return this.steps.find(({ step }) => step.id.toLowerCase() === plain);
    }
    /** The secrets that are known here, as contexts of expressions have them. */
    secretData() {
        return asSecrets(this.secrets);
    }
    /** Whether a secret stands in the text, so that nobody may see what is made of it. */
    holdsSecret(text) {
        return this.mask.text(text) !== text;
    }
    /**
     * Hides what was made of secrets from now on as well. With a `name` that is the same in every process that reads the
     * journal and knows the secrets, what is made of them there is found again; without one it is lost to it.
     */
    hide(made, name = "") {
        for (const [at, text] of made.entries()) {
            if (Object.values(this.secrets).includes(text))
                continue;
            this.mask.add("", text);
            // What holds a secret as it is can be put together again from that.
            const isHidden = this.references.parts(text).some((part) => typeof part !== "string");
            if (!isHidden)
                this.references.add(name && `${name} ${at}`, text);
        }
    }
    /** Why a step that is undone is undone: the cause of the rollback, or of the failure that is tried again or passed over. */
    causeOf(standing) {
        for (const undone of [standing, ...around(standing)])
            if (undone.isUndoing)
                return undone.failure;
        const { cause } = this;
        const exitCode = cause?.step === undefined ? undefined : this.find(cause.step)?.end?.exitCode;
        return cause && { ...cause, ...(exitCode === undefined ? {} : { exitCode }) };
    }
    /** Whether its revert is to run when what it stands in is undone. */
    isRevertible({ step, index, status, hasWorked }) {
        if (step.revert === null || !hasWorked || index <= this.pivot)
            return false;
        if (index < this.scope[0] || index > this.scope[1])
            return false;
        if (status === "pending" || status === "skipped" || status === "running")
            return false;
        return step.revertOn === undefined || step.revertOn.includes(status);
    }
    /** Folds one more record. Throws an Error where it makes no sense. */
    apply(record) {
        applyRecord(this, record);
    }
}
/** Secrets as contexts of expressions have them. */
export function asSecrets(secrets) {
    return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(value)]));
}
/** Folds a whole journal. The first record must be the plan. */
export function standingsOf(records, secrets = {}) {
    let standings;
    for (const record of records) {
        if (standings !== undefined)
            standings.apply(record);
        else if (record.record === "plan")
            standings = new Standings(record, secrets);
        else
            break;
    }
    if (standings === undefined)
        throw new Error("Internal error: the journal does not begin with its plan");
    return standings;
}
