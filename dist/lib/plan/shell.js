import { nearest } from "./did-you-mean.js";
import { quoted } from "./problems.js";
import { splitWords } from "./words.js";
/** The shells with a name of their own: arguments as GitHub's runner gives them, and the ending of their files. */
const namedShells = new Map([
    ["bash", { args: "--noprofile --norc -e -o pipefail {0}", extension: ".sh" }],
    ["sh", { args: "-e {0}", extension: ".sh" }],
    ["pwsh", { args: `-command ". '{0}'"`, extension: ".ps1" }],
    ["powershell", { args: `-command ". '{0}'"`, extension: ".ps1" }],
    ["cmd", { args: `/D /E:ON /V:OFF /S /C "CALL "{0}""`, extension: ".cmd" }],
    ["python", { args: "{0}", extension: ".py" }],
]);
/**
 * How a step's shell is started, exactly as for a `run:` of a workflow: the first candidate whose
 * command exists is to be taken. A shell that `shellMistake` rejects gives none.
 */
export function shellInvocations(shell, platform) {
    if (shell === undefined)
        return defaultShells(platform);
    const { command, template } = parts(shell);
    const args = template === "" ? (namedShells.get(command)?.args ?? "") : template;
    return args.includes("{0}") ? [invocation(command, args, platform)] : [];
}
/** What is wrong with the shell, and what to write instead; undefined if nothing is. */
export function shellMistake(shell) {
    if (shellInvocations(shell, "linux").length > 0)
        return undefined;
    const names = [...namedShells.keys()];
    const { command, template } = parts(shell);
    if (template !== "")
        return `a shell with arguments must say where the script's file goes: '${shell.trim()} {0}'`;
    if (command === "")
        return "'shell' is empty; leave the key out";
    if (command.includes("{0}"))
        return `a command is missing before '{0}'; or write ${names.join(", ")}`;
    const near = nearest(command, names);
    const instead = near === undefined ? `write ${names.join(", ")}, or` : `did you mean '${near}', or`;
    return `${quoted(command)} is not the name of a shell; ${instead} '${command} {0}'${near === undefined ? "" : "?"}`;
}
/** An unset bash gets `-e` alone, without pipefail: it stands in for `sh`. */
function defaultShells(platform) {
    const [commands, likeWhich] = platform === "win32" ? [["pwsh", "powershell"], "pwsh"] : [["bash", "sh"], "sh"];
    const args = namedShells.get(likeWhich)?.args ?? "";
    return commands.map((command) => invocation(command, args, platform));
}
function invocation(command, template, platform) {
    const windows = platform === "win32";
    const pieces = windows ? [template] : splitWords(template);
    return {
        command,
        args: (file) => pieces.map((piece) => fillIn(piece, file)),
        verbatim: windows,
        extension: namedShells.get(command)?.extension ?? "",
        prepare: (script) => {
            const text = fixedUp(command, script);
            return windows ? text.replace(/\r?\n/g, "\r\n") : text;
        },
    };
}
/** The command reaches to the first blank; quotes do not count for it. */
function parts(shell) {
    const words = shell.trim();
    const end = words.indexOf(" ");
    return end < 0
        ? { command: words, template: "" }
        : { command: words.slice(0, end), template: words.slice(end).trim() };
}
/** As .NET's `string.Format`, where a doubled brace stands for one; PowerShell doubles a quote within quotes. */
function fillIn(piece, file) {
    return piece.replace(/^\. '\{0\}'$|\{0\}|\{\{|\}\}/g, (found) => {
        if (found === "{0}")
            return file;
        return found.length === 2 ? found.charAt(0) : `. '${file.replaceAll("'", "''")}'`;
    });
}
function fixedUp(command, script) {
    switch (command) {
        case "cmd":
            return `@echo off\n${script}`;
        case "pwsh":
        case "powershell":
            return [
                "$ErrorActionPreference = 'stop'",
                script,
                "if (Test-Path -LiteralPath variable:\\LASTEXITCODE) { exit $LASTEXITCODE }",
            ].join("\n");
        default:
            return script;
    }
}
