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

/** Where the one request stands that `triggeredJob` answers of; a test moves it on. */
export type Standing = { item: "waiting" | "started" | "cancelled"; result: string | null };

/** `twoJobs`, and a request to `a` that becomes item 231 and build 5, and can be cancelled and stopped. */
export function triggeredJob(standing: Standing): Canned {
  const build = { number: 5, url: "http://ignored/job/a/5/" };
  const console = "begun\n\u001b[31mred\u001b[0m\n";
  return {
    ...twoJobs(),
    "POST /job/a/build": new CannedAnswer(201, { location: "http://ignored/queue/item/231/" }),
    "GET /queue/item/231/api/json": () => ({
      id: 231,
      inQueueSince: 0,
      blocked: standing.item === "waiting",
      buildable: false,
      why: standing.item === "waiting" ? "Build #4 is already in progress" : null,
      actions: [{ causes: [{ shortDescription: "Started by user ci", userId: "ci" }] }],
      ...(standing.item === "waiting" ? {} : { cancelled: standing.item === "cancelled" }),
      ...(standing.item === "started" ? { executable: build } : {}),
    }),
    "GET /job/a/5/api/json": () => ({
      ...build,
      building: standing.result === null,
      inProgress: standing.result === null,
      result: standing.result,
      queueId: 231,
      timestamp: 0,
      duration: 4200,
      builtOn: "agent-4",
    }),
    "GET /job/a/5/logText/progressiveText": () =>
      new CannedAnswer(
        200,
        {
          "content-type": "text/plain;charset=utf-8",
          "x-text-size": String(console.length),
          ...(standing.result === null ? { "x-more-data": "true" } : {}),
        },
        console,
      ),
    "POST /queue/cancelItem": () => {
      standing.item = "cancelled";
      return new CannedAnswer(204);
    },
    "POST /job/a/5/stop": () => {
      standing.result = "ABORTED";
      return new CannedAnswer(302, { location: "http://ignored/job/a/5/" });
    },
  };
}
