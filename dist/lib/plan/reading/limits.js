/** Unless told. */
export const defaultGraceMs = 5000;
/** The limits that are written, else those by default. */
export function limitsOf(written, byDefault = {}) {
    const timeoutMs = timeoutOf(written) ?? timeoutOf(byDefault) ?? 0;
    const graceMs = written.grace ?? byDefault.grace ?? defaultGraceMs;
    return timeoutMs > 0 ? { timeoutMs, graceMs } : { graceMs };
}
function timeoutOf(written) {
    return written.timeout ?? written["timeout-minutes"];
}
