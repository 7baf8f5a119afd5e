const byteOrderMark = "\ufeff";
/** Text of a step list under the name that people know it by, and its places. */
export class SourceText {
    label;
    /** Without the byte order mark. */
    text;
    #lineStarts;
    /** Offsets of the characters that JavaScript counts as two. */
    #pairs;
    #end;
    constructor(label, text) {
        this.label = label;
        this.text = text.startsWith(byteOrderMark) ? text.slice(1) : text;
        this.#lineStarts = [0, ...offsets(this.text, /\n/g).map((offset) => offset + 1)];
        this.#pairs = offsets(this.text, /[\ud800-\udbff][\udc00-\udfff]/g);
        this.#end = this.text.trimEnd().length;
    }
    /** The place of a span, as far as it stands on its first line and says something. */
    place([from, to]) {
        const start = Math.min(from, this.#end);
        const line = before(this.#lineStarts, start + 1);
        const visible = this.text.slice(start, Math.min(Math.max(to, start), this.#endOf(line))).trimEnd();
        return {
            line,
            column: this.#characters(this.#lineStarts[line - 1] ?? 0, start) + 1,
            length: Math.max(1, this.#characters(start, start + visible.length)),
        };
    }
    /** Text of a line, counting from 1, without its end. */
    line(line) {
        return this.text.slice(this.#lineStarts[line - 1], this.#endOf(line));
    }
    #endOf(line) {
        const next = this.#lineStarts[line];
        if (next === undefined)
            return this.text.length;
        return this.text[next - 2] === "\r" ? next - 2 : next - 1;
    }
    #characters(from, to) {
        return to - from - (before(this.#pairs, to) - before(this.#pairs, from));
    }
}
function offsets(text, pattern) {
    return Array.from(text.matchAll(pattern), (match) => match.index);
}
/** How many of the sorted numbers are smaller. */
function before(sorted, limit) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? 0) < limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
