import { isMap, isScalar } from "yaml";
import { parameterTable } from "../keys/keys.js";
import { convertValue, patternMistake } from "../parameter-value.js";
import { quoted } from "../problems.js";
import { describe, readEntries, readKnown } from "./read-map.js";
import { textOf } from "./read-text.js";
import { readValues } from "./read-values.js";
import { spanOf } from "./read-yaml.js";
/** Reads what stands behind `params`. What is wrong is told; a declaration with mistakes takes any value. */
export function readDeclarations(reader, entry) {
    if (entry?.value === undefined || entry.value === null)
        return [];
    const { value } = entry;
    if (!isMap(value)) {
        reader.problems.add(spanOf(value), `'params' must be a map from names to what they are; found ${describe(value)}`);
        return [];
    }
    const entries = [...readEntries(reader, value).values()];
    refuseNames(reader, entries);
    return entries.map((entry) => ({ declaration: readDeclaration(reader, entry), key: entry.key }));
}
function refuseNames({ problems }, entries) {
    const names = new Set();
    for (const { name, key } of entries) {
        const plain = name.toLowerCase();
        if (!/^[A-Za-z_][\w-]*$/.test(name))
            problems.add(spanOf(key), `a parameter is named by a letter or _, then letters, digits, _ and -; not by ${quoted(name)}`);
        else if (plain === "constructor" || plain === "__proto__")
            // The library for expressions keeps its values in an object that has these already.
            problems.add(spanOf(key), `a parameter cannot be named ${quoted(name)}; take another name`);
        else if (names.has(plain))
            problems.add(spanOf(key), `a parameter above differs from ${quoted(name)} only in case, which expressions ignore; take another name`);
        names.add(plain);
    }
}
function readDeclaration(reader, { name, value }) {
    if (value === null || value === undefined)
        return { name, type: "string", required: false, secret: false };
    if (isScalar(value)) {
        reader.problems.add(spanOf(value), `a parameter is a map; write ${name}: { default: ${textOf(value)} }`);
        return { name, type: "string", required: false, secret: false };
    }
    const entries = readKnown(reader, value, parameterTable);
    const values = readValues(reader, entries, parameterTable);
    const rule = readRule(reader, entries, values);
    const { required = false, secret = false, description } = values;
    const byDefault = readDefault(reader, entries, rule, { text: values.default, secret });
    const both = required ? entries.get("default") : undefined;
    if (both !== undefined)
        reader.problems.add(spanOf(both.key), "a parameter that is required has no use for a default; leave one of them out");
    return {
        name,
        ...rule,
        ...(byDefault === undefined ? {} : { default: byDefault }),
        required: required && both === undefined,
        secret,
        ...(description === undefined || description === "" ? {} : { description }),
    };
}
/** A rule that says too little becomes one that any text follows, so that one slip is one mistake. */
function readRule({ problems }, entries, values) {
    const { type = "string", options, pattern } = values;
    const [optionsEntry, patternEntry] = [entries.get("options"), entries.get("pattern")];
    // A type that is wrong is told already; nobody knows what would go with it.
    const isTold = entries.has("type") && values.type === undefined;
    if (optionsEntry !== undefined && type !== "choice" && !isTold)
        problems.add(spanOf(optionsEntry.key), "'options' are for a choice; write type: choice, or leave them out");
    if (patternEntry !== undefined && type !== "string")
        problems.add(spanOf(patternEntry.key), `'pattern' is for the type string; leave it out where the type is ${type}`);
    if (type === "choice") {
        const typeEntry = entries.get("type");
        if (optionsEntry === undefined && typeEntry !== undefined)
            problems.add(spanOf(typeEntry.key), "a choice needs 'options', such as options: [small, large]");
        return options === undefined || options.length === 0 ? { type: "string" } : { type, options };
    }
    if (type !== "string" || pattern === undefined)
        return { type };
    const mistake = patternMistake(pattern);
    if (mistake === undefined)
        return { type, pattern };
    if (patternEntry?.value)
        problems.add(spanOf(patternEntry.value), `'pattern' is no regular expression: ${mistake}`);
    return { type };
}
function readDefault(reader, entries, rule, { text, secret }) {
    const value = entries.get("default")?.value;
    if (!value || text === undefined || text === "")
        return undefined;
    const converted = convertValue(rule, text);
    if ("value" in converted)
        return converted.value;
    const found = secret ? "" : `; found ${describe(value)}`;
    reader.problems.add(spanOf(value), `this default must be ${converted.wanted}${found}`);
    return undefined;
}
