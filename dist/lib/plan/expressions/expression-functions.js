import { data, wellKnownFunctions } from "@actions/expressions";
import { isSecret, jsonOf, SecretText, toValue } from "./expression-data.js";
import { statusFunctions } from "./expression-parse.js";
export const noHashFiles = "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>";
/** Why an evaluation ended; its words say all. */
export class NoValue extends Error {
}
/** The functions that are other than the library's own: those that keep secrets secret, and those that need a status. */
export function functionsFor(status) {
    const functions = new Map(ownFunctions);
    for (const name of statusFunctions)
        functions.set(name, definition(name, () => statusOf(name, status)));
    return functions;
}
function statusOf(name, status) {
    if (status === undefined)
        throw new NoValue(`the function '${name}' is known only in 'if'`);
    const { isFailed, isCancelled } = status;
    switch (name) {
        case "success":
            return new data.BooleanData(!isFailed && !isCancelled);
        case "failure":
            return new data.BooleanData(isFailed);
        case "cancelled":
            return new data.BooleanData(isCancelled);
        default:
            return new data.BooleanData(true);
    }
}
const format = (...args) => {
    let text;
    try {
        text = called("format", args);
    }
    catch {
        // The library's message repeats the text, which may be secret.
        throw new NoValue("the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket");
    }
    return textOf(text, args.some(isSecretWord));
};
const join = (...args) => {
    const [list] = args;
    const items = list instanceof data.Array ? list.values() : [];
    return textOf(called("join", args), [...args, ...items].some(isSecretWord));
};
const toJson = (value = new data.Null()) => textOf(JSON.stringify(jsonOf(value), null, "  "), isSecret(value));
const fromJson = (value = new data.Null()) => {
    const text = value.coerceString();
    if (text.trim() === "")
        throw new NoValue("fromJSON(…) is given no text");
    try {
        return toValue(JSON.parse(text), isSecret(value));
    }
    catch {
        throw new NoValue("fromJSON(…) is given a text that is no JSON");
    }
};
const ownFunctions = new Map([
    ["format", definition("format", format)],
    ["join", definition("join", join)],
    ["tojson", definition("toJSON", toJson)],
    ["fromjson", definition("fromJSON", fromJson)],
]);
function definition(name, call) {
    return { name, minArgs: 0, maxArgs: Number.MAX_SAFE_INTEGER, call };
}
function called(name, args) {
    const { call } = wellKnownFunctions[name];
    return call(...args).coerceString();
}
/** A list or a map in a text becomes only what it is called. */
function isSecretWord(value) {
    return value.primitive && isSecret(value);
}
function textOf(text, isSecret) {
    return isSecret ? new SecretText(text) : new data.StringData(text);
}
