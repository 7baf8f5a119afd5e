import { sanitize } from "./sanitize.js";
const mostLines = 20;
/** What a message says below its first line, which stands beside the mark. */
export function restOf(message, paint) {
    return below(message.trim().split(/\r?\n/).slice(1), "│", paint);
}
/** What the work left for people. */
export function detailOf(detail, paint) {
    return detail === undefined || detail.trim() === "" ? "" : below(detail.trim().split(/\r?\n/), "·", paint);
}
function below(lines, mark, paint) {
    const shown = lines.slice(0, mostLines).map((line) => `${paint.faint(`  ${mark}`)} ${sanitize(line)}`.trimEnd());
    if (lines.length > shown.length)
        shown.push(paint.faint(`  ${mark} … ${lines.length - shown.length} more lines`));
    return shown.map((line) => `${line}\n`).join("");
}
