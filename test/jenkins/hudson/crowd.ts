import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { CliFolder } from "../../support/cli.ts";
import { type Fault, startFaultProxy } from "../../support/fault-proxy.ts";
import { sharedHudson } from "../../support/hudson/shared.ts";
import type { Hudson } from "../../support/hudson.ts";

const crowd = 24;
const executors = 4;
const names = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** A build, by the server's clock; milliseconds. */
type Ran = { readonly request: string; readonly job: string; readonly startedAt: number; readonly durationMs: number };

type Followed = {
  readonly outcome: string;
  readonly result: string | null;
  readonly reason: string;
  readonly waitedMs: number;
  readonly moves: number;
  readonly requests: number;
  readonly ranking: readonly { readonly startsInMs: number | null }[];
};

/** So many processes that know nothing of each other ask for the same work at once. */
async function follow(url: string): Promise<readonly Followed[]> {
  await using folder = new CliFolder();
  const ends = await Promise.all(
    Array.from({ length: crowd }, (_, request) => {
      const words = [
        "--url",
        url,
        "--candidates",
        names.join(","),
        "--param",
        `N=${request}`,
        "--log",
        "off",
        "--poll",
        "1s",
      ];
      return folder.run("select-and-trigger", ...words, "--json");
    }),
  );
  return ends.map(({ stdout, stderr }) => {
    assert.ok(stdout.startsWith("{"), stderr);
    return JSON.parse(stdout) as Followed;
  });
}

async function ran(hudson: Hudson): Promise<readonly Ran[]> {
  const tree = "builds[timestamp,duration,actions[parameters[name,value]]]";
  type Json = { builds: { timestamp: number; duration: number; actions: { parameters?: { value: string }[] }[] }[] };
  const all = await Promise.all(
    names.map(async (job) => {
      const { builds } = await hudson.getJson<Json>(`/job/${job}/api/json?tree=${tree}`);
      return builds.map(({ timestamp, duration, actions }) => {
        const request = actions.flatMap(({ parameters = [] }) => parameters)[0]?.value ?? "";
        return { request, job, startedAt: timestamp, durationMs: duration };
      });
    }),
  );
  return all.flat();
}

/** The mean wait if requests had no names: each executor took the one that came first as soon as it was free. */
function boundMs(followed: readonly Followed[], builds: readonly Ran[]): number {
  const free = Array.from({ length: executors }, () => 0);
  const requests = builds.map(({ request, startedAt, durationMs }) => {
    const cameAt = startedAt - (followed[Number(request)]?.waitedMs ?? 0);
    return { cameAt, durationMs };
  });
  const waits = requests
    .sort((a, b) => a.cameAt - b.cameAt)
    .map(({ cameAt, durationMs }) => {
      const soonest = Math.min(...free);
      const start = Math.max(cameAt, soonest);
      free[free.indexOf(soonest)] = start + durationMs;
      return start - cameAt;
    });
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
}

/**
 * The longest time for which somebody waited while an executor was idle and a name neither ran nor was waited for. A request
 * is taken to have waited at the name where it ran.
 */
function longestIdleMs(followed: readonly Followed[], builds: readonly Ran[]): number {
  const requests = builds.map(({ request, job, startedAt, durationMs }) => {
    const cameAt = startedAt - (followed[Number(request)]?.waitedMs ?? 0);
    return { job, cameAt, startedAt, endedAt: startedAt + durationMs };
  });
  const moments = [...new Set(requests.flatMap(({ cameAt, startedAt, endedAt }) => [cameAt, startedAt, endedAt]))];
  moments.sort((a, b) => a - b);
  let longest = 0;
  let since: number | undefined;
  for (const at of moments) {
    const running = requests.filter(({ startedAt, endedAt }) => startedAt <= at && at < endedAt);
    const waiting = requests.filter(({ cameAt, startedAt }) => cameAt <= at && at < startedAt);
    const taken = new Set([...running, ...waiting].map(({ job }) => job));
    const isIdle = waiting.length > 0 && running.length < executors && taken.size < names.length;
    if (since !== undefined) longest = Math.max(longest, at - since);
    since = isIdle ? (since ?? at) : undefined;
  }
  return longest;
}

