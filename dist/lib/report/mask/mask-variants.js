/** What is shorter is so common, once it is encoded, that nothing of a text would be left. */
const shortestEncoded = 4;
/** Lines that say nothing, as `{` and `},` of a JSON text. */
const saysNothing = /^(.|[^\p{L}\p{N}]{1,3})?$/u;
/**
 * The forms of a secret that GitHub's runner masks, and a few that other programs write: itself, its lines, and both
 * as JSON, URIs, XML, shells and base64 have them. `plain` comes first.
 */
export function variantsOf(value) {
    const whole = [{ variant: "plain", text: value }, ...encodings("", value)];
    const lines = [...new Set(value.split(/[\r\n]+/).map((line) => line.trim()))].filter((line) => line !== value);
    return [
        ...whole,
        ...lines.flatMap((line, index) => {
            if (saysNothing.test(line))
                return [];
            const variant = `line-${index + 1}`;
            return [{ variant, text: line }, ...encodings(`${variant}-`, line)];
        }),
    ];
}
function encodings(prefix, value) {
    if (value.length < shortestEncoded)
        return [];
    const json = JSON.stringify(value).slice(1, -1);
    const encoded = [
        ["json", json],
        ["json-ascii", json.replace(/[^\x20-\x7e]/g, escapeUnit)],
        ["json-html", json.replace(/[<>&\u2028\u2029]/g, escapeUnit)],
        ["json-slash", json.replaceAll("/", "\\/")],
        ["uri", percent(value, /[\w.~!*'()-]/, "%20")],
        ["uri-strict", percent(value, /[\w.~-]/, "%20")],
        ["uri-whole", percent(value, /[\w.~!*'();,/?:@&=+$#-]/, "%20")],
        ["uri-path", percent(value, /[\w.~/-]/, "%20")],
        ["form", percent(value, /[\w.*-]/, "+")],
        ["form-strict", percent(value, /[\w.~-]/, "+")],
        ["xml", markup(value, { '"': "&quot;", "'": "&apos;" })],
        ["xml-text", markup(value, {})],
        ["html", markup(value, { '"': "&quot;", "'": "&#39;" })],
        ["html-numbers", markup(value, { '"': "&#34;", "'": "&#39;" })],
        ["quote", value.replaceAll("'", "''")],
        ["shell", value.replaceAll("'", "'\\''")],
        ["shell-double", value.replace(/[\\"$`]/g, "\\$&")],
        ["argument", value.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, "$&$&")],
        ["unquoted", value.length > 8 ? value.replace(/^(["'])([\s\S]*)\1$/, "$2") : value],
        ...base64Forms(value),
    ];
    return encoded.flatMap(([name, text]) => (text === value ? [] : [{ variant: prefix + name, text }]));
}
function escapeUnit(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
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
function markup(value, quotes) {
    const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", ...quotes };
    return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/**
 * What base64 makes of the secret when 0, 1 or 2 bytes stand before its group of three: the digits that it alone
 * decides, and what its end looks like at the end of everything.
 */
function base64Forms(value) {
    const bytes = new TextEncoder().encode(value);
    return [0, 1, 2].flatMap((offset) => {
        const all = base64(bytes, offset);
        const from = Math.ceil((offset * 8) / 6);
        const to = Math.floor(((offset + bytes.length) * 8) / 6);
        const name = offset === 0 ? "base64" : `base64-${offset}`;
        const forms = [[name, all.slice(from, to)]];
        if (to < all.length)
            forms.push([`${name}-end`, all.slice(from, to + 1)], [`${name}-padded`, all.slice(from)]);
        if (offset === 0)
            forms.push(...wrapped(name, all));
        return forms.flatMap(([variant, text]) => {
            const url = text.replaceAll("+", "-").replaceAll("/", "_");
            return url === text ? [[variant, text]] : [[variant, text], [`${variant}-url`, url]];
        });
    });
}
/** Programs that encode break lines after 76 digits, or 64. */
function wrapped(name, all) {
    return [64, 76].flatMap((width) => {
        if (all.length <= width)
            return [];
        const count = Math.ceil(all.length / width);
        return Array.from({ length: count }, (_, row) => {
            const line = all.slice(row * width, (row + 1) * width);
            return [`${name}-${width}-${row + 1}`, line];
        }).filter(([, text]) => text.length >= 8);
    });
}
/** With zeros for the bytes before. */
function base64(bytes, offset) {
    let text = "";
    for (let at = -offset; at < bytes.length; at += 3) {
        const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
        const known = Math.min(3, bytes.length - at);
        const group = (a << 16) | (b << 8) | c;
        for (let digit = 0; digit < 4; digit++)
            text += digit <= known ? digits[(group >> (18 - 6 * digit)) & 63] : "=";
    }
    return text;
}
