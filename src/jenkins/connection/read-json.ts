import { JenkinsError } from "../jenkins-error.ts";
import type { Answer, Connection, Request } from "./connection.ts";
import { tidy } from "./tidy.ts";

/** Asks for JSON. Rejects with a JenkinsError for every answer but a 200 that holds a JSON object. */
export async function readJson(connection: Connection, request: Omit<Request, "method">): Promise<JsonAnswer> {
  const answer = await connection.send({ ...request, method: "GET" });
  const refusal = refusalOf(connection, { method: "GET", path: request.path }, answer);
  if (refusal !== undefined) throw refusal;
  return { value: parse(connection, request.path, answer), date: dateOf(answer) };
}

export type JsonAnswer = {
  readonly value: object;
  /** By the server's clock, milliseconds since 1970; undefined where it did not say. */
  readonly date: number | undefined;
};

type Asked = Pick<Request, "method" | "path">;

/** Why an answer is not the 200 that was hoped for, in words for people; undefined where it is. */
export function refusalOf(connection: Connection, { method, path }: Asked, answer: Answer): JenkinsError | undefined {
  const { status } = answer;
  if (status === 200) return undefined;
  const url = `${connection.url}${path}`;
  const isFinal = isSaidByJenkins(answer);
  return new JenkinsError("status", `${method} ${url}: ${words(connection, path, answer)}`, {
    method,
    url,
    status,
    isFinal,
  });
}

/**
 * Whether Jenkins itself has said it, and not a server that is starting or a proxy before it: those never
 * send this header. Jenkins leaves it out in places too, so that its absence proves nothing.
 */
function isSaidByJenkins({ headers }: Answer): boolean {
  return headers["x-jenkins"] !== undefined;
}

function words({ user }: Connection, path: string, { status, headers }: Answer): string {
  const permission = headers["x-required-permission"];
  switch (status) {
    case 401:
      return `wrong user or token (401)${user === undefined ? "" : `; the user is '${user}'`}`;
    case 403:
      if (user === undefined) return "Jenkins wants to know who asks (403); give a user and an API token";
      return `user '${user}' lacks ${permission === undefined ? "a permission" : `the permission ${permission}`} (403)`;
    case 404:
      if (path === "/queue/api/json" || path === "/computer/api/json")
        return "there is no Jenkins here (404); is the url whole, with its context path?";
      return `there is nothing (404), or nothing that ${user === undefined ? "anonymous" : `user '${user}'`} may see`;
    case 422:
      return `user '${user}' lacks the permission to cancel (422)`;
    case 502:
    case 503:
    case 504:
      return `Jenkins is away or starting (${status})`;
    default:
      return `answered with the status ${status}, which is not understood`;
  }
}

function parse(connection: Connection, path: string, { text, headers }: Answer): object {
  const url = `${connection.url}${path}`;
  const reject = (what: string, cause?: unknown) =>
    new JenkinsError("not-jenkins", `GET ${url}: ${what}`, { method: "GET", url, status: 200, cause });
  const type = headers["content-type"] ?? "";
  if (/html/i.test(type) || text.trimStart().startsWith("<"))
    throw reject(`a web page came back${titleOf(text)} and not Jenkins' data; is a login or a proxy in between?`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw reject("what came back is not JSON", error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw reject("what came back is JSON, but not Jenkins' data");
  tidy(value);
  return value;
}

/** The title of a web page, as foreign text. */
function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(html)?.[1]?.trim();
  return title === undefined || title === "" ? "" : ` ('${title}')`;
}

function dateOf({ headers }: Answer): number | undefined {
  const date = Date.parse(headers["date"] ?? "");
  return Number.isNaN(date) ? undefined : date;
}
