const lineFeed = 10;
/** Lines this short on average are cheaper to copy byte by byte than through a string. */
const shortLine = 16;
const sampleBytes = 1024;
/**
 * Puts a prefix before each line, byte for byte: nothing is decoded, so that text in any encoding
 * stays as it is and a step that prints much costs little. The answer always ends with a line feed.
 */
export function gutter(lines, prefix) {
    if (lines.length === 0)
        return lines;
    if (lines.indexOf(lineFeed) === lines.length - 1)
        return joined(prefix, lines);
    const sample = lines.subarray(0, sampleBytes);
    return countLines(sample) * shortLine > sample.length ? copied(lines, prefix) : replaced(lines, prefix);
}
/** How many line feeds there are. */
export function countLines(lines) {
    let count = 0;
    for (let index = 0; index < lines.length; index++)
        if (lines[index] === lineFeed)
            count++;
    return count;
}
/** A single line, which may be long: a copy of it is enough. */
function joined(prefix, line) {
    const out = new Uint8Array(prefix.length + line.length);
    out.set(prefix);
    out.set(line, prefix.length);
    return out;
}
/** In Latin-1 a byte is a character and a character a byte, whatever they mean. */
function replaced(lines, prefix) {
    const before = latin1(prefix);
    const text = latin1(lines[lines.length - 1] === lineFeed ? lines.subarray(0, -1) : lines);
    return Buffer.from(`${before}${text.replaceAll("\n", () => `\n${before}`)}\n`, "latin1");
}
function copied(lines, prefix) {
    const isEnded = lines[lines.length - 1] === lineFeed;
    const count = countLines(lines) + (isEnded ? 0 : 1);
    const out = new Uint8Array(lines.length + count * prefix.length + (isEnded ? 0 : 1));
    let at = 0;
    let isFresh = true;
    for (let index = 0; index < lines.length; index++) {
        if (isFresh)
            for (let of = 0; of < prefix.length; of++)
                out[at++] = prefix[of] ?? 0;
        const byte = lines[index] ?? 0;
        out[at++] = byte;
        isFresh = byte === lineFeed;
    }
    if (!isEnded)
        out[at] = lineFeed;
    return out;
}
function latin1(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
