import { kindsOf } from "../keys/key-table.js";
import { readKeys } from "./read-map.js";
import { spanOf } from "./read-yaml.js";
/** Reads a map of which there are several kinds. None, a second one, and keys of other kinds are told. */
export function readOfKind(reader, node, table) {
    const { entries, meant } = readKeys(reader, node, table);
    const kinds = kindsOf(table);
    const given = [...entries.values()].filter(({ name }) => table.keys[name]?.isKind);
    const kind = given[0]?.name;
    if (kind === undefined) {
        const isEnough = [...entries.keys()].some((name) => table.keys[name]?.isEnough);
        if (!isEnough && !kinds.some((name) => meant.includes(name)))
            reader.problems.add(spanOf(node), `${table.what} needs one of the keys ${inWords(kinds, "or")}`);
        return { kind, entries };
    }
    const here = inWords(given.map(({ name }) => name), "and");
    for (const { key } of given.slice(1))
        reader.problems.add(spanOf(key), `${table.what} has only one of ${inWords(kinds, "and")}; here are ${here}`);
    // With two kinds nobody knows which of the other keys belong to which.
    if (given.length === 1)
        for (const entry of entries.values())
            refuseOfOthers(reader, entry, kind, table);
    return { kind, entries };
}
function refuseOfOthers({ problems }, { name, key }, kind, table) {
    const of = table.keys[name]?.of;
    if (of === undefined || of.includes(kind))
        return;
    problems.add(spanOf(key), `'${name}' has no meaning in ${table.what} with '${kind}', only with ${inWords(of, "or")}`);
}
/** `'a', 'b' or 'c'`. */
export function inWords(names, or) {
    const all = names.map((name) => `'${name}'`);
    return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${or} ${all.at(-1)}`;
}
