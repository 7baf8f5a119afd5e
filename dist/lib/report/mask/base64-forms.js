const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/**
 * What base64 makes of the secret when 0, 1 or 2 bytes stand before its group of three: the digits that it alone
 * decides, and what its end looks like at the end of everything.
 */
export function base64Forms(value) {
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
