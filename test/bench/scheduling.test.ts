import assert from "node:assert/strict";
import { test } from "node:test";

type Request = {
  readonly at: number;
  readonly due: number;
  readonly start: number;
  readonly end: number;
  readonly job: string;
  readonly starts: number;
  readonly moves: number;
  readonly durationMs: number;
};
type Scenario = { readonly key: string; readonly executors: number; readonly candidates: number };
type Policy = { readonly name: string };
type Played = { readonly requests: readonly Request[]; readonly writes: number; readonly wastePercent: number };
type Ratio = { readonly ratio: number; readonly error: number };

// The bench is plain JavaScript, and brings no types along.
const load = async (file: string) => import(new URL(`../../bench/scheduling/${file}`, import.meta.url).href);
const { play } = (await load("play.mjs")) as {
  play: (scenario: Scenario, workload: object, how: { policy: Policy; seed: string }) => Played;
};
const { workloadOf } = (await load("workload.mjs")) as { workloadOf: (scenario: Scenario, seed: string) => object };
const { boundOf } = (await load("bound.mjs")) as {
  boundOf: (scenario: Scenario, workload: object) => { requests: readonly Request[] };
};
const { measure, summary } = (await load("measures.mjs")) as {
  measure: (scenario: Scenario, seed: number, policies: readonly Policy[]) => object;
  summary: (measured: readonly object[], policy: string) => Ratio;
};
const { scenarioOf } = (await load("scenarios.mjs")) as { scenarioOf: (key: string, changes?: object) => Scenario };
const { requestsPerMinute } = (await load("crowd.mjs")) as {
  requestsPerMinute: (waiting: number, policy: Policy) => { blocked: number; buildable: number };
};
const { policies } = (await load("policies.mjs")) as { policies: readonly Policy[] };

const named = (name: string): Policy => {
  const policy = policies.find((one) => one.name === name);
  assert(policy);
  return policy;
};
const jipper = named("jipper");
const original = named("original model");

test("one executor serves first come, first served, whatever the names", () => {
  for (const candidates of [1, 4]) {
    const scenario = scenarioOf("equal", { executors: 1, candidates, selectors: 0, requests: 150, load: 0.8 });
    const workload = workloadOf(scenario, "a");
    for (const policy of [named("random choice"), named("jipper, no moves")]) {
      const { requests } = play(scenario, workload, { policy, seed: "a" });
      const started = requests.toSorted((a, b) => a.start - b.start);
      if (candidates === 1)
        assert.deepEqual(
          started,
          requests.toSorted((a, b) => a.due - b.due),
        );
      const bound = boundOf(scenario, workload).requests;
      const starts = (list: readonly Request[]) => list.map(({ start }) => Math.round(start)).sort((a, b) => a - b);
      assert.deepEqual(starts(requests), starts(bound));
    }
  }
});

test("moves lose no request and double none, and one job runs one build at a time", () => {
  for (const [key, count] of [
    ["bursts-5s", 72],
    ["selectors", 96],
    ["cold", 80],
    ["others", 300],
  ] as const) {
    const scenario = scenarioOf(key, { requests: count });
    const { requests } = play(scenario, workloadOf(scenario, "b"), { policy: jipper, seed: "b" });
    assert.deepEqual([...new Set(requests.map(({ starts }) => starts))], [1], key);
    assert(
      requests.some(({ moves }) => moves > 0),
      `nothing moved: ${key}`,
    );
    for (const { at, start, end, durationMs } of requests) {
      assert(start >= at);
      assert.equal(end, start + durationMs);
    }
    for (const job of new Set(requests.map((request) => request.job))) {
      const builds = requests.filter((request) => request.job === job).sort((a, b) => a.start - b.start);
      for (const [index, { start }] of builds.entries()) assert(start >= (builds[index - 1]?.end ?? 0), job);
    }
    assert(mostAtOnce(requests) <= Math.min(scenario.executors, scenario.candidates), key);
  }
});

test("a move that comes too late leaves the request where it started", () => {
  const scenario = scenarioOf("equal", { requests: 150, latencyMs: 60_000 });
  const elsewhere = (candidates: readonly string[], random: () => number) =>
    candidates[Math.floor(random() * candidates.length)];
  const restless = {
    ...named("random choice"),
    rebalance: {
      first: 1000,
      next: () => 1000,
      decide: (_: object, candidates: readonly string[], random: () => number) => elsewhere(candidates, random),
    },
  };
  const { requests, writes } = play(scenario, workloadOf(scenario, "f"), { policy: restless, seed: "f" });
  const moves = requests.reduce((sum, request) => sum + request.moves, 0);
  assert(writes > requests.length + 2 * moves, "no move came too late");
  assert(requests.every(({ starts }) => starts === 1));
});

test("the same seed gives the same run, another seed another", () => {
  const scenario = scenarioOf("bursts-5s", { requests: 72 });
  const run = (seed: string) => play(scenario, workloadOf(scenario, seed), { policy: jipper, seed });
  assert.deepEqual(run("c"), run("c"));
  assert.notDeepEqual(run("c"), run("d"));
});

test("nobody beats the bound by more than chance, and the product stays near it where the original model does not", () => {
  for (const key of ["bursts-5s", "selectors"]) {
    const scenario = scenarioOf(key, { requests: 128 });
    const measured = [1, 2, 3].map((seed) => measure(scenario, seed, policies));
    for (const { name } of policies) {
      const { ratio, error } = summary(measured, name);
      assert(ratio > 1 - 3 * error - 0.05, `${name} in ${key}: ${ratio} ± ${error}`);
    }
    const [mine, first] = [summary(measured, "jipper").ratio, summary(measured, original.name).ratio];
    assert(mine <= 1.1, `${key}: ${mine}`);
    assert(first > 1.5, `${key}: ${first}`);
  }
});

test("with as many names as requests and no latency, choosing an idle one reaches the bound", () => {
  const scenario = scenarioOf("more", { candidates: 200, requests: 200, latencyMs: 0, selectors: 0 });
  const workload = workloadOf(scenario, "e");
  const { requests, wastePercent } = play(scenario, workload, { policy: named("jipper, no moves"), seed: "e" });
  assert.equal(wastePercent, 0);
  assert.deepEqual(
    requests.map(({ start }) => start),
    boundOf(scenario, workload).requests.map(({ start }) => start),
  );
});

test("the requests that wait look the more seldom the more they are", () => {
  const [few, many] = [requestsPerMinute(4, jipper), requestsPerMinute(32, jipper)];
  assert(many.blocked < 2.5 * few.blocked, `${few.blocked} a minute for 4, ${many.blocked} for 32`);
});

function mostAtOnce(requests: readonly Request[]): number {
  const changes = requests.flatMap(({ start, end }) => [
    { at: start, by: 1 },
    { at: end, by: -1 },
  ]);
  let running = 0;
  let most = 0;
  for (const { by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
    running += by;
    most = Math.max(most, running);
  }
  return most;
}
