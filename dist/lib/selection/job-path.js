/**
 * Reads a url of Jenkins, absolute or relative to its root, by its path: hosts and prefixes differ between what Jenkins
 * is called and what it calls itself. Undefined where it points to no Jenkins job.
 */
export function jobAt(url) {
    const segments = pathOf(url).split("/");
    // What stands before the first job or view is where Jenkins itself lies.
    let at = segments.findIndex((segment) => segment === "job" || segment === "view");
    if (at < 0)
        return undefined;
    let job = "";
    for (let name = segments[at + 1]; name; name = segments[at + 1]) {
        if (segments[at] === "job")
            job += `${job === "" ? "" : "/"}${decode(name)}`;
        // A view shows what lies elsewhere, and may be called like anything.
        else if (segments[at] !== "view")
            break;
        at += 2;
    }
    if (job === "")
        return undefined;
    // Cells of a matrix have a segment of their own before the number.
    const number = [segments[at], segments[at + 1]].find((segment) => segment !== undefined && /^\d+$/.test(segment));
    return number === undefined ? { job } : { job, build: Number(number) };
}
function pathOf(url) {
    const end = url.search(/[?#]/);
    const whole = end < 0 ? url : url.slice(0, end);
    const scheme = whole.indexOf("://");
    if (scheme < 0)
        return whole;
    const start = whole.indexOf("/", scheme + 3);
    return start < 0 ? "" : whole.slice(start);
}
/** The path of a Jenkins job below the root, percent-encoded: `/job/team/job/app`. */
export function jobPath(job) {
    return job
        .split("/")
        .map((name) => `/job/${encodeURIComponent(name)}`)
        .join("");
}
function decode(segment) {
    if (!segment.includes("%"))
        return segment;
    try {
        return decodeURIComponent(segment);
    }
    catch {
        return segment;
    }
}
