import { JenkinsError } from "../jenkins-error.ts";
import type { Answer } from "./connection.ts";

const mostRedirects = 5;

type Followed = {
  /** Address of the root. */
  readonly url: string;
  /** What was asked for at first, below the root. */
  readonly path: string;
  /** What was asked for now, with its query. */
  readonly at: string;
  /** How many were followed before. */
  readonly followed: number;
};

/**
 * Where a read is sent by its answer, below the root; undefined if it is not. Throws a JenkinsError where that is
 * another server, as http and https are of one host: credentials would go there.
 */
export function redirectOf(
  { status, headers: { location } }: Answer,
  { url, path, at, followed }: Followed,
): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const fail = (words: string) =>
    new JenkinsError("not-jenkins", `GET ${url}${path}: ${words}`, { method: "GET", url: `${url}${path}`, status });
  if (!URL.canParse(location, `${url}${at}`)) throw fail(`it sends us (${status}) to what is no address`);
  const target = new URL(location, `${url}${at}`);
  const root = new URL(url).pathname.replace(/\/$/, "");
  if (target.origin !== new URL(url).origin || !`${target.pathname}/`.startsWith(`${root}/`))
    throw fail(`it sends us to ${placeOf(target)}${target.pathname}; ${adviceOn(target, path)}`);
  if (followed >= mostRedirects) throw fail("it sends us around in a circle");
  // The npm client would take braces for a template of its own.
  return `${target.pathname}${target.search}`.slice(root.length).replace(/[{}]/g, encodeURIComponent);
}

function adviceOn(target: URL, path: string): string {
  const { pathname } = target;
  if (/^https?:$/.test(target.protocol) && pathname.endsWith(path))
    return `if that is Jenkins, give ${placeOf(target)}${pathname.slice(0, -path.length)} as url`;
  return "if that is Jenkins, give its address as url";
}

/** Without the credentials and the query that may stand in it. */
function placeOf({ origin, protocol }: URL): string {
  return origin === "null" ? protocol : origin;
}
