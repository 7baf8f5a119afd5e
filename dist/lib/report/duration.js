/** A measured time as people say it: `12 ms`, `0.3 s`, `13.7 s`, `2 m 5 s`, `1 h 3 m`. */
export function duration(ms) {
    const whole = Math.max(0, Math.round(ms));
    if (whole < 100)
        return `${whole} ms`;
    const tenths = Math.round(whole / 100);
    if (tenths < 600)
        return `${(tenths / 10).toFixed(1)} s`;
    const seconds = Math.round(whole / 1000);
    // Nobody counts the seconds of an hour.
    return seconds < 3600 ? parts(seconds) : parts(Math.round(seconds / 60) * 60);
}
/** A time that is only thought: nobody counts its seconds where it is long. */
export function roughly(ms) {
    const step = ms < 60_000 ? 1000 : ms < 600_000 ? 10_000 : 60_000;
    return duration(Math.max(step, Math.round(ms / step) * step));
}
/** A time that somebody chose, to the letter: `500 ms`, `1.5 s`, `5 m`, `1 h 30 m`. */
export function timeLimit(ms) {
    return ms < 1000 ? `${ms} ms` : parts(ms / 1000);
}
function parts(seconds) {
    const units = [
        [Math.floor(seconds / 3600), "h"],
        [Math.floor(seconds / 60) % 60, "m"],
        [Math.round((seconds % 60) * 1000) / 1000, "s"],
    ];
    const said = units.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
    return said.join(" ") || "0 s";
}
