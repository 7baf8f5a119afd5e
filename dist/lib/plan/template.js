const opening = /\$(?:\{\{|\[\[)/g;
/** All expressions of a text, in order. */
export function placeholders(text) {
    const found = [];
    opening.lastIndex = 0;
    for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
        const from = match.index;
        const end = endOf(text, from + 3, match[0] === "$[[");
        const inner = end === undefined ? undefined : text.slice(from + 3, end);
        // Only the first unclosed one is the mistake; what follows may be part of it.
        const to = end === undefined ? text.length : end + 2;
        found.push({ from, to, inner });
        opening.lastIndex = to;
    }
    return found;
}
/** The text with what its expressions become. */
export function fillTemplate(text, found, values) {
    let filled = "";
    let at = 0;
    for (const [index, { from, to }] of found.entries()) {
        filled += text.slice(at, from) + (values[index] ?? "");
        at = to;
    }
    return filled + text.slice(at);
}
/** Where the closing brackets start. Those within quotes do not count, nor the `]` of an index. */
function endOf(text, from, square) {
    let inQuotes = false;
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
        const character = text[at];
        if (character === "'")
            inQuotes = !inQuotes;
        if (inQuotes)
            continue;
        if (!square && character === "}" && text[at + 1] === "}")
            return at;
        if (square && character === "[")
            depth += 1;
        if (square && character === "]") {
            if (depth === 0 && text[at + 1] === "]")
                return at;
            depth = Math.max(0, depth - 1);
        }
    }
    return undefined;
}
