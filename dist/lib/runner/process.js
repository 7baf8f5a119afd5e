import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child.js";
import { launch } from "./launcher.js";
import { isGroupAlive, marked, markVariable, signal, startTimeOf } from "./process-table.js";
/**
 * Runs one process with all its descendants. A process that ends well may leave others behind (a
 * service that it started). One that ends badly, or is stopped, takes with it all that it started.
 * Resolves once it has ended, its output is delivered, and what had to go is gone; rejects if it
 * cannot be started.
 */
export async function runProcess(request) {
    const { argv, cwd, mark, pipes } = request;
    const env = { ...request.env, [markVariable]: mark };
    const output = pipes.open(request.output);
    try {
        const child = await startChild({ ...launch(argv, output.path, env), cwd, env });
        const startTime = startTimeOf(child.pid);
        request.started?.(startTime === undefined ? { pid: child.pid } : { pid: child.pid, startTime });
        const stopped = stopOn(request, child.pid, mark);
        const end = await child.ended;
        request.ended?.();
        stopped.release();
        const clean = end.exitCode === 0 && !request.signal.aborted && (request.isGood?.() ?? true);
        const survivors = clean ? [] : await stopped.all();
        return { end, survivors };
    }
    finally {
        await output.finish();
    }
}
/**
 * Ends a process group and all that carries its mark: politely, then, after the grace, by force.
 * Resolves with those that are still there; none, unless they are not ours to end.
 */
export async function stopProcesses(group, mark, stopping) {
    const { graceMs, hurry } = stopping;
    const alive = () => (group !== undefined && isGroupAlive(group)) || marked(mark).length > 0;
    const tell = (name) => {
        if (group !== undefined)
            signal(-group, name);
        for (const pid of marked(mark))
            signal(pid, name);
    };
    if (!alive())
        return [];
    tell("SIGTERM");
    tell("SIGCONT"); // a stopped process acts on no other signal
    await until(() => !alive(), graceMs, hurry);
    for (let round = 0; round < 3 && alive(); round++) {
        tell("SIGKILL");
        await until(() => !alive(), 500);
    }
    return alive() ? (marked(mark).length > 0 ? marked(mark) : [group ?? 0]) : [];
}
/** Begins to stop when asked to; `all` waits until everything is gone, whoever began it. */
function stopOn({ signal: asked, graceMs, hurry }, group, mark) {
    let gone;
    const all = () => {
        gone ??= stopProcesses(group, mark, hurry === undefined ? { graceMs } : { graceMs, hurry });
        return gone;
    };
    const stop = () => void all();
    if (asked.aborted)
        stop();
    else
        asked.addEventListener("abort", stop, { once: true });
    return { all, release: () => asked.removeEventListener("abort", stop) };
}
/** Looks ever less often, until it is so or the time is up. */
async function until(isSo, limitMs, hurry) {
    const end = performance.now() + limitMs;
    for (let pause = 5; !isSo() && performance.now() < end && !hurry?.aborted; pause = Math.min(pause * 1.5, 100)) {
        const left = Math.max(1, Math.min(pause, end - performance.now()));
        await sleep(left, undefined, hurry === undefined ? {} : { signal: hurry }).catch(() => { });
    }
}
