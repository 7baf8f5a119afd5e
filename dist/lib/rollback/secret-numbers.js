import { holdsLost } from "../report/mask/lost.js";
/** The key of what stands in the place of a secret number in a journal; no text of the user has it, as NUL is doubled there. */
const key = "\0number";
/** Puts a reference in the place of each number in plain data that is a secret. */
export function hideNumbers(data, references) {
    return mapped(data, (value) => {
        if (typeof value !== "number")
            return undefined;
        const [part, ...more] = references.parts(String(value));
        if (part === undefined || typeof part === "string" || more.length > 0)
            return undefined;
        return { [key]: references.hide(String(value)) };
    });
}
/** The way back; a secret that is not known here is a text that is lost. */
export function showNumbers(data, references) {
    return mapped(data, (value) => {
        const hidden = typeof value === "object" && value !== null ? value[key] : undefined;
        if (typeof hidden !== "string")
            return undefined;
        const text = references.show(hidden);
        return holdsLost(text) ? text : Number(text);
    });
}
/** The data with what `map` makes of its parts, from outside in; undefined: it is left as it is, and looked into. */
function mapped(value, map) {
    const other = map(value);
    if (other !== undefined)
        return other;
    if (Array.isArray(value))
        return value.map((item) => mapped(item, map));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, map)]));
}
