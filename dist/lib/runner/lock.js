import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, signal, startTimeOf } from "./process-table.js";
/** Another process works on this run. */
export class RunBusyError extends Error {
    name = "RunBusyError";
}
const fileName = "owner.json";
/** How often an owner shows that it lives, and how long after the last sign one on another machine counts as dead. */
const heartbeatMs = 10_000;
const deadAfterMs = 60_000;
const heartbeats = new Map();
/**
 * Makes this process the only one that works on a run. A dead owner's place is taken; a live one is
 * respected with a RunBusyError, unless `fence` says to end it first.
 */
export async function own(folder, { fence = false } = {}) {
    const file = join(folder, fileName);
    for (;;) {
        if (claim(file)) {
            heartbeats.set(folder, setInterval(() => showLife(file), heartbeatMs).unref());
            return;
        }
        const owner = ownerOf(file);
        if (owner !== undefined && lives(owner, file)) {
            if (owner.pid === process.pid && owner.host === hostname())
                return;
            if (!fence || owner.host !== hostname())
                throw new RunBusyError(`process ${owner.pid} on ${owner.host} works on this run${owner.host === hostname() ? "" : "; if that machine is gone, try again in a minute"}`);
            signal(owner.pid, "SIGKILL");
            while (lives(owner, file))
                await sleep(10);
        }
        fs.rmSync(file, { force: true });
    }
}
/** Lets go of the run. */
export function disown(folder) {
    clearInterval(heartbeats.get(folder));
    heartbeats.delete(folder);
    fs.rmSync(join(folder, fileName), { force: true });
}
/** Writes the file under a name of its own and links it, so that it is never seen half-written. */
function claim(file) {
    const startTime = startTimeOf(process.pid);
    const owner = { pid: process.pid, host: hostname(), ...(startTime === undefined ? {} : { startTime }) };
    const own = `${file}.${process.pid}`;
    fs.writeFileSync(own, JSON.stringify(owner), { mode: 0o600 });
    try {
        fs.linkSync(own, file);
        return true;
    }
    catch (error) {
        if (error instanceof Error && "code" in error && error.code === "EEXIST")
            return false;
        throw error;
    }
    finally {
        fs.rmSync(own, { force: true });
    }
}
function ownerOf(file) {
    try {
        return JSON.parse(fs.readFileSync(file, "utf8"));
    }
    catch {
        return undefined; // gone meanwhile
    }
}
/** Nobody here can look at the processes of another host: there the heartbeat tells. */
function lives({ pid, host, startTime }, file) {
    if (host === hostname())
        return isAlive(pid, startTime);
    const lastSign = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - lastSign < deadAfterMs;
}
function showLife(file) {
    try {
        fs.utimesSync(file, new Date(), new Date());
    }
    catch {
        // the folder is gone, or the disk: the journal will tell
    }
}
