import { isScalar } from "yaml";
import { parseDuration, wholeMilliseconds } from "./duration.js";
import { quoted } from "./problems.js";
import { readEnvironment } from "./read-environment.js";
import { describe } from "./read-map.js";
import { expand, refuseExpressions, refuseInScript, textOf } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
import { shellMistake } from "./shell.js";
const forms = {
    title: (given) => {
        const text = withoutNul(given, "one line of text")?.trim();
        if (text === "")
            return given.wrong(`'${given.key}' is empty; leave the key out`);
        return text !== undefined && /\p{Cc}/u.test(text) ? given.unwanted("one line of text") : text;
    },
    text: ({ text, unwanted }) => text ?? unwanted("text"),
    value: (given) => withoutNul(given, "text, a number, true or false"),
    id: (given) => {
        const wanted = "a letter or _, then letters, digits, _ and -, 100 characters at most";
        if (typeof scalarOf(given.node) !== "string")
            return given.unwanted(wanted);
        const text = withoutNul(given, wanted);
        return text === undefined || /^[A-Za-z_][\w-]{0,99}$/.test(text) ? text : given.unwanted(wanted);
    },
    script: ({ scope, key, node, text, wrong, unwanted }) => {
        // `true` and `false` are commands; a number is a slip.
        if (text === undefined || typeof scalarOf(node) === "number")
            return unwanted("shell text");
        if (text.trim() === "")
            return wrong(`'${key}' is empty; write shell text`);
        if (text.includes("\0"))
            return wrong(`'${key}' contains a NUL character; leave it out`);
        refuseInScript(scope, node, text);
        return text;
    },
    folder: ({ scope, key, node, text, wrong, unwanted }) => {
        if (text === undefined)
            return unwanted("the path of a folder");
        const path = expand(scope, node, text);
        if (path === "")
            return wrong(`'${key}' is empty; leave the key out, or write '.'`);
        return path?.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : path;
    },
    shell: (given) => {
        const text = withoutNul(given, "the name of a shell, or a command with {0} for the script's file");
        const mistake = text === undefined ? undefined : shellMistake(text);
        return mistake === undefined ? text : given.wrong(mistake);
    },
    duration: (given) => {
        const { key, node, text, wrong, unwanted } = given;
        if (text === undefined)
            return unwanted("a limit such as 90s, 5m or 1h30m");
        const ms = parseDuration(text);
        if (ms !== undefined)
            return checkedLimit(given, ms);
        const number = typeof scalarOf(node) === "number" && /^\d/.test(text);
        const minutes = key === "timeout" ? ` or timeout-minutes: ${text}` : "";
        const instead = number ? `${text} is not: write ${key}: ${text}s${minutes}` : `${quoted(text)} is not`;
        return wrong(`a limit is written like 90s, 5m or 1h30m; ${instead}`);
    },
    minutes: (given) => {
        const minutes = scalarOf(given.node);
        if (typeof minutes !== "number" || !(minutes >= 0))
            return given.unwanted("a number of minutes, 0 for no limit");
        return checkedLimit(given, wholeMilliseconds(minutes * 60_000) ?? Number.POSITIVE_INFINITY);
    },
    switch: ({ node, unwanted }) => {
        const value = scalarOf(node);
        return typeof value === "boolean" ? value : unwanted("true or false");
    },
    env: ({ scope, node, unwanted }) => readEnvironment(scope, node) ?? unwanted("a map from names to values"),
};
/** Where what looks like an expression is one, or is nothing but text, or is told otherwise. */
const mayHoldExpressions = new Set(["env", "folder", "script", "text"]);
/** What nothing at all behind a key means; for all other forms it is a mistake. */
const whenNothing = { text: "", value: "", env: {} };
/** Reads all values that the table names; what is wrong with them is told. */
export function readValues(scope, entries, table) {
    const values = [];
    for (const [name, { is }] of Object.entries(table.keys)) {
        const entry = entries.get(name);
        if (entry === undefined || !isScalarForm(is))
            continue;
        const value = readValue(scope, entry, is);
        if (value !== undefined)
            values.push([name, value]);
    }
    return Object.fromEntries(values);
}
/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export function readValue(scope, { name, key, value }, form) {
    if (value === undefined)
        return undefined;
    if (value === null) {
        if (Object.hasOwn(whenNothing, form))
            return whenNothing[form];
        const instead = form === "script" ? "write shell text" : "write one, or leave the key out";
        scope.problems.add(spanOf(key), `'${name}' has no value; ${instead}`);
        return undefined;
    }
    const text = textOf(value);
    if (text !== undefined && !mayHoldExpressions.has(form) && refuseExpressions(scope, value, `'${name}'`, text))
        return undefined;
    const wrong = (message) => {
        scope.problems.add(spanOf(value), message);
        return undefined;
    };
    const unwanted = (wanted) => wrong(`'${name}' must be ${wanted}; found ${describe(value)}`);
    return forms[form]({ scope, key: name, node: value, text, wrong, unwanted });
}
function isScalarForm(is) {
    return Object.hasOwn(forms, is);
}
function scalarOf(node) {
    return isScalar(node) ? node.value : undefined;
}
function withoutNul({ key, text, wrong, unwanted }, wanted) {
    if (text === undefined)
        return unwanted(wanted);
    return text.includes("\0") ? wrong(`'${key}' contains a NUL character; leave it out`) : text;
}
function checkedLimit({ key, wrong }, ms) {
    if (Number.isSafeInteger(ms))
        return ms;
    return wrong(`'${key}' is longer than can be counted${key === "grace" ? "" : "; write 0 for no limit"}`);
}
