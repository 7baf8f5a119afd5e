import { addedEnvironment, workOf } from "./environment.js";
/** What a revert is told beyond the inputs and outputs of its step; seldom used, so left out where it is not. */
const circumstantial = /^JIPPER_(RUN_ID|ATTEMPT|CAUSE_STEP|CAUSE_MESSAGE)$/;
/**
 * The command that undoes a step by hand: what its revert would have run, with the values as recorded,
 * to be pasted into any POSIX shell on the machine where the run was.
 */
export function byHand(standings, stepId) {
    const { step, revert } = standings.of(stepId);
    const deed = { phase: "revert", step, attempt: revert.attempts };
    const work = workOf(deed);
    if (work === null)
        return "";
    if (work.kind === "call")
        return `${work.function}(${JSON.stringify(work.args)})`;
    const { env, fallback, path } = addedEnvironment(standings, deed);
    const assignments = Object.entries({ ...fallback, ...env })
        .filter(([name]) => !circumstantial.test(name) || work.script.includes(name))
        .map(([name, value]) => (/^\w+$/.test(name) ? quote(`${name}=`, value) : quote("", `${name}=${value}`)));
    if (path.length > 0)
        assignments.push(`PATH=${quote("", path.join(":"))}:"$PATH"`);
    const prefix = assignments.length > 0 ? `env ${assignments.join(" ")} ` : "";
    return `cd ${quote("", folderOf(standings, work))} && ${invocation(work, prefix)}`;
}
function folderOf(standings, { workingDirectory = "." }) {
    if (workingDirectory.startsWith("/"))
        return workingDirectory;
    return workingDirectory === "." ? standings.plan.directory : `${standings.plan.directory}/${workingDirectory}`;
}
/** Bash and sh take the script as an argument; any other shell needs a file, as in the run. */
function invocation({ shell, script }, prefix) {
    const text = quote("", script.replace(/\n$/, ""));
    switch (shell) {
        case undefined:
            return `${prefix}bash -e -c ${text}`;
        case "bash":
            return `${prefix}bash --noprofile --norc -e -o pipefail -c ${text}`;
        case "sh":
            return `${prefix}sh -e -c ${text}`;
        default: {
            const command = shell.includes("{0}") ? shell : `${shell} {0}`;
            return `f=$(mktemp) && printf %s ${text} > "$f" && ${prefix}${command.replaceAll("{0}", '"$f"')}`;
        }
    }
}
/** For a POSIX shell; plain words stay as they are. */
function quote(before, text) {
    if (/^[\w@%+=:,./-]+$/.test(text))
        return before + text;
    return `${before}'${text.replaceAll("'", "'\\''")}'`;
}
