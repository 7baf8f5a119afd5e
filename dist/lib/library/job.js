import { didYouMean } from "../plan/did-you-mean.js";
import { parseDuration } from "../plan/duration.js";
const optionNames = [
    "id",
    "name",
    "timeout",
    "revertTimeout",
    "grace",
];
/**
 * One thing to do, and how to undo it. Functions are given themselves, or by the names that they have
 * in a library registered with the queue. `null` for the revert: there is nothing to undo.
 */
export class Job {
    func;
    revertFunc;
    args;
    options;
    /** In milliseconds; undefined for no limit. */
    timeout;
    #standing;
    #value;
    /** Throws a TypeError if the functions or a time are of the wrong kind. */
    constructor(func, revertFunc = null, ...[args, options = {}]) {
        if (typeof func !== "function" && typeof func !== "string")
            throw new TypeError(`a job takes a function or the name of one, not ${typeof func}`);
        if (revertFunc !== null && typeof revertFunc !== "function" && typeof revertFunc !== "string")
            throw new TypeError(`a revert is a function, the name of one, or null; not ${typeof revertFunc}`);
        for (const name of Object.keys(options))
            if (!optionNames.includes(name))
                throw new TypeError(`'${name}' is not an option of a job${didYouMean(name, optionNames)}`);
        this.func = func;
        this.revertFunc = revertFunc;
        this.args = args;
        this.options = options;
        this.timeout = milliseconds(options.timeout, "timeout");
        milliseconds(options.revertTimeout, "revertTimeout");
        milliseconds(options.grace, "grace");
    }
    /** Its id in the queue once that runs; before that, the one asked for. */
    get id() {
        return this.#standing?.step.id ?? this.options.id;
    }
    get status() {
        return this.#standing?.status ?? "pending";
    }
    /** True once it has succeeded, and no longer when it has been undone. */
    get done() {
        return this.status === "succeeded" && this.#standing?.revert.status !== "reverted";
    }
    /** What its function returned. */
    get value() {
        return this.#value;
    }
    /** Markdown that its function left for people. */
    get detail() {
        return this.#standing?.detail;
    }
    /** Why it did not succeed. */
    get error() {
        return this.#standing?.message;
    }
    /** @internal The queue ties the job to where its step stands. */
    attach(standing) {
        this.#standing = standing;
    }
    /** @internal */
    setValue(value) {
        this.#value = value;
    }
}
/** Milliseconds of a time in code; undefined for no limit. Throws a TypeError. */
export function milliseconds(time, what) {
    if (time === undefined)
        return undefined;
    const ms = typeof time === "number" ? time : parseDuration(time);
    if (ms === undefined || !Number.isFinite(ms) || ms < 0)
        throw new TypeError(`${what} is written like '90s', '5m', '1h30m', or in milliseconds; '${time}' is not`);
    return ms === 0 ? undefined : ms;
}
