import { sanitize } from "../report/sanitize.js";
import { widthOf } from "../report/width.js";
/** Columns shown before the mistake, and in all. */
const most = { before: 60, all: 100 };
/**
 * The line of a mistake with its number, and below it carets under what is meant; nothing where the line
 * says nothing. The carets stand right whatever is in the line: tabs, wide characters, thousands of them.
 */
export function excerpt(line, { line: number, column, length }) {
    if (line.trim() === "")
        return [];
    const start = indexOf(line, 0, column - 1);
    const end = indexOf(line, start, length);
    const before = last(line.slice(0, start), most.before);
    const rest = first(line.slice(start), most.all - widthOf(before));
    const meant = widthOf(visible(line.slice(start, Math.min(end, start + 4 * most.all))));
    const carets = "^".repeat(Math.max(1, Math.min(meant, widthOf(rest))));
    const margin = " ".repeat(String(number).length);
    return [`  ${number} | ${before}${rest}`.trimEnd(), `  ${margin} | ${" ".repeat(widthOf(before))}${carets}`];
}
/** Where in the line, as JavaScript counts, a number of characters from a place on has passed. */
function indexOf(line, from, characters) {
    let index = from;
    for (let left = characters; left > 0 && index < line.length; left -= 1) {
        index += (line.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    }
    return index;
}
function first(text, columns) {
    return fitting(Array.from(text.slice(0, 4 * most.all)), columns, (kept, piece) => kept + piece, text.length);
}
function last(text, columns) {
    const characters = Array.from(text.slice(-4 * most.all)).reverse();
    return fitting(characters, columns, (kept, piece) => piece + kept, text.length);
}
/** As many of the characters as fit, made visible, with `…` in place of the others. */
function fitting(characters, columns, join, length) {
    let kept = "";
    let taken = 0;
    for (const character of characters) {
        const longer = join(kept, visible(character));
        if (widthOf(longer) > columns)
            break;
        kept = longer;
        taken += character.length;
    }
    return taken < length ? join(kept, "…") : kept;
}
function visible(text) {
    return sanitize(text.replaceAll("\t", "    "));
}
