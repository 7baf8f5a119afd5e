/** Where a Jenkins url points. */
export type JobAt = {
  /** Full name, `folder/job`. */
  readonly job: string;
  /** Number of the build; absent where the url is the Jenkins job's own. */
  readonly build?: number;
};

/**
 * Reads a url of Jenkins, absolute or relative to its root, by its path: hosts and prefixes differ between what Jenkins
 * is called and what it calls itself. Undefined where it points to no Jenkins job.
 */
export function jobAt(url: string): JobAt | undefined {
  const [path = ""] = url.split(/[?#]/);
  const segments = path.split("/").filter((segment) => segment !== "");
  const start = segments.indexOf("job");
  if (start < 0) return undefined;
  const names: string[] = [];
  let at = start;
  for (; segments[at] === "job" && segments[at + 1] !== undefined; at += 2) names.push(decode(segments[at + 1] ?? ""));
  if (names.length === 0) return undefined;
  // Cells of a matrix have a segment of their own before the number.
  const number = segments.slice(at, at + 2).find((segment) => /^\d+$/.test(segment));
  const job = names.join("/");
  return number === undefined ? { job } : { job, build: Number(number) };
}

/** The path of a Jenkins job below the root, percent-encoded: `/job/team/job/app`. */
export function jobPath(job: string): string {
  return job
    .split("/")
    .map((name) => `/job/${encodeURIComponent(name)}`)
    .join("");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
