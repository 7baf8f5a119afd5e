/**
 * Characters that make a terminal or a reader see something else than what is there, or nothing where something is;
 * tabs are kept, and tags behind a black flag, which make it a country's.
 */
const harmful = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/gu;
const esc = String.fromCharCode(27);
const colour = new RegExp(`${esc}\\[[0-9;:]*m`, "g");
/** Makes text from outside harmless for a line of a terminal: what would act on it becomes visible, as `\x1b`. */
export function sanitize(text) {
    return text.replace(harmful, visible);
}
/** The same for a line that may keep its colours; they end with the line. */
export function sanitizeKeepingColours(line) {
    const colours = line.match(colour);
    if (colours === null)
        return sanitize(line);
    const between = line.split(colour).map(sanitize);
    return `${between.map((text, index) => text + (colours[index] ?? "")).join("")}${esc}[0m`;
}
/** Takes away the colours, and makes the rest harmless. */
export function sanitizeDroppingColours(line) {
    return sanitize(line.replace(colour, ""));
}
/** The first line that says something; empty if none does. */
export function firstLine(text) {
    return text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
}
/** A name from outside, as one harmless line without tabs. */
export function label(text) {
    return sanitize(firstLine(text).replaceAll("\t", " ").trim());
}
function visible(character) {
    if (character === "\r")
        return "\\r";
    if (character === "\n")
        return "\\n";
    const code = (character.codePointAt(0) ?? 0).toString(16);
    if (code.length > 4)
        return `\\u{${code}}`;
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
}
