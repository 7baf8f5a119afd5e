import { Job } from "./job.js";
import { keptArgs } from "./kept-args.js";
import { isKept, recorded } from "./recorded.js";
/** The arguments of jobs as they were when each first began: for its further tries, for its revert, and for the journal. */
export class GivenArgs {
    #members;
    #kept = new Map();
    /** Jobs whose function was given the very arguments that the program has. */
    #taken = new Set();
    constructor(members) {
        this.#members = members;
    }
    /** Keeps the arguments of a job that begins; says what of them is to be written down, or why it cannot begin. */
    keep({ id, work }) {
        const member = this.#members.get(id)?.member;
        if (!(member instanceof Job) || work.kind !== "call")
            return {};
        let kept = this.#kept.get(id);
        if (kept === undefined) {
            const given = givenOf(member.args, work.args);
            const isStranded = work.isolated === true && given?.hasLocalArgs === true;
            kept = {
                args: keptArgs(member.args),
                beginning: {
                    ...(given && { given }),
                    ...(isStranded
                        ? { wrong: "its arguments are no data that JSON can hold, as one that is isolated needs" }
                        : {}),
                },
            };
            this.#kept.set(id, kept);
        }
        return kept.beginning;
    }
    /** What a function is given: the first time what the program has, then copies of what that was. */
    of(job, id, phase) {
        if (job === undefined)
            return undefined;
        const isFirst = phase === "step" && !this.#taken.has(id);
        this.#taken.add(id);
        const kept = this.#kept.get(id);
        return isFirst || kept === undefined ? job.args : keptArgs(kept.args);
    }
}
/** Undefined where the plan says it all. */
function givenOf(args, planned) {
    const json = recorded(args);
    if (!isKept(args, json))
        return { ...(json === undefined ? {} : { with: json }), hasLocalArgs: true };
    // No arguments, for which a plan has null, are not the same as null.
    if (json === undefined)
        return planned === null ? undefined : { with: null };
    return json !== null && JSON.stringify(json) === JSON.stringify(planned) ? undefined : { with: json };
}
