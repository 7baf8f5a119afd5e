import { isMap, isScalar, isSeq } from "yaml";
import { quoted } from "../problems.js";
import { spanOf } from "./read-yaml.js";
import { unknownKey } from "./unknown-key.js";
/** The entries of a map with names of the user's choice. Doubles are told and left out, and so are maps to merge. */
export function readEntries(reader, node) {
    const entries = entriesOf(reader, node);
    const merged = entries.get("<<");
    if (merged !== undefined && isScalar(merged.key) && merged.key.type === "PLAIN" && !isScalar(merged.value)) {
        reader.problems.add(spanOf(merged.key), "maps cannot be merged by '<<'; write out the keys");
        entries.delete("<<");
    }
    return entries;
}
/** The entries of a map whose keys are in the table. Other keys, and what is missing, are told. */
export function readKnown(reader, node, table) {
    return node === undefined ? new Map() : readKeys(reader, node, table).entries;
}
/** The same, and the keys of the table that are not there, but were likely meant. */
export function readKeys(reader, node, table) {
    const { problems } = reader;
    const names = Object.keys(table.keys);
    if (!isMap(node)) {
        problems.add(spanOf(node), `${table.what} must be a map, such as '${exampleOf(table)}'; found ${describe(node)}`);
        return { entries: new Map(), meant: names };
    }
    const entries = entriesOf(reader, node);
    // A key that is no text is told by the YAML reader; it may be any.
    const meant = node.items.every(({ key }) => isScalar(key)) ? [] : names;
    for (const { name, key } of entries.values()) {
        if (Object.hasOwn(table.keys, name))
            continue;
        const unknown = unknownKey(name, table);
        problems.add(spanOf(key), unknown.message);
        meant.push(...unknown.meant);
        entries.delete(name);
    }
    for (const entry of entries.values())
        refuseCompany(reader, entry, entries, table);
    // One slip is one mistake.
    for (const name of requiredOf(table))
        if (!entries.has(name) && !meant.includes(name))
            problems.add(spanOf(node), `${table.what} needs the key '${name}'`);
    return { entries, meant };
}
/** Tells of a key that does not go with the others. */
function refuseCompany({ problems }, { name, key }, entries, table) {
    const { insteadOf, with: needed } = table.keys[name] ?? {};
    if (insteadOf !== undefined && entries.has(insteadOf))
        problems.add(spanOf(key), `'${insteadOf}' is given as well; keep one of the two`);
    if (needed !== undefined && !entries.has(needed))
        problems.add(spanOf(key), `'${name}' has no meaning without '${needed}'; write one, or leave the key out`);
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
const required = new WeakMap();
function requiredOf(table) {
    const known = required.get(table) ?? Object.keys(table.keys).filter((name) => table.keys[name]?.required);
    required.set(table, known);
    return known;
}
function exampleOf(table) {
    const names = Object.keys(table.keys);
    const name = requiredOf(table)[0] ?? names.find((key) => table.keys[key]?.isKind) ?? names[0];
    return `${name}: …`;
}
function orNull(node) {
    return isScalar(node) && node.value === null ? null : node;
}
function entriesOf({ problems, follow }, node) {
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
