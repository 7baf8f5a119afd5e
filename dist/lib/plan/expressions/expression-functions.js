import { data, wellKnownFunctions } from "@actions/expressions";
import { isSecret, jsonOf, SecretText, toValue } from "./expression-data.js";
import { statusFunctions } from "./expression-parse.js";
import { NoValue, Room } from "./expression-room.js";
export const noHashFiles = "the function 'hashFiles' is not known here; compute it in a step, as with sha256sum, write it to $GITHUB_OUTPUT, and use steps.<ID>.outputs.<NAME>";
/**
 * The functions for one evaluation that are other than the library's own: those that keep secrets secret and the
 * memory free, and those that need a status.
 */
export function functionsFor(status) {
    const room = new Room();
    const functions = new Map();
    for (const [name, call] of ownFunctions)
        functions.set(name.toLowerCase(), definition(name, (...args) => call(room, args)));
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
/** A text that takes room each time it is put in. */
class Counted extends data.StringData {
    #room;
    constructor(text, room) {
        super(text);
        this.#room = room;
    }
    coerceString() {
        this.#room.take(this.value.length);
        return this.value;
    }
}
const format = (room, args) => {
    const counted = args.map((value) => new Counted(value.coerceString(), room));
    let text;
    try {
        text = called("format", counted);
    }
    catch (error) {
        if (error instanceof NoValue || error instanceof RangeError)
            throw error;
        // The library's message repeats the text, which may be secret.
        throw new NoValue("the text of format(…) has a {N} without its value, or a bracket that is none of a {N}; write {{ or }} for a bracket");
    }
    return textOf(text, args.some(isSecretWord));
};
const join = (room, args) => {
    const [list, separator] = args;
    const items = list instanceof data.Array ? list.values() : [];
    const between = separator?.primitive ? separator.coerceString().length : 1;
    room.take(items.reduce((sum, item) => sum + item.coerceString().length + between, 0));
    return textOf(called("join", args), [...args, ...items].some(isSecretWord));
};
const toJson = (room, [value = new data.Null()]) => {
    const json = jsonOf(value);
    const least = leastLength(json, 0);
    room.take(least);
    const text = JSON.stringify(json, null, "  ");
    room.take(Math.max(0, text.length - least));
    return textOf(text, isSecret(value));
};
/** What JSON has at least, with its indentation, which may be far more than the values. */
function leastLength(json, depth) {
    if (typeof json === "string")
        return json.length;
    if (typeof json !== "object" || json === null)
        return 1;
    const values = Object.values(json);
    return values.reduce((sum, value) => sum + 2 * depth + 3 + leastLength(value, depth + 1), 2);
}
const fromJson = (room, [value = new data.Null()]) => {
    const text = value.coerceString();
    if (text.trim() === "")
        throw new NoValue("fromJSON(…) is given no text");
    room.take(text.length);
    try {
        return toValue(JSON.parse(text), isSecret(value));
    }
    catch {
        throw new NoValue("fromJSON(…) is given a text that is no JSON");
    }
};
const ownFunctions = [
    ["format", format],
    ["join", join],
    ["toJSON", toJson],
    ["fromJSON", fromJson],
];
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
