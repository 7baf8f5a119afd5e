import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
/*
 * Between `exec` and the user's shell stands a small shell script, which becomes that shell. It gives it
 *  - a session of its own: its process group can be stopped as a whole, and nothing in it can ask the
 *    terminal for a password or be ended by its closing;
 *  - standard input at its end;
 *  - one pipe for all it prints, in order. A named one: what Node gives a child is a socket, and there
 *    `echo … > /dev/stderr` fails.
 */
const launcher = 'out=$1; shift; exec setsid "$@" </dev/null >"$out" 2>&1';
/** Where there is no `setsid` (macOS): a group by job control. This shell stays and hands on the end. */
const launcherWithJobControl = 'out=$1; shift; set -m; "$@" </dev/null >"$out" 2>&1 & echo $!; wait $!; code=$?; ' +
    '[ $code -gt 128 ] && kill -s "$(kill -l $code)" $$; exit $code';
/**
 * The launch of `argv` with its output going to the named pipe `out`. Throws where this machine has
 * no shell that can do it.
 */
export function launch(argv, out, env) {
    const becomesCommand = findProgram("setsid", process.env) !== undefined;
    const args = ["-c", becomesCommand ? launcher : launcherWithJobControl, "jipper", out, ...argv];
    // dash forgets variables whose names are no names to a shell (`a-b`); bash hands them on.
    const plain = Object.keys(env).every((name) => /^[A-Za-z_]\w*$/.test(name));
    const sh = findProgram("sh", process.env);
    const bash = findProgram("bash", process.env);
    if (becomesCommand && sh !== undefined && (plain || bash === undefined))
        return { tool: sh, args, becomesCommand };
    if (bash !== undefined)
        return { tool: bash, args: ["--noprofile", "--norc", "-p", ...args], becomesCommand };
    throw new Error("steps need a shell: neither 'bash' nor 'sh' with 'setsid' was found in PATH");
}
const found = new Map();
/** The program that a shell with this search path would start; undefined if there is none. */
export function findProgram(name, env, cwd = ".") {
    if (name.includes("/")) {
        const path = isAbsolute(name) ? name : resolve(cwd, name);
        return isExecutable(path) ? path : undefined;
    }
    const key = `${name}\0${env["PATH"]}`;
    if (found.has(key))
        return found.get(key);
    const path = (env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
        .split(delimiter)
        .filter((folder) => folder !== "")
        .map((folder) => join(resolve(cwd, folder), name))
        .find(isExecutable);
    if (path !== undefined)
        found.set(key, path); // one that is missing now may be installed by a step
    return path;
}
function isExecutable(path) {
    try {
        accessSync(path, constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
