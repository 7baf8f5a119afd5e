import fs from "node:fs";
/** Name of the variable that marks the processes of a step, also those that left its group. */
export const markVariable = "JIPPER_PROCESS_MARK";
const linux = process.platform === "linux";
/** Whether a process of this group is alive. Zombies are not: some containers never reap them. */
export function isGroupAlive(group) {
    if (!signal(-group, 0))
        return false;
    if (!linux)
        return true;
    return pids().some((pid) => {
        const stat = statOf(pid);
        return stat !== undefined && stat.group === group && stat.state !== "Z" && stat.state !== "X";
    });
}
/** The living processes that carry this mark, this one left out; known on Linux alone, else none. */
export function marked(mark) {
    if (!linux)
        return [];
    const wanted = `\0${markVariable}=${mark}\0`;
    return pids().filter((pid) => {
        if (pid === process.pid)
            return false;
        try {
            return `\0${fs.readFileSync(`/proc/${pid}/environ`, "latin1")}`.includes(wanted);
        }
        catch {
            return false; // it ended meanwhile, or is not ours
        }
    });
}
/** When a process started, in a form to compare; tells it from a later one of the same pid. */
export function startTimeOf(pid) {
    return linux ? statOf(pid)?.startTime : undefined;
}
/** Whether this very process is alive; a later one of the same pid is another, a zombie is none. */
export function isAlive(pid, startTime) {
    if (!signal(pid, 0))
        return false;
    if (!linux || startTime === undefined)
        return true;
    const stat = statOf(pid);
    return stat !== undefined && stat.startTime === startTime && stat.state !== "Z";
}
/** Sends a signal; false if there is no such process. One that is not ours to end counts as alive. */
export function signal(pid, name) {
    try {
        process.kill(pid, name);
        return true;
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
}
function pids() {
    return fs.readdirSync("/proc").map(Number).filter(Number.isInteger);
}
/** Of /proc/<pid>/stat (proc(5)): fields 3, 5 and 22, counted behind the name, which may hold anything. */
function statOf(pid) {
    try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return { state: fields[0] ?? "", group: Number(fields[2]), startTime: fields[19] ?? "" };
    }
    catch {
        return undefined;
    }
}
