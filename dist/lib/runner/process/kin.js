import { carries, groupOf, processes, signal, startTimeOf } from "./process-table.js";
/** How often an empty environment is looked at again before it is believed. */
const mostDoubts = 3;
/**
 * All that came of one process and lives. Near are those of its session or group and those that carry its
 * mark. Others are found as descendants of near ones while these live, and remembered: a program that
 * clears its environment and leaves the session. One that did so and whose parents had ended before the
 * first look cannot be told from a stranger, and is not found. Where processes cannot be listed, the
 * group is all that is known.
 */
export class Kin {
    #root;
    #mark;
    #hasGroup;
    #found = [];
    #doubts = 0;
    /** Without a root there is nothing but the mark. */
    constructor(root, mark) {
        this.#root = root;
        this.#mark = mark;
        this.#hasGroup = root !== undefined;
    }
    /**
     * Looks who lives: pids, but the number of the group where no more is known. With `strike`, each is killed
     * as soon as it is seen: what passes itself on from process to process is soon another.
     */
    look(strike = false) {
        this.#checkLeader();
        if (strike && this.#hasGroup)
            signal(-this.#group, "SIGKILL");
        const before = new Map(this.#found.map(({ pid, startTime }) => [pid, startTime]));
        const found = new Map();
        let isCertain = true;
        const table = processes((stat) => {
            if (stat.isZombie || stat.pid === process.pid)
                return;
            const isNear = this.#isOfGroup(stat) || this.#isMarked(stat);
            if (isNear === undefined)
                isCertain = false;
            if (isNear !== true && before.get(stat.pid) !== stat.startTime)
                return;
            found.set(stat.pid, { ...stat, isNear: isNear === true });
            if (strike)
                killOne(stat);
        });
        if (table === undefined)
            return this.#lookAtGroup();
        for (let size = -1; size !== found.size;) {
            size = found.size;
            for (const stat of table)
                if (!found.has(stat.pid) && found.has(stat.parent) && !stat.isZombie && stat.pid !== process.pid) {
                    found.set(stat.pid, { ...stat, isNear: false });
                    if (strike)
                        killOne(stat);
                }
        }
        this.#found = [...found.values()];
        return this.#looked(table, isCertain);
    }
    #looked(table, isCertain) {
        const hasSeenGroup = table.some((stat) => this.#isOfGroup(stat));
        // The number of a group is not given away while a member of it lives; once it is empty, it is nobody's.
        if (this.#hasGroup && !hasSeenGroup && !signal(-this.#group, 0))
            this.#hasGroup = false;
        const near = this.#found.filter(({ isNear }) => isNear).map(({ pid }) => pid);
        const far = this.#found.filter(({ isNear }) => !isNear).map(({ pid }) => pid);
        // A member of the group that is not to be seen is another user's.
        if (this.#hasGroup && !hasSeenGroup)
            near.push(this.#group);
        const isEmpty = near.length + far.length === 0;
        this.#doubts = isCertain || !isEmpty ? 0 : this.#doubts + 1;
        return { near, far, areGone: isEmpty && (isCertain || this.#doubts > mostDoubts) };
    }
    /** Asks those of the last look that are named to end, each once; the members of the group have it together. */
    ask(pids) {
        const wanted = new Set(pids);
        const isInGroup = ({ group }) => this.#hasGroup && group === this.#group;
        this.#checkLeader();
        const isGroupWanted = wanted.has(this.#group) || this.#found.some((one) => isInGroup(one) && wanted.has(one.pid));
        const others = this.#found.filter((one) => wanted.has(one.pid) && !isInGroup(one));
        for (const name of ["SIGTERM", "SIGCONT"]) {
            // a stopped process acts on no other signal
            if (this.#hasGroup && isGroupWanted)
                signal(-this.#group, name);
            // one that has left the group since the look has not had it
            for (const one of this.#found)
                if (wanted.has(one.pid) && isInGroup(one) && hasLeft(one))
                    signal(one.pid, name);
            for (const { pid, startTime } of others)
                if (startTimeOf(pid) === startTime)
                    signal(pid, name);
        }
    }
    #lookAtGroup() {
        this.#hasGroup &&= signal(-this.#group, 0);
        return { near: this.#hasGroup ? [this.#group] : [], far: [], areGone: !this.#hasGroup };
    }
    get #group() {
        return this.#root?.pid ?? 0;
    }
    /** Where another process has got the number, the group is gone. */
    #checkLeader() {
        const began = this.#root?.startTime;
        const now = startTimeOf(this.#group);
        if (began !== undefined && now !== undefined && now !== began)
            this.#hasGroup = false;
    }
    #isOfGroup({ group, session }) {
        return this.#hasGroup && (group === this.#group || session === this.#group);
    }
    /** Undefined if that cannot be told at this moment. */
    #isMarked({ pid, parent, startTime }) {
        const began = this.#root?.startTime;
        const isOlder = began !== undefined && Number(startTime) < Number(began);
        return !isOlder && parent !== kernelThreads && carries(pid, this.#mark);
    }
}
function hasLeft({ pid, group, startTime }) {
    return startTimeOf(pid) === startTime && groupOf(pid) !== group;
}
function killOne({ pid, startTime }) {
    if (startTimeOf(pid) === startTime)
        signal(pid, "SIGKILL");
}
/** The parent of all threads of the kernel. */
const kernelThreads = 2;
