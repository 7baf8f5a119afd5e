const kinds = new Map();
/** The keys of a table of which a map has exactly one; none where there are no kinds of it. */
export function kindsOf(table) {
    const known = kinds.get(table) ?? Object.keys(table.keys).filter((name) => table.keys[name]?.isKind);
    kinds.set(table, known);
    return known;
}
