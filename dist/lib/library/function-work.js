import { after } from "../runner/timer.js";
import { Answer } from "./answer.js";
import { json } from "./queue-plan.js";
/** Performs `call` work in this process, with the functions that the program gave. */
export function functionWork(functions) {
    const results = {};
    return async (_work, circumstances) => {
        const { step, phase } = circumstances.deed;
        const known = functions.get(step.id);
        const func = phase === "step" ? known?.func : known?.revertFunc;
        if (known === undefined || !func)
            throw new Error(`Internal error: no function for the ${phase} '${step.id}'`);
        const details = [];
        const context = {
            job: known.job,
            signal: circumstances.signal,
            log: (line) => void circumstances.output(new TextEncoder().encode(`${line}\n`)),
            detail: (markdown) => void details.push(markdown),
            results: { ...results },
        };
        const answer = call(() => func(known.job.args, phase === "step" ? context : revertContext(context, circumstances)));
        const grace = graceOver(circumstances);
        const ended = await Promise.race([answer, grace.over]);
        grace.callOff();
        if (ended === stillRunning)
            return { succeeded: false, stillRunning: "the function itself", ...detailOf(details) };
        if (ended.detail !== undefined)
            details.push(ended.detail);
        if (phase === "step")
            known.job.setValue(ended.value);
        if (phase === "step")
            results[step.id] = ended.value;
        return {
            succeeded: ended.succeeded,
            ...(ended.succeeded ? {} : { message: wordsOf(ended.value) }),
            ...detailOf(details),
            ...(phase === "step" && ended.value !== undefined ? { value: json(ended.value) } : {}),
        };
    };
}
const stillRunning = Symbol("still running");
/** A plain value is success; a throw is failure, and whatever was thrown its value. */
async function call(func) {
    try {
        const value = await func();
        return value instanceof Answer ? value : new Answer(true, value, undefined);
    }
    catch (error) {
        return new Answer(false, error, undefined);
    }
}
function revertContext(context, { standings, deed }) {
    if (standings.cause === undefined)
        throw new Error("Internal error: a revert without a cause");
    return { ...context, cause: standings.cause, status: standings.of(deed.step.id).status, value: context.job.value };
}
/** A function in this process cannot be ended; after its grace it is waited for no more. */
function graceOver({ signal, graceMs, hurry }) {
    let stopTimer = () => { };
    let give = () => { };
    const over = new Promise((resolve) => {
        give = () => resolve(stillRunning);
    });
    const wait = () => {
        stopTimer = after(graceMs, give);
        hurry.addEventListener("abort", give, { once: true });
    };
    if (signal.aborted)
        wait();
    else
        signal.addEventListener("abort", wait, { once: true });
    const callOff = () => {
        stopTimer();
        signal.removeEventListener("abort", wait);
        hurry.removeEventListener("abort", give);
    };
    return { over, callOff };
}
function detailOf(details) {
    return details.length === 0 ? {} : { detail: details.join("\n\n") };
}
function wordsOf(value) {
    if (value instanceof Error)
        return value.message || value.name;
    if (value === undefined)
        return "it failed";
    return typeof value === "string" ? value : (JSON.stringify(json(value)) ?? "it failed");
}
