import { isMap, isScalar } from "yaml";
import { didYouMean } from "./did-you-mean.js";
import { parametersOf } from "./expression.js";
import { parameterTable } from "./keys.js";
import { quoted } from "./problems.js";
import { describe, readEntries, readKnown } from "./read-map.js";
import { textOf } from "./read-text.js";
import { readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
/** No expression may stand in a declaration. */
const none = parametersOf([], new Map());
/** The declared parameters with the values that were given; what is missing or not declared is told. */
export function readParameters(reader, entry, from) {
    const given = from.params ?? {};
    const declared = declarations(reader, entry);
    const values = new Map();
    let complete = true;
    for (const declaration of declared.values()) {
        const value = parameterValue(reader, declaration, from);
        if (value === undefined)
            complete = false;
        else
            values.set(declaration.name, value);
    }
    const names = [...declared.keys()];
    for (const name of Object.keys(given)) {
        if (declared.has(name))
            continue;
        const otherwise = names.length === 0 ? "; the step list declares none" : `; declared are ${names.join(", ")}`;
        const message = `the given parameter ${quoted(name)} is not declared${didYouMean(name, names, otherwise)}`;
        reader.problems.add(entry === undefined ? [0, 1] : spanOf(entry.key), message);
    }
    return parametersOf(names, complete ? values : undefined);
}
function declarations(reader, entry) {
    if (entry?.value === undefined || entry.value === null)
        return new Map();
    const { value } = entry;
    if (!isMap(value)) {
        reader.problems.add(spanOf(value), `'params' must be a map from names to what they are; found ${describe(value)}`);
        return new Map();
    }
    const declared = readEntries(reader, value);
    const names = new Set();
    for (const { name, key } of declared.values()) {
        const plain = name.toLowerCase();
        if (!/^[A-Za-z_][\w-]*$/.test(name))
            reader.problems.add(spanOf(key), `a parameter is named by a letter or _, then letters, digits, _ and -; not by ${quoted(name)}`);
        else if (plain === "constructor" || plain === "__proto__")
            // The library for expressions keeps its values in an object that has these already.
            reader.problems.add(spanOf(key), `a parameter cannot be named ${quoted(name)}; take another name`);
        else if (names.has(plain))
            reader.problems.add(spanOf(key), `a parameter above differs from ${quoted(name)} only in case, which expressions ignore; take another name`);
        names.add(plain);
    }
    return declared;
}
/** Undefined where the value is missing, which is told. */
function parameterValue(reader, { name, key, value }, { params: given = {}, isLookedAt = false }) {
    const [form, isRequired] = declaration({ ...reader, whose: "file", parameters: none }, name, value);
    if (Object.hasOwn(given, name))
        return given[name];
    if (isRequired && !isLookedAt)
        reader.problems.add(spanOf(key), `the parameter '${name}' must be given: pass --param ${name}=…, or in a workflow the input 'params'`);
    return isRequired ? undefined : form;
}
function declaration(scope, name, value) {
    if (value === null || value === undefined)
        return ["", false];
    if (isScalar(value)) {
        scope.problems.add(spanOf(value), `a parameter is a map; write ${name}: { default: ${textOf(value)} }`);
        return ["", false];
    }
    const entries = readKnown(scope, value, parameterTable);
    const values = readValues(scope, entries, parameterTable);
    const isRequired = values.required === true;
    const both = isRequired ? entries.get("default") : undefined;
    if (both !== undefined)
        scope.problems.add(spanOf(both.key), `a parameter that is required has no use for a default; leave one of them out`);
    return [values.default ?? "", isRequired && both === undefined];
}
