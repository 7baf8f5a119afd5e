import { inspect } from "node:util";
import { checkKind, kindOf, refuseUnknown } from "./check-options.js";
import { checkedOptions, memberOptionNames } from "./member-options.js";
import { custom, QueueMember } from "./queue-member.js";
import { recorded } from "./recorded.js";
const optionNames = [...memberOptionNames, "id", "isolate"];
/**
 * One thing to do, and how to undo it. Functions are given themselves, or by the names that they have
 * in a library registered with the queue. `null` for the revert: there is nothing to undo.
 */
export class Job extends QueueMember {
    func;
    revertFunc;
    args;
    options;
    /** @internal */
    checked;
    #value;
    constructor(func, revertFunc = null, args, options = {}) {
        super();
        if (typeof func !== "function" && typeof func !== "string")
            throw new TypeError(`a job takes a function or the name of one, not ${kindOf(func)}`);
        refuseRevert(revertFunc);
        refuseUnknown(options, optionNames, "a job");
        checkKind(options, "id", "string");
        checkKind(options, "isolate", "boolean");
        this.checked = checkedOptions(options, "job");
        if (revertFunc === null && this.checked.retry?.revertBetweenAttempts)
            throw new TypeError("there is nothing to undo between the tries: the job has no revert");
        this.func = func;
        this.revertFunc = revertFunc;
        this.args = args;
        this.options = options;
    }
    /** In milliseconds; undefined for no limit. It is set by the options. */
    get timeout() {
        return this.checked.timeoutMs;
    }
    /** What its function returned, in the last try. */
    get value() {
        return this.#value;
    }
    /** What JSON can hold of it. */
    toJSON() {
        return { ...super.toJSON(), timeout: this.timeout, args: recorded(this.args), value: recorded(this.value) };
    }
    /** @internal */
    [custom](_depth, options) {
        const { id, status, done, args, value, detail, error } = this;
        return `Job ${inspect({ id, status, done, args, value, detail, error }, options)}`;
    }
    /** @internal */
    setValue(value) {
        this.#value = value;
    }
}
/** Throws a TypeError if it is nothing that undoes. */
export function refuseRevert(revertFunc) {
    if (revertFunc !== null && typeof revertFunc !== "function" && typeof revertFunc !== "string")
        throw new TypeError(`a revert is a function, the name of one, or null; not ${kindOf(revertFunc)}`);
}