/** A look comes at the latest so long after the one before, for the three that wait first; a chance move takes some. */
const lookPeriodMs = 3 * 3000 * 1.25 + 3000;

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Of those that did not, their own words stand in the failure, and what the server said meanwhile that is no usual noise. */
function assertAllSucceeded(
  followed: readonly Followed[],
  { hudson, since }: { readonly hudson: Hudson; readonly since: number },
): void {
  const others = followed.filter(({ outcome, result }) => outcome !== "finished" || result !== "SUCCESS");
  const words = others.map(({ outcome, result, reason }) => `${outcome} ${result}: ${reason}`);
  const lines = hudson.log().slice(since).split("\n");
  const unusual = lines.filter((line) => /SEVERE|WARN|Exception/.test(line) && !usualNoise.test(line)).slice(0, 30);
  assert.deepEqual(words, [], [...words, "Hudson said:", ...unusual].join("\n"));
}

/** Each process asks once for a part of a list, which Hudson cannot give, and which it answers with these. */
const usualNoise =
  /Malformed tree expression|expected EOF|InvocationTargetException|GET \/job\/.*\/api\/json|oejs.ServletHandler/;

async function makeJobs(hudson: Hudson): Promise<void> {
  for (const name of names) {
    await hudson.createJob(name, { parameters: { N: "" }, script: "exec sleep 2" });
    // Without one build there is no estimate.
    await hudson.post(`/job/${name}/buildWithParameters`, { N: "before" });
  }
  await Promise.all(names.map((name) => hudson.finished(name, 1)));
}

function report(t: TestContext, followed: readonly Followed[], builds: readonly Ran[]): void {
  const mean = followed.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / followed.length;
  const moves = followed.reduce((sum, one) => sum + one.moves, 0);
  const requests = followed.reduce((sum, one) => sum + one.requests, 0);
  const errors = followed.flatMap(({ ranking: [first], waitedMs }) =>
    first === undefined || first.startsInMs === null ? [] : Math.abs(first.startsInMs - waitedMs),
  );
  t.diagnostic(
    `mean wait ${Math.round(mean)} ms, over the bound ${(mean / boundMs(followed, builds)).toFixed(2)}; ${moves} moves, ${requests} HTTP requests`,
  );
  const idleMs = longestIdleMs(followed, builds);
  t.diagnostic(`an executor and a name were free while somebody waited for at most ${Math.round(idleMs)} ms`);
  assert.ok(idleMs < lookPeriodMs, `${idleMs} ms`);
  t.diagnostic(`forecast: ${errors.length} of ${crowd}, median error ${Math.round(median(errors))} ms`);
}

test("a crowd that knows nothing of each other: every request runs once", async (t) => {
  const hudson = await sharedHudson("open");
  await makeJobs(hudson);
  const since = hudson.log().length;
  const followed = await follow(hudson.url);
  assertAllSucceeded(followed, { hudson, since });
  const builds = (await ran(hudson)).filter(({ request }) => request !== "before");
  assert.deepEqual(
    builds.map(({ request }) => Number(request)).sort((a, b) => a - b),
    Array.from({ length: crowd }, (_, request) => request),
  );
  report(t, followed, builds);
});

/** What happens to one in eight requests; the trigger always gets through, and its answer sometimes does not. */
const faults: readonly Fault[] = [
  { kind: "drop-after" },
  { kind: "cut-headers" },
  { kind: "delay", ms: 500, hold: "answer" },
  { kind: "error-page", status: 502, isForwarded: true },
  { kind: "error-page", status: 503, isForwarded: true },
];

test("a crowd over a bad line: every request runs once all the same", async (t) => {
  const hudson = await sharedHudson("open");
  await makeJobs(hudson);
  await using proxy = await startFaultProxy(hudson.url);
  for (const [index, fault] of faults.entries())
    proxy.fault(fault, ({ number }) => number % (8 * faults.length) === 8 * index + 3, Number.POSITIVE_INFINITY);
  const since = hudson.log().length;
  const followed = await follow(proxy.url);
  const builds = (await ran(hudson)).filter(({ request }) => request !== "before");
  assert.deepEqual(
    builds.map(({ request }) => Number(request)).sort((a, b) => a - b),
    Array.from({ length: crowd }, (_, request) => request),
  );
  assertAllSucceeded(followed, { hudson, since });
  const hit = proxy.requests.filter(({ fault }) => fault !== undefined);
  t.diagnostic(
    `${hit.length} of ${proxy.requests.length} requests were hit, ${hit.filter(({ method }) => method === "POST").length} of them triggers or cancels`,
  );
  report(t, followed, builds);
});
