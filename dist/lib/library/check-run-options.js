import { didYouMean } from "../plan/did-you-mean.js";
import { checkKind, kindOf, refuseUnknown } from "./check-options.js";
const policies = ["continue", "stop"];
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
/** What a run may be told, whichever way it is made: how each is checked. */
const checks = {
    name: (options) => checkKind(options, "name", "string"),
    // An empty one is the default place, as an environment variable that is not set may say it.
    journal: ({ journal }) => checkKind({ journal: journal || undefined }, "journal", "string"),
    directory: (options) => checkKind(options, "directory", "string"),
    onRevertFailure: ({ onRevertFailure: given }) => {
        if (given === undefined || policies.includes(given))
            return;
        const found = typeof given === "string" ? `'${given}'` : kindOf(given);
        throw new TypeError(`onRevertFailure is 'continue' or 'stop'; not ${found}${didYouMean(String(given), policies)}`);
    },
    signal: ({ signal: given }) => {
        if (given === undefined)
            return;
        const { addEventListener, aborted } = (given ?? {});
        if (typeof addEventListener !== "function" || typeof aborted !== "boolean")
            throw new TypeError(`signal is an AbortSignal, such as the 'signal' of an AbortController; not ${kindOf(given)}`);
    },
    reporter: ({ reporter }) => checkTold(reporter, "reporter", ["event", "output"]),
    selection: ({ selection }) => checkTold(selection, "selection", ["event"]),
    params: ({ params: given }) => {
        if (given !== undefined && (!isObject(given) || Array.isArray(given)))
            throw new TypeError(`params are an object such as { stage: "test" }; not ${kindOf(given)}`);
    },
    rollbackTimeout: () => { }, // checked where it becomes milliseconds
};
/** Throws a TypeError if an option is none of `names`, or of another kind. */
export function checkRunOptions(options, names, what, example) {
    refuseUnknown(options, names, what, example);
    for (const name of names)
        checks[name]?.(options);
}
function checkTold(given, what, functions) {
    if (given === undefined)
        return;
    if (!isObject(given))
        throw new TypeError(`${what} is an object such as { event: console.log }; not ${kindOf(given)}`);
    for (const name of functions) {
        const one = given[name];
        if (one !== undefined && typeof one !== "function")
            throw new TypeError(`${what}.${name} is a function; not ${kindOf(one)}`);
    }
}
