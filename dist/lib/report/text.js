import { gutter } from "./gutter.js";
import { narrator } from "./narrator.js";
import { plain } from "./paint.js";
import { sanitizeDroppingColours } from "./sanitize.js";
/** Reports a run as plain text, for a pipe or the log of a CI server. */
export function textReport(write, options = {}) {
    const isInert = options.isInert ?? false;
    const { tell, gutter: gutterOf } = narrator({ paint: plain, saysStarts: true, isInert }, options);
    const utf8 = new TextEncoder();
    return {
        event(event) {
            const text = tell(event);
            if (text !== "")
                void write(text);
        },
        output(block) {
            const before = gutterOf(block);
            if (!isInert)
                return write(gutter(block.lines, utf8.encode(before)));
            return write(prefixed(linesOf(block.lines), before, sanitizeDroppingColours));
        },
    };
}
/** The lines of a block of output, without their ends. */
export function linesOf(lines) {
    return new TextDecoder()
        .decode(lines)
        .replace(/\r?\n$/, "")
        .split(/\r?\n/);
}
/** Each line, made harmless by `show`, behind the gutter. */
export function prefixed(lines, before, show) {
    return lines.map((line) => `${before}${show(line)}\n`).join("");
}
