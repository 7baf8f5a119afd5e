import assert from "node:assert/strict";
import { test } from "node:test";
import { tidy } from "../../src/jenkins/connection/tidy.ts";
import { JenkinsError } from "../../src/jenkins/jenkins-error.ts";
import { rankCandidates } from "../../src/jenkins/rank-candidates.ts";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { answer, serve } from "../support/http-servers.ts";
import { select } from "../support/selections.ts";

/** A server that says this for `/queue`, `/computer` and all else. */
async function saying({
  queue = { items: [] },
  computer = { computer: [] },
  jobs = {},
}: {
  queue?: unknown;
  computer?: unknown;
  jobs?: unknown;
}) {
  return serve((request, response) => {
    const path = request.url ?? "";
    const said = path.startsWith("/queue") ? queue : path.startsWith("/computer") ? computer : jobs;
    answer(response, 200, JSON.stringify(said), { "x-jenkins": "2" });
  });
}

const oddLooks: readonly (readonly [title: string, said: Parameters<typeof saying>[0]])[] = [
  ["items that are null", { queue: { items: [null, 5, { id: "7" }] } }],
  ["an address that is a number", { queue: { items: [{ id: 1, inQueueSince: 1, task: { url: 5 } }] } }],
  ["executors that are no list", { computer: { computer: [{ executors: {}, oneOffExecutors: 5 }, null] } }],
  [
    "an executable with a number for its address",
    { computer: { computer: [{ executors: [{ currentExecutable: { url: 5 } }] }] } },
  ],
  ["jobs that are null", { jobs: { jobs: [null, {}, { name: 5 }] } }],
  ["jobs that are no list", { jobs: { jobs: {} } }],
  [
    "properties that are no list",
    {
      jobs: {
        jobs: [
          { name: "a", buildable: true, property: {} },
          { name: "b", buildable: true, property: [null] },
        ],
      },
    },
  ],
];

for (const [title, said] of oddLooks)
  test(`${title} are passed over`, async () => {
    await using server = await saying(said);
    const { ranking, excluded } = await rankCandidates({ url: server.url, candidates: ["a", "b"] });
    assert.equal(ranking.length + excluded.length, 2);
  });

for (const [title, said] of [
  ["no list of items", { queue: { items: {} } }],
  ["a list", { queue: [] }],
  ["null", { computer: null }],
  ["a number", { queue: 5 }],
] as const)
  test(`where ${title} comes for Jenkins' data, it is no Jenkins`, async () => {
    await using server = await saying(said);
    const error = await rankCandidates({ url: server.url, candidates: ["a"] }).catch((failure: unknown) => failure);
    assert.ok(error instanceof JenkinsError, String(error));
    assert.equal(error.kind, "not-jenkins");
  });

test("what is of another kind than Jenkins says is taken out, and nothing else", () => {
  const value = {
    items: [
      { id: 1, why: null, actions: [{}, null, { parameters: [{ name: "A", value: { url: 5 } }, { name: 1 }] }] },
      { id: "x" },
    ],
    total: 3,
  };
  tidy(value);
  assert.deepEqual(value, {
    items: [{ id: 1, why: null, actions: [{}, { parameters: [{ name: "A", value: { url: 5 } }] }] }],
    total: 3,
  });
});

test("one candidate that Jenkins cannot show does not take the others with it", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { "team/a": {}, b: {} } });
  await using between = await serve(async (request, response) => {
    if (request.url?.startsWith("/job/team/")) return answer(response, 500, "<h1>Oops!</h1>", { "x-jenkins": "2" });
    const came = await fetch(`${jenkins.url}${request.url}`, {
      headers: { authorization: request.headers.authorization ?? "" },
    });
    answer(response, came.status, await came.text(), { "x-jenkins": "2" });
  });
  const { ranking, excluded } = await rankCandidates({
    url: between.url,
    user: "user",
    token: "token",
    candidates: ["team/a", "b"],
  });
  assert.deepEqual(
    ranking.map(({ job }) => job),
    ["b"],
  );
  assert.deepEqual(excluded, [{ job: "team/a", why: "cannot be read: Jenkins answers 500" }]);
});

test("a limit that comes while the console of a finished build is read stops nothing and claims nothing", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: { durationMs: 200, result: "FAILURE" } } });
  await using proxy = await startFaultProxy(jenkins.url);
  proxy.fault({ kind: "delay", ms: 4000, hold: "answer" }, ({ path }) => path.includes("/logText/"), 9);
  for (const log of ["stream", "on-failure"] as const) {
    const options = { url: proxy.url, user: "user", token: "token", candidates: ["a"], log, timeoutMs: 2000 };
    const stop = new AbortController();
    setTimeout(() => stop.abort("enough"), 3000);
    const { result, events } = await select({ ...options, signal: stop.signal });
    assert.deepEqual([result.outcome, result.result], ["finished", "FAILURE"], result.reason);
    assert.ok(!result.reason.includes("stopped"), result.reason);
    assert.equal(events.filter(({ event }) => event === "build.finished").length, 1);
  }
  assert.ok(jenkins.requests.every(({ path }) => !path.endsWith("/stop")));
});
