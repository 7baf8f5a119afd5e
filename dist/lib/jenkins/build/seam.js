/** Jenkins gives no more lines than that at once while a build runs. */
const mostLines = 10_000;
/** After a piece of a build that runs; `announced` is how many bytes the file has from where the piece begins. */
export function seamAfter({ text, bytes }, announced) {
    const lines = text.match(/\r\n/g)?.length ?? 0;
    const least = bytes - lines;
    // All came, or all that it gives at once. Bytes that are no UTF-8 arrive as three each: never beyond what is there.
    if (least >= announced || lines === 0 || lines >= mostLines)
        return { came: Math.min(least, announced), tail: "", longTail: "", most: 0 };
    return {
        came: least,
        tail: lastBytes(text, lines),
        longTail: lastBytes(text, lines + 1),
        most: Math.min(lines, announced - least),
    };
}
/**
 * How many characters at the beginning of the next piece have come already. If the file holds `\n`, there are none,
 * for then the next piece begins with the line that was unfinished, and no line end stands in it so far.
 */
export function overlapAt({ tail, longTail, most }, next) {
    if (tail === "")
        return 0;
    if (next.startsWith(tail) && most >= Buffer.byteLength(tail))
        return tail.length;
    let longest = 0;
    let lines = 0;
    for (let end = next.indexOf("\r\n"); end >= 0; end = next.indexOf("\r\n", end + 2)) {
        const begin = next.slice(0, end + 2);
        if (Buffer.byteLength(begin) - ++lines > most || begin.length > longTail.length)
            break;
        if (longTail.endsWith(begin))
            longest = begin.length;
    }
    return longest;
}
function lastBytes(text, count) {
    const all = Buffer.from(text.slice(-count), "utf8");
    return all.subarray(Math.max(0, all.length - count)).toString("utf8");
}
