import assert from "node:assert/strict";
import { test } from "node:test";
import type { Seen } from "../../src/selection/jenkins-json.ts";
import { jobAt, jobPath } from "../../src/selection/job-path.ts";
import { snapshot } from "../../src/selection/snapshot.ts";
import { busy, fleet, fleetOf, idle, now, root, waits } from "./fleets.ts";

const addresses: readonly (readonly [url: string, at: ReturnType<typeof jobAt>])[] = [
  ["https://ci.example/job/app/", { job: "app" }],
  ["https://ci.example/jenkins/job/app/17/", { job: "app", build: 17 }],
  ["http://10.0.0.1:8080/ci/job/team/job/app/3", { job: "team/app", build: 3 }],
  ["job/team/job/pipe/12/", { job: "team/pipe", build: 12 }],
  ["/job/a%20b/job/50%25/", { job: "a b/50%" }],
  ["/job/gr%C3%BC%C3%9Fe/1/", { job: "grüße", build: 1 }],
  ["/job/repo/job/feature%252Fx/", { job: "repo/feature%2Fx" }],
  ["/job/mx/OS=linux,JDK=21/17/", { job: "mx", build: 17 }],
  ["/view/all/job/app/", { job: "app" }],
  ["https://ci.example/job/team/view/all/job/app/3/", { job: "team/app", build: 3 }],
  ["/view/job/job/app/", { job: "app" }],
  ["/job/team/view/2024/", { job: "team" }],
  ["https://job/job/app/", { job: "app" }],
  ["/job/app/?from=http://other/job/y", { job: "app" }],
  ["https://ci.example", undefined],
  ["/job/job/job/123/", { job: "job/123" }],
  ["/job/job/job/123/9/", { job: "job/123", build: 9 }],
  ["/job/broken%zz/", { job: "broken%zz" }],
  ["/job/app/17/?x=/job/y#/job/z", { job: "app", build: 17 }],
  ["/queue/item/3/", undefined],
  ["", undefined],
];

for (const [url, at] of addresses)
  test(`'${url}' is ${at === undefined ? "no Jenkins job" : `${at.job} ${at.build ?? ""}`}`, () => {
    assert.deepEqual(jobAt(url), at);
  });

test("a path is found again by its name, whatever is in it", () => {
  for (const job of ["a", "a b/c+d", "50%/ü", "repo/feature%2Fx", "job/123", "(x)'~{y}"])
    assert.deepEqual(jobAt(`${root}${jobPath(job)}/`), { job });
  assert.equal(jobPath("repo/feature%2Fx"), "/job/repo/job/feature%252Fx");
});

test("executors of nodes that are offline are neither free nor counted, and hidden builds are", () => {
  const hidden = { idle: false, progress: -1, currentExecutable: null };
  const seen = fleetOf([
    { executors: [idle, busy("a", 3), hidden] },
    { offline: true, executors: [idle, idle] },
    { temporarilyOffline: true, offline: true, executors: [idle, busy("b", 3)] },
  ]);
  const { executors, running, hidden: unseen } = snapshot(seen);
  assert.deepEqual(executors, { total: 3, busy: 2, idle: 1 });
  assert.deepEqual([...running.keys()], ["a", "b"]);
  assert.equal(unseen, 1);
});

test("what Jenkins counts itself is taken from there", () => {
  const seen = { ...fleet([idle]), computer: { computer: [], totalExecutors: 9, busyExecutors: 4 } };
  assert.deepEqual(snapshot(seen).executors, { total: 9, busy: 4, idle: 0 });
});

test("a pipeline is one build: its own executor, the nodes it has, and the node it waits for", () => {
  const executable = { url: `${root}/job/pipe/12/`, number: 12, timestamp: now - 1000, estimatedDuration: 10_000 };
  const seen = fleetOf(
    [
      { executors: [{ idle: false, progress: 2, currentExecutable: executable }] },
      { oneOffExecutors: [{ idle: false, progress: 10, currentExecutable: executable }] },
    ],
    [waits("x", 1, { task: { name: "part of pipe #12", url: "job/pipe/12/" } })],
  );
  const { running, waiting } = snapshot(seen);
  assert.deepEqual(running.get("pipe"), [{ number: 12, progress: 10, startedAt: now - 1000, estimateMs: 10_000 }]);
  assert.deepEqual([...waiting.keys()], []);
});

