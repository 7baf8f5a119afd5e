/**
 * - `unreachable`: it certainly did not arrive: no name, no connection, no TLS;
 * - `no-answer`: it may have arrived: cut, timed out, aborted in mid-way;
 * - `status`: an answer with a status that is not understood, see `status`;
 * - `not-jenkins`: an answer, but not of a Jenkins: a login page, a proxy's HTML, JSON of another shape.
 */
export type JenkinsErrorKind = "unreachable" | "no-answer" | "status" | "not-jenkins";

/** A request to Jenkins that came to nothing. Its message names verb, address and what came back. */
export class JenkinsError extends Error {
  override readonly name = "JenkinsError";
  readonly kind: JenkinsErrorKind;
  readonly method: string;
  /** Without query, without credentials. */
  readonly url: string;
  readonly status: number | undefined;

  constructor(
    kind: JenkinsErrorKind,
    message: string,
    about: { readonly method: string; readonly url: string; readonly status?: number; readonly cause?: unknown },
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.kind = kind;
    this.method = about.method;
    this.url = about.url;
    this.status = about.status;
  }
}

/** What the user gave cannot be used: nothing was sent. */
export class SelectionInputError extends Error {
  override readonly name = "SelectionInputError";
}
