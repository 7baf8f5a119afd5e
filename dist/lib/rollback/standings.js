import { assertNever } from "../plan/plan.js";
import { Secret } from "../plan/secret.js";
import { Mask } from "../report/mask.js";
import { carry, noDelta } from "./carried.js";
import { derivedSecrets } from "./derived-secrets.js";
import { around, forget, hasBegun, listOf, renew } from "./standing.js";
const everything = [0, Number.POSITIVE_INFINITY];
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
            return this.references.hideData(record);
        const plain = new Mask();
        for (const [name, value] of Object.entries(this.secrets))
            plain.add(name, value);
        const { plan, given, ...rest } = record;
        return {
            ...rest,
            plan: plain.hideData(plan),
            ...(given === undefined ? {} : { given: this.references.hideData(given) }),
        };
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
    /** Masks what was made of secrets from now on as well. */
    hide(made) {
        for (const text of made)
            if (!Object.values(this.secrets).includes(text))
                this.mask.add("", text);
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
    isRevertible({ step, index, status }) {
        if (step.revert === null || index <= this.pivot)
            return false;
        if (index < this.scope[0] || index > this.scope[1])
            return false;
        if (status === "pending" || status === "skipped" || status === "running")
            return false;
        return step.revertOn === undefined || step.revertOn.includes(status);
    }
    apply(record) {
        switch (record.record) {
            case "plan":
                throw new Error("Internal error: a journal has one plan");
            case "step-began":
                this.#stepBegan(this.of(record.step), record);
                return;
            case "step-skipped":
                this.#stepSkipped(this.of(record.step), record.at);
                return;
            case "step-ended":
                this.#stepEnded(this.of(record.step), record);
                return;
            case "step-undone":
                this.#stepUndone(this.of(record.step));
                return;
            case "group-timed-out": {
                const { group } = this.of(record.step);
                if (group === undefined)
                    return;
                group.isTimedOut = true;
                this.#stop(group, "the time of the group around it was up");
                return;
            }
            case "revert-began": {
                const { revert } = this.of(record.step);
                revert.status = "running";
                revert.attempts = record.attempt;
                revert.tries++;
                revert.isAgain = false;
                revert.given = record.given ?? {};
                revert.startedAt ??= record.at;
                this.running++;
                return;
            }
            case "revert-ended":
                this.#revertEnded(this.of(record.step), record);
                return;
            case "process":
                this.of(record.step).process = {
                    pid: record.pid,
                    ...(record.startTime === undefined ? {} : { startTime: record.startTime }),
                };
                return;
            case "rollback":
                this.#rollback(record);
                return;
            case "rollback-timed-out":
                this.isOutOfTime = true;
                return;
            case "resumed":
                this.isResumed = true;
                return;
            case "finished":
                this.outcome = record.outcome;
                this.finishedAt = record.at;
                for (const standing of this.cause ? this.steps : [])
                    if (standing.revert.status === "pending" && this.isRevertible(standing))
                        standing.revert.status = "not-reached";
                return;
            default:
                assertNever(record);
        }
    }
    #stepBegan(standing, record) {
        const { list, group } = standing;
        if (standing.revert.status === "reverted")
            forget(standing);
        standing.earlierOutputs = { ...standing.earlierOutputs, ...standing.outputs };
        standing.outputs = {};
        delete standing.fate;
        standing.status = "running";
        standing.attempts = record.attempt;
        standing.tries++;
        standing.startedAt ??= record.at;
        standing.given = record.given ?? {};
        standing.carried = list.carried;
        standing.isSpared = this.isCancelled;
        list.turn = Math.max(list.turn, standing.at + 1);
        list.active.add(standing);
        // What was undone before, between two tries, says nothing of what begins now.
        list.undoneFrom = list.members.length;
        for (const owner of around(standing))
            owner.list.undoneFrom = owner.list.members.length;
        if (group === undefined) {
            this.running++;
            return;
        }
        if (record.attempt > 1)
            renew(group);
        const { work } = standing.step;
        const env = { ...("steps" in work ? work.env : {}), ...standing.given.env };
        group.carried = Object.keys(env).length === 0 ? list.carried : carry(list.carried, { env, path: [] });
    }
    #stepSkipped(standing, at) {
        standing.status = "skipped";
        standing.finishedAt = at;
        for (let index = standing.index + 1; index <= standing.lastIndex; index++)
            this.steps[index].status = "skipped";
        standing.list.turn = Math.max(standing.list.turn, standing.at + 1);
    }
    #stepEnded(standing, record) {
        const { group, step } = standing;
        standing.status = record.status;
        standing.finishedAt = record.at;
        standing.end = processEnd(record);
        standing.outputs = record.outputs ?? {};
        for (const key of ["message", "detail", "summary", "value"]) {
            if (record[key] === undefined)
                delete standing[key];
            else
                Object.assign(standing, { [key]: record[key] });
        }
        delete standing.process;
        if (group === undefined)
            this.running--;
        for (const [name, value] of Object.entries(record.replaced ?? {}))
            if (!this.replaced.has(name))
                this.replaced.set(name, value);
        if (record.env || record.path)
            standing.delta = carry(standing.delta, { env: record.env ?? {}, path: record.path ?? [] });
        if (group !== undefined)
            standing.delta = deltaOf(group);
        if (record.status === "succeeded") {
            if (step.pivot)
                this.pivot = standing.lastIndex;
            this.#settle(standing, true);
            return;
        }
        standing.failure = failureOf(standing, record);
        if (record.status === "unknown" && this.isResumed && !this.isOver) {
            standing.fate = "again";
            standing.isUndoing = true;
            return;
        }
        if (record.status === "unknown")
            this.#giveUp();
        const isFinal = record.status === "cancelled" || record.status === "unknown" || this.#isStopped(standing);
        if (!isFinal && isWorthAnotherTry(step.retry, standing.tries, standing.failure)) {
            standing.fate = "again";
            standing.isUndoing = group !== undefined || step.retry?.revertBetweenAttempts === true;
        }
        else if (!isFinal && step.continueOnError) {
            standing.fate = "pass-over";
            standing.isUndoing = group !== undefined;
            if (group === undefined)
                this.#settle(standing, true);
        }
        else
            this.#settle(standing, false);
    }
    /** The way back of a step that is tried again, or passed over, is at its end. */
    #stepUndone(standing) {
        standing.isUndoing = false;
        standing.delta = noDelta;
        if (standing.isStuck)
            this.#settle(standing, false);
        else if (standing.fate === "pass-over")
            this.#settle(standing, true);
        else if (this.#isStopped(standing))
            this.#settle(standing, false);
    }
    /** Nothing more comes of this step but, if its failure is not passed over, that the list around it fails. */
    #settle(standing, isGood) {
        const { list } = standing;
        if (standing.fate === "pass-over" && isGood)
            standing.isPassedOver = true;
        delete standing.fate;
        list.active.delete(standing);
        // Members that run at once do not see what the others set; `deltaOf` adds it up when all have ended.
        if (!list.isParallel) {
            list.carried = carry(list.carried, standing.delta);
            list.delta = carry(list.delta, standing.delta);
        }
        if (isGood || standing.failure === undefined)
            return;
        list.failure ??= standing.failure;
        if (list.isParallel)
            this.#stop(list, `${standing.step.id} beside it ended badly`);
        if (list.owner === undefined)
            this.cause ??= causeOnly(standing.failure);
    }
    /** Lets nothing begin in the list any more; what waits for another try has none. */
    #stop(list, why) {
        list.stopped ??= why;
        for (const member of [...list.active]) {
            if (member.fate === "again" && !member.isUndoing)
                this.#settle(member, false);
            else if (member.group && member.status === "running")
                this.#stop(member.group, why);
        }
    }
    #isStopped(standing) {
        if (this.isOver || (this.isCancelled && !standing.isSpared))
            return true;
        if (standing.list.stopped !== undefined)
            return true;
        for (const owner of around(standing))
            if (owner.list.stopped !== undefined)
                return true;
        return false;
    }
    #revertEnded(standing, record) {
        const { revert, step } = standing;
        delete standing.process;
        this.running--;
        if (record.status === "unknown") {
            revert.status = "pending";
            return;
        }
        revert.end = processEnd(record);
        revert.finishedAt = record.at;
        if (record.message === undefined)
            delete revert.message;
        else
            revert.message = record.message;
        const isBad = record.status !== "succeeded";
        if (isBad && isWorthAnotherTry(step.revert?.retry, revert.tries, revert.end)) {
            revert.status = "pending";
            revert.isAgain = true;
            return;
        }
        revert.status = record.status === "succeeded" ? "reverted" : record.status;
        if (isBad)
            this.failedReverts++;
        standing.list.undoneFrom = Math.min(standing.list.undoneFrom, standing.at);
        if (isBad)
            standing.isStuck = true;
        for (const owner of around(standing)) {
            owner.list.undoneFrom = Math.min(owner.list.undoneFrom, owner.at + 1);
            if (isBad)
                owner.isStuck = true;
        }
    }
    #rollback({ cause, hasTurns, scope }) {
        const isAnew = this.outcome !== undefined || cause.kind === "requested";
        this.isOutOfTime = false;
        this.scope = this.#placesOf(scope);
        this.cause ??= cause;
        delete this.outcome;
        delete this.finishedAt;
        if (hasTurns) {
            this.isCancelled = true;
            this.#callOffTries(this.list);
        }
        else
            this.#giveUp();
        if (!isAnew)
            return;
        this.failedReverts = 0;
        for (const standing of this.steps) {
            const { revert, group } = standing;
            standing.isStuck = false;
            if (group)
                group.undoneFrom = group.members.length;
            if (revert.status !== "failed" && revert.status !== "timed-out" && revert.status !== "not-reached")
                continue;
            revert.status = "pending";
            revert.tries = 0;
        }
        this.list.undoneFrom = this.list.members.length;
    }
    #placesOf(scope) {
        if (scope === undefined)
            return everything;
        if ("after" in scope)
            return [this.of(scope.after).lastIndex + 1, Number.POSITIVE_INFINITY];
        const { index, lastIndex } = this.of(scope.only);
        return [index, lastIndex];
    }
    #giveUp() {
        this.isOver = true;
        this.#callOffTries(this.list);
    }
    /** What waits for another try has none. */
    #callOffTries(list) {
        for (const member of [...list.active]) {
            if (member.fate === "again" && !member.isUndoing)
                this.#settle(member, false);
            else if (member.group)
                this.#callOffTries(member.group);
        }
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
/** What a group hands on: members that ran at once count in the order of the list. */
function deltaOf(group) {
    if (!group.isParallel)
        return group.delta;
    return group.members.reduce((delta, member) => (hasBegun(member) ? carry(delta, member.delta) : delta), noDelta);
}
function failureOf({ step, group }, record) {
    if (group?.failure !== undefined && record.status === "failed")
        return group.failure;
    const { status, message = status, exitCode } = record;
    const kind = status === "unknown" || status === "succeeded" ? "interrupted" : status;
    return { kind, step: step.id, message, ...(exitCode === undefined ? {} : { exitCode }) };
}
function causeOnly({ kind, step, message }) {
    return { kind, ...(step === undefined ? {} : { step }), message };
}
function isWorthAnotherTry(retry, tries, { exitCode }) {
    if (retry === undefined || tries > retry.times)
        return false;
    return retry.onExitCodes === undefined || (exitCode !== undefined && retry.onExitCodes.includes(exitCode));
}
function processEnd(end) {
    return {
        ...(end.exitCode === undefined ? {} : { exitCode: end.exitCode }),
        ...(end.signal === undefined ? {} : { signal: end.signal }),
    };
}