test("a pipeline of which only the item for a node shows runs all the same", () => {
  const seen = fleet([], [waits("x", 1, { task: { name: "part of pipe #12", url: "job/pipe/12/" } })]);
  assert.deepEqual(
    snapshot(seen)
      .running.get("pipe")
      ?.map(({ number }) => number),
    [12],
  );
});

test("an item that has started between the two reads is its build, and waits no more", () => {
  const seen = fleet([busy("a", 0, { queueId: 41 })], [waits("a", 5, { id: 41 }), waits("a", 4, { id: 42 })]);
  const { running, waiting } = snapshot(seen);
  assert.equal(running.get("a")?.length, 1);
  assert.deepEqual(
    waiting.get("a")?.map(({ id }) => id),
    [42],
  );
});

test("an item that only shares its id with what runs waits: after a crash ids are given anew", () => {
  const seen = fleet([busy("a", 0, { queueId: 41 })], [waits("b", 5, { id: 41 })]);
  assert.deepEqual(
    snapshot(seen)
      .waiting.get("b")
      ?.map(({ id }) => id),
    [41],
  );
});

test("equal short names in two folders are two Jenkins jobs", () => {
  const seen = fleet([], [waits("team/app", 5), waits("app", 4)]);
  assert.deepEqual([...snapshot(seen).waiting.keys()], ["team/app", "app"]);
});

test("without an address the full name counts", () => {
  const seen = fleet([], [waits("x", 1, { task: { name: "app", fullName: "team/app" } })]);
  assert.deepEqual([...snapshot(seen).waiting.keys()], ["team/app"]);
});

test("an address that leads to no Jenkins job is not helped out by a name", () => {
  const seen = fleet([], [waits("x", 1, { task: { name: "app", fullName: "team/app", url: "plugin/task/7/" } })]);
  const { waiting, queueLength } = snapshot(seen);
  assert.deepEqual([waiting.size, queueLength], [0, 1]);
});

test("an item that says nothing of its Jenkins job still waits", () => {
  const { waiting, queueLength } = snapshot(fleet([], [{ id: 1, inQueueSince: now }]));
  assert.deepEqual([waiting.size, queueLength], [0, 1]);
});

const gaps: readonly (readonly [title: string, queue: unknown, computer: unknown])[] = [
  ["lists", {}, { computer: [{}] }],
  ["answers", null, null],
  ["nodes and items", { items: [null] }, { computer: [null] }],
  ["executors", { items: null }, { computer: [{ executors: [null], oneOffExecutors: null }] }],
];

for (const [title, queue, computer] of gaps)
  test(`${title} that are missing or null are passed over`, () => {
    const shown = snapshot({ queue, computer, now } as unknown as Seen);
    assert.deepEqual(shown, {
      now,
      executors: { ...shown.executors, busy: shown.executors.total, idle: 0 },
      running: new Map(),
      waiting: new Map(),
      queueLength: 0,
      hidden: 0,
    });
  });

test("what a build or an item does not tell is unknown, and an item without a time has just come", () => {
  const executable = { url: `${root}/job/a/7/`, number: null, timestamp: null, estimatedDuration: null, queueId: null };
  const seen = {
    computer: { computer: [{ executors: [{ idle: false, progress: null, currentExecutable: executable }] }] },
    queue: { items: [{ id: 1, inQueueSince: null, task: { url: null, fullName: "a" } }] },
    now,
  } as unknown as Seen;
  const { running, waiting } = snapshot(seen);
  assert.deepEqual(running.get("a"), [{ number: 7, progress: undefined, startedAt: undefined, estimateMs: undefined }]);
  assert.deepEqual(waiting.get("a"), [{ id: 1, since: now, isBlocked: false }]);
});
