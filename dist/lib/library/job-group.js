import { checkKind, kindOf, refuseUnknown, wholeNumber } from "./check-options.js";
import { refuseRevert } from "./job.js";
import { checkedOptions, memberOptionNames } from "./member-options.js";
import { QueueMember } from "./queue-member.js";
const seriesNames = [...memberOptionNames, "id", "revertFunc"];
const parallelNames = [...seriesNames, "maxParallel"];
/** Jobs, and groups of jobs, that are one: they are tried again, passed over and undone together. */
export class JobGroup extends QueueMember {
    kind;
    /** An ordinary array until the queue runs. */
    jobs;
    options;
    revertFunc;
    /** @internal */
    checked;
    /** Throws a TypeError if something of it is of the wrong kind. Made by `parallel` and `series`. */
    constructor(kind, jobs, options = {}) {
        super();
        if (!Array.isArray(jobs))
            throw new TypeError(`${kind} takes a list of jobs, such as ${kind}([job1, job2]); not ${kindOf(jobs)}`);
        refuseUnknown(options, kind === "parallel" ? parallelNames : seriesNames, `'${kind}'`);
        checkKind(options, "id", "string");
        if (options.maxParallel !== undefined)
            wholeNumber(options.maxParallel, "maxParallel", 1);
        this.kind = kind;
        this.revertFunc = options.revertFunc ?? null;
        refuseRevert(this.revertFunc);
        this.checked = checkedOptions(options, "group");
        this.jobs = [...jobs];
        this.options = options;
    }
    toJSON() {
        return { kind: this.kind, ...super.toJSON(), jobs: this.jobs };
    }
    /** @internal */
    get isUndone() {
        return super.isUndone || this.jobs.some((job) => job.isUndone);
    }
}
/** Jobs that run at once. When one fails, those that run beside it are stopped, and all of them are undone at once. */
export function parallel(jobs, options) {
    return new JobGroup("parallel", jobs, options);
}
/** Jobs that run one after another, as one: within `parallel`, or to be tried again or passed over together. */
export function series(jobs, options) {
    return new JobGroup("series", jobs, options);
}
