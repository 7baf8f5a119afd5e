import { isMap, isScalar, isSeq } from "yaml";
import { quoted } from "./problems.js";
import { spanOf } from "./read-yaml.js";
import { unknownKey } from "./unknown-key.js";
/** The entries of a map with names of the user's choice. Doubles are told and left out. */
export function readEntries({ problems, follow }, node) {
    const entries = new Map();
    for (const { key, value } of isMap(node) ? node.items : []) {
        if (!isScalar(key))
            continue;
        const name = String(key.value);
        if (entries.has(name))
            problems.add(spanOf(key), `${quoted(name)} is already in this map; keep one of them`);
        else
            entries.set(name, { name, key, value: value && orNull(follow(value)) });
    }
    return entries;
}
/** The entries of a map whose keys are in the table. Other keys are told and left out. */
export function readKnown(reader, node, table) {
    const { problems } = reader;
    if (node === undefined)
        return new Map();
    if (!isMap(node)) {
        problems.add(spanOf(node), `${table.what} must be a map, such as '${exampleOf(table)}'; found ${describe(node)}`);
        return new Map();
    }
    const all = readEntries(reader, node);
    const known = new Map([...all].filter(([name]) => Object.hasOwn(table.keys, name)));
    const missing = new Set(Object.keys(table.keys).filter((name) => table.keys[name]?.required && !known.has(name)));
    // A key that is no text is told by the YAML reader.
    if (node.items.some(({ key }) => !isScalar(key)))
        missing.clear();
    for (const [name, { key }] of all) {
        if (known.has(name))
            continue;
        const { message, meant } = unknownKey(name, table, all);
        problems.add(spanOf(key), message);
        // One slip is one mistake.
        for (const key of meant)
            missing.delete(key);
    }
    for (const name of missing)
        problems.add(spanOf(node), `${table.what} needs the key '${name}'`);
    return known;
}
/** What stands there, in words. */
export function describe(node) {
    if (isMap(node))
        return "a map";
    if (isSeq(node))
        return "a list";
    if (!isScalar(node) || node.value === null)
        return "nothing";
    if (typeof node.value === "boolean")
        return String(node.value);
    if (typeof node.value === "number")
        return `the number ${quoted(node.source ?? String(node.value)).slice(1, -1)}`;
    const text = String(node.value);
    // The blank is what makes it a key.
    const blank = /^[\w-]+:\S/.test(text) && node.type === "PLAIN" ? ", where a blank is missing after the ':'" : "";
    return `the text ${quoted(text)}${blank}`;
}
function exampleOf({ keys }) {
    const name = Object.keys(keys).find((key) => keys[key]?.required) ?? Object.keys(keys)[0];
    return `${name}: …`;
}
function orNull(node) {
    return isScalar(node) && node.value === null ? null : node;
}
