import fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { OutputPipes } from "../process/output-pipe.js";
import { parseAssignments, parsePaths } from "./command-files.js";
/** The files through which a step hands things on, by the variable that names each to it. */
const commandFiles = {
    GITHUB_OUTPUT: "output",
    GITHUB_ENV: "env",
    GITHUB_PATH: "path",
    GITHUB_STEP_SUMMARY: "summary",
    GITHUB_STATE: "state",
    JIPPER_DETAIL: "detail",
};
/** What is taken of one file; beyond it, something is wrong with the step. */
const largestFile = 32 * 1024 * 1024;
/** There is no place for temporary files; nothing has run. */
export class WorkFolderError extends Error {
    name = "WorkFolderError";
}
/** A folder of this process for scripts, pipes and the files of steps; on local disk, where pipes can be. */
export class WorkFolder {
    path;
    pipes;
    #count = 0;
    constructor(parent = process.env["RUNNER_TEMP"] ?? tmpdir()) {
        try {
            this.path = fs.mkdtempSync(join(resolve(parent), "jipper-"));
        }
        catch (error) {
            throw new WorkFolderError(`no folder for temporary files can be made in ${parent}; is TMPDIR right?`, {
                cause: error,
            });
        }
        this.pipes = new OutputPipes(this.path);
    }
    /** New files for one attempt at one piece of work. */
    open(script) {
        return new WorkFiles(join(this.path, String(++this.#count)), script);
    }
    remove() {
        fs.rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
    }
}
export class WorkFiles {
    script;
    /** Variables that name the files to the step. */
    env;
    #folder;
    constructor(folder, script) {
        this.#folder = folder;
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        this.script = join(folder, `script${script.extension}`);
        fs.writeFileSync(this.script, script.text);
        const env = {};
        for (const [variable, name] of Object.entries(commandFiles)) {
            const path = join(folder, name);
            fs.closeSync(fs.openSync(path, "wx", 0o600));
            env[variable] = path;
        }
        this.env = env;
    }
    /** What the step handed on; `problem` says which file is not as it must be, and why. */
    read() {
        const problems = [];
        const text = (variable) => {
            try {
                return readText(join(this.#folder, commandFiles[variable]));
            }
            catch (error) {
                problems.push(`${variable} cannot be read: ${error instanceof Error ? error.message : error}`);
                return "";
            }
        };
        const assignments = (variable) => {
            const { values, problem } = parseAssignments(text(variable), variable);
            if (problem !== undefined)
                problems.push(problem);
            return values;
        };
        const outputs = assignments("GITHUB_OUTPUT");
        const env = assignments("GITHUB_ENV");
        const path = parsePaths(text("GITHUB_PATH"));
        const detail = text("JIPPER_DETAIL");
        const summary = text("GITHUB_STEP_SUMMARY");
        return {
            ...(Object.keys(outputs).length > 0 ? { outputs } : {}),
            ...(Object.keys(env).length > 0 ? { env } : {}),
            ...(path.length > 0 ? { path } : {}),
            ...(detail === "" ? {} : { detail }),
            ...(summary === "" ? {} : { summary }),
            ...(problems.length > 0 ? { problem: problems.join("; ") } : {}),
        };
    }
    /** Removes the files, in the background: nothing waits for it. */
    remove() {
        const paths = [this.script, ...Object.values(this.env)];
        let left = paths.length;
        const removeFolder = () => fs.rmdir(this.#folder, () => { }); // what a step put there goes with the whole at the end
        for (const path of paths)
            fs.unlink(path, () => --left === 0 && removeFolder());
    }
}
/** Empty where the step removed the file. */
function readText(path) {
    const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0)
        return "";
    if (size > largestFile)
        throw new Error(`it has ${size} bytes; ${largestFile} are the most`);
    return fs.readFileSync(path, "utf8");
}
