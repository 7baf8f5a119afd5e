import { JenkinsError } from "../jenkins-error.js";
const mostRedirects = 5;
/**
 * Where a read is sent by its answer, below the root; undefined if it is not. Throws a JenkinsError where that is
 * another server, as http and https are of one host: credentials would go there.
 */
export function redirectOf({ status, headers: { location } }, { url, path, at, followed }) {
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
        return undefined;
    const fail = (words) => new JenkinsError("not-jenkins", `GET ${url}${path}: ${words}`, { method: "GET", url: `${url}${path}`, status });
    if (!URL.canParse(location, `${url}${at}`))
        throw fail(`it sends us (${status}) to what is no address`);
    const target = new URL(location, `${url}${at}`);
    const root = new URL(url).pathname.replace(/\/$/, "");
    if (target.origin !== new URL(url).origin || !`${target.pathname}/`.startsWith(`${root}/`))
        throw fail(`it sends us to ${placeOf(target)}${target.pathname}; ${adviceOn(target, path)}`);
    if (followed >= mostRedirects)
        throw fail("it sends us around in a circle");
    // The npm client would take braces for a template of its own.
    return `${target.pathname}${target.search}`.slice(root.length).replace(/[{}]/g, encodeURIComponent);
}
function adviceOn(target, path) {
    const { pathname } = target;
    if (/^https?:$/.test(target.protocol) && pathname.endsWith(path))
        return `if that is Jenkins, give ${placeOf(target)}${pathname.slice(0, -path.length)} as url`;
    return "if that is Jenkins, give its address as url";
}
/** Without the credentials and the query that may stand in it. */
function placeOf({ origin, protocol }) {
    return origin === "null" ? protocol : origin;
}
