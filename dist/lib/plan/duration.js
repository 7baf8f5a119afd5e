/** In falling order, as they must stand in a duration. */
const units = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1000],
    ["ms", 1],
];
const part = (unit) => `(?:(\\d+(?:\\.\\d+)?)${unit})?`;
const wholeDuration = new RegExp(`^${units.map(([unit]) => part(unit)).join("")}$`);
/**
 * Milliseconds of a duration such as `500ms`, `90s`, `1h30m` or `0`; undefined for any other text. What
 * is longer than nothing is at least 1, since 0 means "no limit" to those who ask.
 */
export function parseDuration(text) {
    if (text === "0")
        return 0;
    const counts = wholeDuration.exec(text)?.slice(1);
    if (counts === undefined || text === "")
        return undefined;
    let exact = 0;
    for (const [index, [, unitMs]] of units.entries())
        exact += Number(counts[index] ?? 0) * unitMs;
    return wholeMilliseconds(exact);
}
/** Rounded, but never down to 0; undefined where the number is too large to be counted in milliseconds. */
export function wholeMilliseconds(exact) {
    if (exact === 0)
        return 0;
    const rounded = Math.max(1, Math.round(exact));
    return Number.isSafeInteger(rounded) ? rounded : undefined;
}
