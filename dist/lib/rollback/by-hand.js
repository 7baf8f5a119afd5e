import { placeholders } from "../plan/expressions/template.js";
import { addedEnvironment } from "./environment.js";
import { revertToCome, workOf } from "./fill.js";
import { jenkinsByHand } from "./jenkins-by-hand.js";
import { quote, ShellWords } from "./shell-words.js";
/** What a revert is told beyond the inputs and outputs of its step; seldom used, so left out where it is not. */
const circumstantial = /^JIPPER_(RUN_ID|ATTEMPT|CAUSE_STEP|CAUSE_MESSAGE)$/;
/** Files that a revert may write to in a run; by hand nobody reads them. */
const written = ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "JIPPER_DETAIL"];
/**
 * The command that undoes a step by hand: what its revert would have run, with the values as recorded,
 * to be pasted into any POSIX shell on the machine where the run was. Secrets stand in it by the name of a variable.
 */
export function byHand(standings, stepId) {
    const standing = standings.of(stepId);
    const { step, revert } = standing;
    const deed = { phase: "revert", step, attempt: revert.attempts };
    const work = revert.attempts > 0 ? workOf(standings, deed) : revertToCome(standings, standing);
    const asWritten = step.revert?.work;
    if (work === null || asWritten === undefined)
        return "";
    const words = new ShellWords(standings.mask);
    const { directory } = standings.plan;
    switch (work.kind) {
        case "call":
            return callByHand(standings, standing, work);
        case "jenkins": {
            const { env: own, fallback } = addedEnvironment(standings, deed, work);
            const env = { ...fallback, ...own };
            // All of it is filled in, or nothing.
            const isUnknown = (text) => work.with === asWritten.with && holdsExpression(text);
            return jenkinsByHand(work.with, { words, env, directory, isUnknown });
        }
        case "run": {
            const assignments = assignmentsOf(work, asWritten.env, { words, ...addedEnvironment(standings, deed, work) });
            const prefix = assignments.length > 0 ? `env ${assignments.join(" ")} ` : "";
            const folder = `cd ${words.word(folderOf(standings, work))}`;
            return [...words.conditions, folder, invocation(work, prefix)].join(" && ");
        }
    }
}
/** A function is no command; who has its module calls it. */
function callByHand({ mask, run, outcome }, standing, work) {
    const { step, given, hasLocalValue } = standing;
    const call = mask.text(`${work.function}(${JSON.stringify(work.args) ?? ""})`).replace(/[\r\n]+/g, " ");
    const isLocal = work.module === undefined || work.hasLocalArgs || given.hasLocalArgs || hasLocalValue;
    if (isLocal)
        return `# only the program that ran it can undo it: ${call}`;
    // A part of a run can be undone once the run has ended.
    return `jipper rollback ${run}${outcome === undefined ? "" : ` --only ${step.id}`} # calls ${call}`;
}
function assignmentsOf(work, asWritten, { words, env, fallback, path }) {
    const unread = written.filter((name) => new RegExp(`\\b${name}\\b`).test(work.script));
    const all = { ...Object.fromEntries(unread.map((name) => [name, "/dev/null"])), ...fallback, ...env };
    const assignments = Object.entries(all)
        .filter(([name]) => !circumstantial.test(name) || work.script.includes(name))
        .map(([name, value]) => {
        const isPlain = /^\w+$/.test(name);
        if (asWritten[name] === value && holdsExpression(value))
            return `${isPlain ? name : words.word(name)}=${words.unknown(name, value)}`;
        return isPlain ? words.word(value, `${name}=`) : words.word(`${name}=${value}`);
    });
    return path.length === 0 ? assignments : [...assignments, `PATH=${quote(path.join(":"))}:"$PATH"`];
}
function holdsExpression(text) {
    return placeholders(text).length > 0;
}
function folderOf(standings, { workingDirectory = "." }) {
    if (workingDirectory.startsWith("/"))
        return workingDirectory;
    return workingDirectory === "." ? standings.plan.directory : `${standings.plan.directory}/${workingDirectory}`;
}
/** Bash and sh take the script as an argument; any other shell needs a file, as in the run. */
function invocation({ shell, script }, prefix) {
    const text = quote(script.replace(/\n$/, ""));
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
