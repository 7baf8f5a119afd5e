import { base64Forms } from "./base64-forms.js";
import { shellForms } from "./shell-forms.js";
/** What is shorter is so common, once it is encoded, that nothing of a text would be left. */
const shortestEncoded = 4;
/** Of more characters than that, the forms of a text of several lines would take their time; those of its lines do. */
const longestJoined = 10_000;
/** Lines that say nothing, as `{` and `},` of a JSON text. */
const saysNothing = /^(.|[^\p{L}\p{N}]{1,3})?$/u;
/**
 * The forms of a secret that GitHub's runner masks, and a few that other programs write: itself, its lines, and both
 * as JSON, URIs, XML, shells and base64 have them. `plain` comes first.
 */
export function variantsOf(value) {
    const lines = [...new Set(value.split(/[\r\n]+/).map((line) => line.trim()))].filter((line) => line !== value);
    const forms = lines.length > 0 && value.length > longestJoined ? formsBeyondLines : allForms;
    return [
        { variant: "plain", text: value },
        ...encodings("", value, forms),
        ...lines.flatMap((line, index) => {
            if (saysNothing.test(line))
                return [];
            const variant = `line-${index + 1}`;
            return [{ variant, text: line }, ...encodings(`${variant}-`, line, allForms)];
        }),
    ];
}
function encodings(prefix, value, formsOf) {
    if (value.length < shortestEncoded)
        return [];
    const known = new Set([value]);
    return formsOf(value).flatMap(([name, text]) => {
        if (known.has(text))
            return [];
        known.add(text);
        return [{ variant: prefix + name, text }];
    });
}
function allForms(value) {
    return [
        ...jsonForms(value),
        ...percentForms(value),
        ...markupForms(value),
        ["quote", value.replaceAll("'", "''")],
        ...shellForms(value),
        ["argument", value.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&")],
        ...formsBeyondLines(value),
    ];
}
/** In which the forms of its lines do not stand one after the other. */
function formsBeyondLines(value) {
    const unquoted = value.length > 8 ? value.replace(/^(["'])([\s\S]*)\1$/, "$2") : value;
    return [["unquoted", unquoted], ...base64Forms(value)];
}
/** Also as a text of JSON within a text of JSON. */
function jsonForms(value) {
    const json = escapeJson(value);
    const forms = [
        ["json", json],
        ["json-ascii", inAscii(json)],
        ["json-html", json.replace(/[<>&\u2028\u2029]/g, escapeUnit)],
        ["json-slash", json.replaceAll("/", "\\/")],
    ];
    const twice = forms.map(([name, text]) => [`${name}-twice`, escapeJson(text)]);
    return [...forms, ...twice, ["json-twice-ascii", inAscii(escapeJson(json))]];
}
function escapeJson(text) {
    return JSON.stringify(text).slice(1, -1);
}
function inAscii(json) {
    return json.replace(/[^\x20-\x7e]/g, escapeUnit);
}
function escapeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function percentForms(value) {
    const forms = [
        ["uri", percent(value, /[\w.~!*'()-]/, "%20")],
        ["uri-strict", percent(value, /[\w.~-]/, "%20")],
        ["uri-whole", percent(value, /[\w.~!*'();,/?:@&=+$#-]/, "%20")],
        ["uri-path", percent(value, /[\w.~/-]/, "%20")],
        ["form", percent(value, /[\w.*-]/, "+")],
        ["form-strict", percent(value, /[\w.~-]/, "+")],
        ["form-brackets", percent(value, /[\w.!*()-]/, "+")],
    ];
    return [...forms, ...forms.map(([name, text]) => [`${name}-lower`, lowerCase(text)])];
}
/** A percent sign of the value itself is encoded in all of them. */
function lowerCase(text) {
    return text.replace(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase());
}
/** The value with `%XX` for each byte but the kept characters, which are among the first 128. */
function percent(value, kept, space) {
    return value.replace(/[^A-Za-z0-9]+/g, (others) => {
        let text = "";
        for (const byte of new TextEncoder().encode(others)) {
            const character = String.fromCharCode(byte);
            if (byte < 128 && kept.test(character))
                text += character;
            else
                text += character === " " ? space : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
        }
        return text;
    });
}
function markupForms(value) {
    return [
        ["xml", markup(value, { '"': "&quot;", "'": "&apos;" })],
        ["xml-text", markup(value, {})],
        ["html", markup(value, { '"': "&quot;", "'": "&#39;" })],
        ["html-numbers", markup(value, { '"': "&#34;", "'": "&#39;" })],
        ["html-padded", markup(value, { '"': "&quot;", "'": "&#039;" })],
        ["html-hex", markup(value, { '"': "&quot;", "'": "&#x27;" })],
        ["html-quote", markup(value, { '"': "&quot;" })],
    ];
}
function markup(value, quotes) {
    const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", ...quotes };
    return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
