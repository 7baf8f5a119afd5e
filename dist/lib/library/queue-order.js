import { kindOf } from "./check-options.js";
import { Job } from "./job.js";
import { JobGroup } from "./job-group.js";
/** Deeper than can be wanted; far less than what would be too much for the machine. */
const deepest = 100;
/** All that is in the queue, with its place, from 1, groups before their jobs; and what of it cannot be run. */
export function lookThrough(jobs) {
    const problems = [];
    const places = new Map();
    const around = new Set();
    const look = (members, isParallel) => {
        if (around.size > deepest)
            return void problems.push("the queue is nested deeper than can be wanted");
        for (const member of members) {
            if (!isMember(member)) {
                problems.push(`a queue holds jobs and groups of them; it was given ${describe(member)}`);
                continue;
            }
            const known = nameOf(member, places.get(member) ?? places.size + 1);
            if (member instanceof JobGroup && around.has(member))
                problems.push(`${known} is in itself`);
            else if (places.has(member))
                problems.push(`${known} is enqueued twice; make a second one`);
            else {
                places.set(member, places.size + 1);
                if (isParallel && member.options.pivot)
                    problems.push(`${known}: 'pivot' has no meaning within 'parallel', where nothing comes before`);
                if (!(member instanceof JobGroup))
                    continue;
                if (member.jobs.length === 0)
                    problems.push(`${known} has no jobs`);
                around.add(member);
                look(member.jobs, isParallel || member.kind === "parallel");
                around.delete(member);
            }
        }
    };
    look(jobs, false);
    const ids = [...places.keys()].flatMap(({ options }) => options.id ?? []);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
        problems.push(`two jobs have the id '${id}'; each needs one of its own`);
    return { problems, places };
}
/** Whether it can stand in a queue. */
export function isMember(value) {
    return value instanceof Job || value instanceof JobGroup;
}
export function describe(value) {
    return typeof value === "function" ? "a function: write new Job(…) around it" : kindOf(value);
}
export function nameOf(member, place) {
    const what = member instanceof JobGroup ? "the group" : "the job";
    const func = member instanceof JobGroup ? undefined : member.func;
    const word = typeof func === "function" ? func.name : func;
    return `${what} '${member.id ?? member.options.name ?? place ?? (word || "anonymous")}'`;
}
