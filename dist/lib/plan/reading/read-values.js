import { givenAt } from "./given-value.js";
import { refuseExpressions } from "./read-text.js";
import { spanOf } from "./read-yaml.js";
import { named, plainForms, readForm } from "./value-forms.js";
/** Where what looks like an expression is one, or is nothing but text, or is told otherwise. */
const mayHoldExpressions = new Set([
    "env",
    "parameters",
    "folder",
    "script",
    "text",
    "template",
    "address",
    "templates",
    "names",
    "condition",
]);
/** What nothing at all behind a key means; for all other forms it is a mistake. */
const whenNothing = {
    text: "",
    value: "",
    env: {},
    parameters: {},
};
/** Reads all values that the table names; what is wrong with them is told. */
export function readValues(reader, entries, table) {
    const scope = scopeOf(reader);
    const values = {};
    for (const entry of entries.values()) {
        const key = table.keys[entry.name];
        if (key === undefined || !isPlain(key))
            continue;
        const value = readValue(scope, entry, key);
        if (value !== undefined)
            values[entry.name] = value;
    }
    return values;
}
/** The names behind a key, each with its place. What is wrong with them is told. */
export function readNames(reader, { name, key, value }) {
    if (value === undefined)
        return [];
    if (value !== null)
        return named(givenAt(scopeOf(reader), name, value)) ?? [];
    reader.problems.add(spanOf(key), `'${name}' has no value; write one, or leave the key out`);
    return [];
}
/** Reads one value; undefined where there is none, or where something is wrong with it, which is told. */
export function readValue(scope, { name, key, value }, written) {
    if (value === undefined)
        return undefined;
    const form = written;
    if (value === null) {
        if (Object.hasOwn(whenNothing, form.is))
            return whenNothing[form.is];
        const instead = form.is === "script" ? "write shell text" : "write one, or leave the key out";
        scope.problems.add(spanOf(key), `'${name}' has no value; ${instead}`);
        return undefined;
    }
    const given = givenAt(scope, name, value);
    if (given.text !== undefined && !mayHoldExpressions.has(form.is))
        if (refuseExpressions(scope, value, `'${name}'`, given.text))
            return undefined;
    return readForm(given, form);
}
/** Where no expression may stand, it is of no matter whose it would be. */
function scopeOf(reader) {
    return "expressions" in reader ? reader : { ...reader, whose: "file", expressions: [] };
}
function isPlain({ is }) {
    return is === "number" || is === "choice" || is === "choices" || Object.hasOwn(plainForms, is);
}
