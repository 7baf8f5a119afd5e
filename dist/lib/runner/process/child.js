import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { exec } from "@actions/exec";
// `exec` keeps the process it starts to itself and loses the signal that ends it. Node announces every
// child on this channel (documented under "Built-in Channels"); the store tells which one is ours.
const starting = new AsyncLocalStorage();
subscribe("child_process", (message) => starting.getStore()?.(message.process));
/**
 * Starts a program through `@actions/exec`, in a session of its own. Resolves once it runs; rejects with the error of the
 * system (`code` such as `E2BIG`) if it cannot be started. Let it print little: `exec` keeps a line
 * in memory, however long it is.
 */
export function startChild(command) {
    // Node refuses these before there is a child to announce, where nobody could catch it.
    if ([...command.args, ...Object.entries(command.env).flat()].some((text) => text.includes("\0")))
        return Promise.reject(new Error("no process can be given a text that holds a NUL"));
    return new Promise((resolve, reject) => {
        const announce = (child) => {
            const ended = new Promise((end) => {
                child.once("exit", (exitCode, signal) => end(signal === null ? { exitCode: exitCode ?? 0 } : { signal }));
            });
            amendStart(child);
            child.once("error", reject);
            child.once("spawn", () => {
                child.stdin?.on("error", () => { }); // EPIPE: it ended without reading
                if (child.pid !== undefined)
                    resolve({ pid: child.pid, ended, stdin: child.stdin, unref: () => unref(child) });
            });
        };
        starting
            .run(announce, () => exec(`"${command.tool}"`, [...command.args], {
            cwd: command.cwd,
            env: { ...command.env },
            silent: true,
            ignoreReturnCode: true,
            delay: 1,
        }))
            .catch(reject);
    });
}
/**
 * Gives the process what `exec` cannot: a session of its own. And tells as an event what Node throws out
 * of `spawn` (`E2BIG`: the environment is too large), where nobody could catch it: `exec` calls it
 * within a promise that it does not watch.
 */
function amendStart(child) {
    const starting = child;
    const { spawn } = starting;
    starting.spawn = (options) => {
        try {
            return spawn.call(child, { ...options, detached: true });
        }
        catch (error) {
            process.nextTick(() => child.emit("error", error));
            return undefined;
        }
    };
}
function unref(child) {
    child.unref();
    // Node's types do not say that the pipes of a child are sockets.
    for (const pipe of [child.stdin, child.stdout, child.stderr])
        pipe?.unref();
}
