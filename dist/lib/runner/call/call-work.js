import fs from "node:fs";
import { isGroup } from "../../plan/plan.js";
import { outputsOf } from "../../rollback/contexts.js";
import { NotBegunError } from "../process/not-begun-error.js";
import { performByProcess } from "../work/process-work.js";
import { workEnvironment } from "../work/work-environment.js";
import { hostFile } from "./call-host-file.js";
import { answerFile, largestHandedOn } from "./call-request.js";
import { ownFlags } from "./own-flags.js";
/** Performs `call` work in a process of its own: a function that a module exports. */
export function callWork(folder, guard) {
    return async (work, circumstances) => {
        const { module } = work;
        if (module === undefined)
            throw new Error(`only the program that made this run has the function '${work.function}'`);
        refuseIncomplete(work, circumstances);
        const { env } = workEnvironment(circumstances);
        const host = hostFile();
        const { directory } = circumstances.standings.plan;
        const tail = new Tail();
        let answer;
        return performByProcess({ folder, guard }, withTail(circumstances, tail), {
            script: { text: JSON.stringify(requestOf({ ...work, module }, circumstances)), extension: ".json" },
            argv: (request) => [process.execPath, ...(directory === process.cwd() ? ownFlags() : []), host, request],
            cwd: directory,
            env,
            judge: (end, request) => {
                answer ??= takeAnswer(answerFile(request));
                return judge(end, answer, tail);
            },
        });
    };
}
/** What the program had, and JSON could not hold, nothing else is as good as. */
function refuseIncomplete(work, { standings, deed }) {
    const { given, hasLocalValue } = standings.of(deed.step.id);
    const hasArgs = !given.hasLocalArgs && (!work.hasLocalArgs || given.with !== undefined);
    if (!hasArgs)
        throw new NotBegunError("only the program that made this run has its arguments");
    if (deed.phase === "revert" && hasLocalValue)
        throw new NotBegunError("only the program that made this run has what it returned");
}
function requestOf({ module, function: name, args }, { standings, deed }) {
    const { step, phase, attempt } = deed;
    const standing = standings.of(step.id);
    // A plan from code has null for arguments that are not there; null itself is written down when the step begins.
    const isGiven = args !== null || standing.given.with !== undefined;
    const about = { id: step.id, name: step.name, attempt, ...(isGroup(step.work) ? { isGroup: true } : {}) };
    const request = { module, function: name, ...(isGiven ? { args } : {}), step: about };
    if (phase === "step")
        return request;
    const { status, value } = standing;
    const { exitCode: _, ...cause } = standings.causeOf(standing) ?? { kind: "requested", message: "" };
    return {
        ...request,
        revert: { cause, status, ...(value === undefined ? {} : { value }), outputs: outputsOf(standing) },
    };
}
/** Undefined where there is none, or none that can be read: the function did not come back. */
function takeAnswer(file) {
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size === 0)
        return undefined;
    try {
        if (size > 2 * largestHandedOn)
            return undefined; // the process keeps to less by itself
        return JSON.parse(fs.readFileSync(file, "utf8"));
    }
    catch {
        return undefined;
    }
    finally {
        fs.rmSync(file, { force: true });
    }
}
function judge(end, answer, tail) {
    const value = answer === undefined || answer.kind === "exited" ? undefined : answer.value;
    const handedOn = value === undefined ? {} : { yield: { value } };
    if (end.signal !== undefined)
        return { words: [signalWords(end.signal, tail)], ...handedOn, end };
    switch (answer?.kind) {
        case "returned":
            if (end.exitCode === 0)
                return { words: [], ...handedOn };
            return { words: [`its process ended with exit code ${end.exitCode} after it had returned`], ...handedOn, end };
        case "failed":
            return { words: [answer.message], ...handedOn };
        case "exited":
            return { words: [answer.message], end };
        default:
            if (end.exitCode === 134 && tail.tellsOfMemory())
                return { words: [outOfMemory], end };
            return { words: [`the function ended its process (exit code ${end.exitCode})`], end };
    }
}
const outOfMemory = "it ran out of memory";
function signalWords(signal, tail) {
    if (signal === "SIGABRT" && tail.tellsOfMemory())
        return outOfMemory;
    return signal === "SIGKILL" ? "ended by SIGKILL, as the system does when memory runs out" : `ended by ${signal}`;
}
/** The last that was printed; there V8 says that it is at the end of its memory, and then aborts. */
class Tail {
    static #length = 16 * 1024;
    #last = new Uint8Array();
    push(lines) {
        const all = lines.length < Tail.#length ? Buffer.concat([this.#last, lines]) : lines;
        this.#last = Buffer.from(all.subarray(-Tail.#length));
    }
    tellsOfMemory() {
        return Buffer.from(this.#last).includes("out of memory");
    }
}
function withTail(circumstances, tail) {
    return {
        ...circumstances,
        output: (lines) => {
            tail.push(lines);
            return circumstances.output(lines);
        },
    };
}
