import { JobGroup } from "./job-group.js";
import { isMember, nameOf } from "./queue-order.js";
/**
 * Claims jobs and groups, and all in them, for a queue, and freezes their lists: what is added too late is an error,
 * instead of nothing. Throws an Error, and nothing is claimed, if one of them is another queue's.
 */
export function claim(jobs, owner) {
    const members = new Set();
    const groups = [];
    const lists = [jobs];
    for (const list of lists)
        for (const member of list) {
            if (!isMember(member) || members.has(member))
                continue;
            members.add(member);
            if (!(member instanceof JobGroup))
                continue;
            groups.push(member);
            lists.push(member.jobs);
        }
    const taken = [...members].filter((member) => !member.claim(owner));
    if (taken.length > 0) {
        for (const member of members)
            member.release(owner);
        const words = taken.map((member) => {
            const why = member.isAttached ? "was run by another queue" : "is in another queue that runs";
            return `${nameOf(member)} ${why}; make a new one`;
        });
        throw new Error(`${words.join("\n")}\nnothing was run`);
    }
    for (const list of lists)
        Object.freeze(list);
    return {
        release: () => {
            for (const member of members)
                member.release(owner);
            for (const group of groups)
                group.jobs = [...group.jobs];
        },
    };
}
