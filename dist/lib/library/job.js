import { checkKind, kindOf, refuseUnknown } from "./check-options.js";
import { checkedOptions, memberOptionNames } from "./member-options.js";
import { QueueMember } from "./queue-member.js";
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
    /** In milliseconds; undefined for no limit. */
    timeout;
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
        this.timeout = this.checked.timeoutMs;
    }
    /** What its function returned, in the last try. */
    get value() {
        return this.#value;
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
