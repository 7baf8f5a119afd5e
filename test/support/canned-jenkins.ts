import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What is answered to `GET /job/a/api/json` and the like: JSON, or a whole answer. */
export type Canned = { readonly [request: string]: object | CannedAnswer | (() => object | CannedAnswer) };

/** An answer that is no JSON of status 200. */
export class CannedAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;

  constructor(status: number, headers: { readonly [name: string]: string } = {}, text = "") {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }
}

export type CannedJenkins = AsyncDisposable & {
  readonly url: string;
  /** Verb and path of each request, in their order. */
  readonly asked: readonly string[];
  /** `Authorization` of each request. */
  readonly credentials: readonly (string | undefined)[];
};

/** A server on loopback that gives answers by heart, and 404 to all else. */
export async function cannedJenkins(answers: Canned): Promise<CannedJenkins> {
  const asked: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const path = `${request.method} ${request.url?.split("?")[0]}`;
    asked.push(path);
    credentials.push(request.headers.authorization);
    request.resume().on("end", () => {
      const found = answers[path] ?? new CannedAnswer(404);
      const answer = typeof found === "function" ? found() : found;
      const headers = { "x-jenkins": "2.541.3", date: new Date().toUTCString() };
      if (answer instanceof CannedAnswer) response.writeHead(answer.status, { ...headers, ...answer.headers });
      else response.writeHead(200, { ...headers, "content-type": "application/json" });
      response.end(answer instanceof CannedAnswer ? answer.text : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    credentials,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Two executors, one of which is idle, an empty queue, and the Jenkins jobs `a` and, disabled, `b`. */
export function twoJobs(): Canned {
  const job = (name: string, buildable: boolean) => ({
    name,
    fullName: name,
    url: `http://ignored/job/${name}/`,
    buildable,
    disabled: !buildable,
    concurrentBuild: false,
    nextBuildNumber: 5,
    property: [],
  });
  const busy = { idle: false, progress: 40, currentExecutable: { number: 9, url: "http://ignored/job/other/9/" } };
  const idle = { idle: true, progress: -1, currentExecutable: null };
  return {
    "GET /queue/api/json": { items: [] },
    "GET /computer/api/json": {
      computer: [
        { displayName: "Built-In Node", offline: false, numExecutors: 2, executors: [busy, idle], oneOffExecutors: [] },
      ],
      totalExecutors: 2,
      busyExecutors: 1,
    },
    "GET /api/json": { jobs: [job("a", true), job("b", false)] },
    "GET /job/a/api/json": job("a", true),
    "GET /job/b/api/json": job("b", false),
  };
}
