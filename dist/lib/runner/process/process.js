import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child.js";
import { Kin } from "./kin.js";
import { launch } from "./launcher.js";
import { NotBegunError } from "./not-begun-error.js";
import { markVariable, startTimeOf } from "./process-table.js";
/**
 * Runs one process with all its descendants. A process that ends well may leave others behind (a
 * service that it started). One that ends badly, or is stopped, takes with it all that it started.
 * Resolves once it has ended, its output is delivered, and what had to go is gone; rejects if it
 * cannot be started.
 */
export async function runProcess(request) {
    const { argv, cwd, mark, pipes } = request;
    const env = { ...request.env, [markVariable]: mark };
    const output = pipes.open(request.output, request.cutAt);
    try {
        const child = await startChild({ ...launch(argv, output.path, env), cwd, env }).catch(notBegun);
        const startTime = startTimeOf(child.pid);
        const root = startTime === undefined ? { pid: child.pid } : { pid: child.pid, startTime };
        request.started?.(root);
        const stopped = stopOn(request, root, mark);
        const end = await Promise.race([child.ended, stopped.isInVain.then(() => ({}))]);
        child.unref();
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
function notBegun(error) {
    throw new NotBegunError(error.message, { cause: error });
}
/** How long those that refuse the polite signal are killed again and again, and their children with them. */
const forceMs = 900;
/**
 * Ends a process and all that came of it: politely, then, after the grace, by force. The children of
 * another supervisor are left to it while it lives, at most for the grace. Resolves with those that are
 * still there; none, unless they are not ours to end.
 */
export async function stopProcesses(root, mark, stopping) {
    const { graceMs, hurry } = stopping;
    const kin = new Kin(root, mark);
    const asked = new Set();
    const ask = (pids) => {
        const unasked = pids.filter((pid) => !asked.has(pid));
        if (unasked.length > 0)
            kin.ask(unasked);
        for (const pid of unasked)
            asked.add(pid);
    };
    const first = kin.look();
    if (first.areGone)
        return [];
    ask(first.near);
    const areGone = () => {
        const { near, far, areGone } = kin.look();
        if (near.length === 0)
            ask(far);
        return areGone;
    };
    await until(areGone, graceMs, hurry);
    const end = performance.now() + forceMs;
    for (;;) {
        const { near, far, areGone } = kin.look(true);
        if (areGone)
            return [];
        if (performance.now() > end)
            return [...near, ...far];
        await sleep(1);
    }
}
/** Begins to stop when asked to; `all` waits until everything is gone, whoever began it; `isInVain` comes if the process itself cannot be ended. */
function stopOn({ signal: asked, graceMs, hurry }, root, mark) {
    let gone;
    let giveUp = () => { };
    const isInVain = new Promise((resolve) => {
        giveUp = resolve;
    });
    const all = () => {
        gone ??= stopProcesses(root, mark, hurry === undefined ? { graceMs } : { graceMs, hurry });
        void gone.then((survivors) => survivors.includes(root.pid) && giveUp());
        return gone;
    };
    const stop = () => void all();
    if (asked.aborted)
        stop();
    else
        asked.addEventListener("abort", stop, { once: true });
    return { all, isInVain, release: () => asked.removeEventListener("abort", stop) };
}
/** Looks ever less often, until it is so or the time is up. */
async function until(isSo, limitMs, hurry) {
    const end = performance.now() + limitMs;
    for (let pause = 5; !isSo() && performance.now() < end && !hurry?.aborted; pause = Math.min(pause * 1.5, 100)) {
        const left = Math.max(1, Math.min(pause, end - performance.now()));
        await sleep(left, undefined, hurry === undefined ? {} : { signal: hurry }).catch(() => { });
    }
}
