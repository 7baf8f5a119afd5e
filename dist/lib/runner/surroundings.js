import fs from "node:fs";
import { arch, hostname, tmpdir } from "node:os";
import { inheritedEnvironment } from "./work/inherited-environment.js";
/** Variables of the runner that are no property of the context `github`: files of one step, and what is not for steps. */
const ofOneStep = new Set(["env", "output", "path", "state", "step_summary", "event_path"]);
/**
 * What expressions can ask of the world around this process: its environment as steps inherit it, and `github` and
 * `runner` as far as the variables of the workflow's runner tell; outside of a workflow only of the machine.
 */
export function surroundings(replaced) {
    const env = inheritedEnvironment(replaced);
    const github = properties(env, "GITHUB_");
    const event = github["event_path"];
    for (const name of ofOneStep)
        delete github[name];
    Object.defineProperty(github, "event", { enumerable: true, get: () => eventOf(event) });
    return { env, github, runner: { ...ofThisMachine(), ...properties(env, "RUNNER_") } };
}
function properties(env, prefix) {
    return Object.fromEntries(Object.entries(env)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length).toLowerCase(), value]));
}
/** The payload of the event that started the workflow, as its runner wrote it down. */
function eventOf(path) {
    if (typeof path !== "string")
        return {};
    try {
        return JSON.parse(fs.readFileSync(path, "utf8"));
    }
    catch {
        return {};
    }
}
const systems = { linux: "Linux", darwin: "macOS", win32: "Windows" };
const architectures = { x64: "X64", arm64: "ARM64", ia32: "X86", arm: "ARM" };
/** In the words of GitHub's runner. */
function ofThisMachine() {
    return {
        os: systems[process.platform] ?? process.platform,
        arch: architectures[arch()] ?? arch().toUpperCase(),
        name: hostname(),
        temp: tmpdir(),
    };
}
