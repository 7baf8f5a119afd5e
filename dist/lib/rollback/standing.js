import { assertNever } from "../plan/plan.js";
const nothing = { env: {}, path: [] };
/** The records of a journal, folded: where each step stands. A record is applied in constant time. */
export class Standings {
    run;
    mark;
    plan;
    policy;
    startedAt;
    steps;
    finishedAt;
    outcome;
    /** Why the run is undone; absent while all is well. */
    cause;
    /** Steps and reverts that are running now. */
    running = 0;
    /** How many steps were begun; as they run in order, also the index of the next one. */
    begun = 0;
    /** While the run is undone: no step from this index on is left to be reverted. */
    undone = 0;
    /** Reverts of this rollback that did not succeed. */
    failedReverts = 0;
    /** What the steps so far have set for the next one. */
    carried = nothing;
    /**
     * What variables that a step has exported had been before, outside; null where they had not been set.
     * A later process finds them as the action handed them on to the job.
     */
    replaced = new Map();
    #index = new Map();
    constructor(first) {
        this.run = first.run;
        this.mark = first.mark;
        this.plan = first.plan;
        this.policy = first.policy;
        this.startedAt = first.at;
        this.steps = first.plan.steps.map((step, index) => {
            this.#index.set(step.id, index);
            return {
                step,
                status: "pending",
                attempts: 0,
                outputs: {},
                carried: nothing,
                exported: {},
                revert: { status: step.revert === null ? "none" : "pending", attempts: 0 },
            };
        });
    }
    /** Where the step of this id stands; throws if the plan has none. */
    of(id) {
        const standing = this.steps[this.#at(id)];
        if (standing === undefined)
            throw new Error(`Internal error: no step '${id}' in the plan`);
        return standing;
    }
    apply(record) {
        switch (record.record) {
            case "plan":
                throw new Error("Internal error: a journal has one plan");
            case "step-began":
                this.#stepBegan(this.of(record.step), record);
                return;
            case "step-ended":
                this.#stepEnded(this.of(record.step), record);
                return;
            case "revert-began": {
                const { revert } = this.of(record.step);
                revert.status = "running";
                revert.attempts = record.attempt;
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
                this.#undo(record.cause);
                return;
            case "finished":
                this.outcome = record.outcome;
                this.finishedAt = record.at;
                for (const { revert, status } of this.cause ? this.steps : [])
                    if (revert.status === "pending" && status !== "pending")
                        revert.status = "not-reached";
                return;
            default:
                assertNever(record);
        }
    }
    #stepBegan(standing, record) {
        standing.status = "running";
        standing.attempts = record.attempt;
        standing.startedAt ??= record.at;
        standing.carried = this.carried;
        this.running++;
        this.begun = Math.max(this.begun, this.#at(record.step) + 1);
    }
    #stepEnded(standing, record) {
        standing.status = record.status;
        standing.finishedAt = record.at;
        standing.end = processEnd(record);
        standing.outputs = record.outputs ?? {};
        standing.exported = record.env ?? {};
        if (record.message !== undefined)
            standing.message = record.message;
        if (record.detail !== undefined)
            standing.detail = record.detail;
        if (record.summary !== undefined)
            standing.summary = record.summary;
        if (record.value !== undefined)
            standing.value = record.value;
        delete standing.process;
        this.running--;
        for (const [name, value] of Object.entries(record.replaced ?? {}))
            if (!this.replaced.has(name))
                this.replaced.set(name, value);
        if (record.env || record.path)
            this.carried = {
                env: { ...this.carried.env, ...record.env },
                path: [...(record.path ?? []), ...this.carried.path],
            };
        if (record.status !== "succeeded" && this.cause === undefined)
            this.#undo({
                kind: record.status === "unknown" ? "interrupted" : record.status,
                step: record.step,
                message: record.message ?? record.status,
            });
    }
    #revertEnded(standing, record) {
        const { revert } = standing;
        delete standing.process;
        this.running--;
        if (record.status === "unknown") {
            revert.status = "pending";
            return;
        }
        revert.status = record.status === "succeeded" ? "reverted" : record.status;
        revert.finishedAt = record.at;
        if (record.message === undefined)
            delete revert.message;
        else
            revert.message = record.message;
        this.undone = Math.min(this.undone, this.#at(record.step));
        if (record.status !== "succeeded")
            this.failedReverts++;
    }
    #undo(cause) {
        this.cause ??= cause;
        this.undone = this.begun;
        this.failedReverts = 0;
        delete this.outcome;
        delete this.finishedAt;
        for (const { revert } of this.steps)
            if (revert.status === "failed" || revert.status === "timed-out" || revert.status === "not-reached")
                revert.status = "pending";
    }
    #at(id) {
        return this.#index.get(id) ?? -1;
    }
}
/** Folds a whole journal. The first record must be the plan. */
export function standingsOf(records) {
    let standings;
    for (const record of records) {
        if (standings !== undefined)
            standings.apply(record);
        else if (record.record === "plan")
            standings = new Standings(record);
        else
            break;
    }
    if (standings === undefined)
        throw new Error("Internal error: the journal does not begin with its plan");
    return standings;
}
function processEnd(end) {
    return {
        ...(end.exitCode === undefined ? {} : { exitCode: end.exitCode }),
        ...(end.signal === undefined ? {} : { signal: end.signal }),
    };
}
