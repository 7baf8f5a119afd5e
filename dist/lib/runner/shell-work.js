import fs from "node:fs";
import { delimiter, resolve } from "node:path";
import { shellInvocations } from "../plan/shell.js";
import { addedEnvironment } from "../rollback/environment.js";
import { findProgram } from "./find-program.js";
import { inheritedEnvironment } from "./inherited-environment.js";
import { runProcess } from "./process.js";
/** Performs `run` work: shell text, started as GitHub starts that of a `run:` step. */
export function shellWork(folder, guard) {
    return async (work, circumstances) => {
        const added = addedEnvironment(circumstances.standings, circumstances.deed);
        const search = (path = "") => [...added.path, path].filter((part) => part !== "").join(delimiter);
        const given = { ...added.fallback, ...inheritedEnvironment(added.replaced), ...added.env };
        const withPath = added.path.length > 0 ? { ...given, PATH: search(given["PATH"]) } : given;
        const env = fitting(withPath, circumstances);
        const cwd = resolve(circumstances.standings.plan.directory, work.workingDirectory ?? ".");
        requireFolder(cwd);
        // The shell itself is looked up where Jipper finds its programs, as the runner does; `env: { PATH: … }` is for the step.
        const shell = findShell(work.shell, { PATH: search(process.env["PATH"]) }, cwd);
        const watched = Promise.all([guard.watch(circumstances.mark), folder.pipes.prepare()]);
        const files = folder.open({ text: shell.prepare(work.script), extension: shell.extension });
        let handedOn;
        try {
            await watched;
            const { end, survivors } = await runProcess({
                ...circumstances,
                argv: [shell.program, ...shell.args(files.script)],
                cwd,
                env: { ...env, ...files.env },
                pipes: folder.pipes,
                isGood: () => {
                    handedOn = files.read();
                    return handedOn.problem === undefined;
                },
                started: (process) => {
                    void guard.watchGroup(circumstances.mark, process.pid);
                    circumstances.started(process);
                },
            });
            return performed(end, survivors, handedOn ?? files.read());
        }
        finally {
            await guard.release(circumstances.mark);
            files.remove();
        }
    };
}
function performed(end, survivors, read) {
    const { problem, ...handedOn } = read;
    const words = [
        ...(end.signal === undefined ? [] : [`ended by ${end.signal}`]),
        ...(end.exitCode === undefined || end.exitCode === 0 ? [] : [`exit code ${end.exitCode}`]),
        ...(problem === undefined ? [] : [problem]),
    ];
    const exported = Object.keys(handedOn.env ?? {});
    const replaced = Object.fromEntries(exported.map((name) => [name, process.env[name] ?? null]));
    return {
        ...handedOn,
        ...(exported.length > 0 ? { replaced } : {}),
        ...end,
        ...(survivors.length === 0 ? {} : { stillRunning: `process ${survivors.join(", ")}` }),
        succeeded: words.length === 0,
        ...(words.length > 0 ? { message: words.join("; ") } : {}),
    };
}
function requireFolder(path) {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined)
        throw new Error(`the working directory ${path} does not exist`);
    if (!stat.isDirectory())
        throw new Error(`the working directory ${path} is not a folder`);
}
function findShell(name, env, cwd) {
    const candidates = shellInvocations(name, process.platform);
    for (const candidate of candidates) {
        const program = findProgram(candidate.command, env, cwd);
        if (program !== undefined)
            return { ...candidate, program };
    }
    const commands = candidates.map((candidate) => `'${candidate.command}'`).join(" or ");
    throw new Error(`the shell ${commands} was not found in PATH`);
}
/** The longest `NAME=VALUE` that Linux hands to a process (MAX_ARG_STRLEN, with its final NUL). */
const longestVariable = 131_072;
/** Leaves out what no process can be given, and says so. */
function fitting(env, { output }) {
    const fits = ([name, value]) => {
        if (name === "" || name.includes("=") || name.includes("\0") || value.includes("\0"))
            return false; // nor can a shell have set it
        if (name.length + value.length < longestVariable / 3)
            return true;
        if (Buffer.byteLength(name) + Buffer.byteLength(value) + 2 <= longestVariable)
            return true;
        void output(Buffer.from(`jipper: ${name} is longer than an environment variable can be, and is left out\n`));
        return false;
    };
    return Object.fromEntries(Object.entries(env).filter(fits));
}
