/**
 * Reads a url of Jenkins, absolute or relative to its root, by its path: hosts and prefixes differ between what Jenkins
 * is called and what it calls itself. Undefined where it points to no Jenkins job.
 */
export function jobAt(url) {
    const segments = withoutQuery(url).split("/");
    let at = segments.indexOf("job");
    if (at < 0)
        return undefined;
    let job = "";
    for (; segments[at] === "job" && segments[at + 1]; at += 2)
        job += `${job === "" ? "" : "/"}${decode(segments[at + 1] ?? "")}`;
    if (job === "")
        return undefined;
    // Cells of a matrix have a segment of their own before the number.
    const number = [segments[at], segments[at + 1]].find((segment) => segment !== undefined && /^\d+$/.test(segment));
    return number === undefined ? { job } : { job, build: Number(number) };
}
function withoutQuery(url) {
    const end = url.search(/[?#]/);
    return end < 0 ? url : url.slice(0, end);
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
