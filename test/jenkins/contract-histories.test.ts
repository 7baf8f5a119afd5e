import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { FakeJenkinsOptions, JobOptions, NodeOptions, Parameter } from "../support/fake-jenkins/options.ts";
import { sendTo } from "../support/fake-jenkins/recorded.ts";
import { recordedUsers as users } from "../support/fake-jenkins/replay.ts";
import { replayHistory, type Steps } from "./contract/replay.ts";

const parameters: readonly Parameter[] = [
  { kind: "string", name: "TARGET", value: "all" },
  { kind: "string", name: "SECS", value: "3" },
];
const untilTold: JobOptions = { parameters, durationMs: "until-told" };
const parallel: JobOptions = { ...untilTold, concurrent: true };
const builtIn: NodeOptions = { name: "built-in", executors: 4 };
const nodes: readonly NodeOptions[] = [
  builtIn,
  { name: "absent", executors: 3, labels: ["windows"], offline: true },
  { name: "agent2", executors: 2, labels: ["linux", "docker"] },
  { name: "parked", executors: 1, labels: ["linux"], temporarilyOffline: true, offlineReason: "for repair" },
];
const withoutAgent = nodes.map((node) => (node.name === "agent2" ? { ...node, offline: true } : node));

async function running(fake: FakeJenkins, job: string, number: number): Promise<void> {
  while (!fake.builds(job).some((build) => build.number === number)) await wait(2);
}

async function trigger(fake: FakeJenkins, path: string): Promise<void> {
  await sendTo(fake.port, { method: "POST", path, headers: { authorization: `Basic ${btoa("admin:admin-token")}` } });
}

const cases: readonly (readonly [title: string, history: string, options: FakeJenkinsOptions, steps?: Steps])[] = [
  [
    "results, estimates and progress come as from a real one",
    "results",
    {
      nodes: withoutAgent,
      jobs: {
        red: { durationMs: 300, result: "FAILURE" },
        unstable: { durationMs: 300, result: "UNSTABLE" },
        plainq: { durationMs: 1_000 },
      },
      // Long enough to be seen on a machine that does other things as well.
      timing: { startMs: 400, resultMs: 400, closingMs: 400 },
    },
  ],
  [
    "a job that runs one build at a time blocks the others, which go one by one in their order",
    "one-at-a-time",
    { nodes, jobs: { serial: untilTold } },
    {
      "the first runs": (fake) => running(fake, "serial", 1),
      "the newest ends": (fake) => fake.finish("serial"),
      "the fourth ends": async (fake) => {
        await running(fake, "serial", 4);
        fake.finish("serial");
      },
    },
  ],
  [
    "a job that runs several builds at a time starts them all, and an equal one once more",
    "side-by-side",
    { nodes, jobs: { conc: parallel } },
    { "all of them run": (fake) => running(fake, "conc", 4) },
  ],
  [
    "a server that is about to shut down takes requests and starts nothing until it is told otherwise",
    "quiet-down",
    {
      nodes,
      jobs: {
        serial: untilTold,
        demo: parallel,
        wait: { ...untilTold, quietPeriodMs: 1_000 },
        onagent: { ...untilTold, label: "agent2" },
      },
      timing: { passMs: 1_500 },
    },
    {
      "the first runs": (fake) => running(fake, "serial", 1),
      "the newest ends": (fake) => fake.finish("serial"),
    },
  ],
  [
    "a node taken offline finishes what it has, and what wants it waits and is stuck",
    "offline",
    { nodes, jobs: { onagent: { ...parallel, label: "agent2" } } },
    {
      "the agent goes offline": (fake) =>
        fake.changeNode("agent2", { temporarilyOffline: true, offlineReason: "disk full" }),
      "the newest ends": (fake) => fake.finish("onagent"),
      "the agent is back": (fake) => fake.changeNode("agent2", { temporarilyOffline: false }),
    },
  ],
  [
    "a node with fewer executors than before is rid of the others when their builds have ended",
    "fewer-executors",
    { nodes: withoutAgent, jobs: { demo: parallel } },
    {
      "two executors go, then all ends": async (fake) => {
        await running(fake, "demo", 4);
        fake.changeNode("built-in", { executors: 2 });
        for (const { number } of fake.builds("demo")) fake.finish("demo", "SUCCESS", number);
      },
      "they are back": (fake) => fake.changeNode("built-in", { executors: 4 }),
    },
  ],
  ["numbers that no item can have are met as by a real one", "odd-ids", {}],
  [
    "what two users asked for is one build, and the causes of one stand together",
    "folded-by-two",
    { nodes: [builtIn], jobs: { demo: { ...parallel, quietPeriodMs: 60_000 } } },
    {
      "nine builds were before": async (fake) => {
        for (let number = 1; number <= 9; number++) {
          await trigger(fake, `/job/demo/buildWithParameters?delay=0sec&TARGET=${number}`);
          await running(fake, "demo", number);
          fake.finish("demo");
        }
      },
    },
  ],
  ["a build that was stopped says so", "stopped", { nodes: [builtIn], jobs: { long: untilTold } }],
  [
    "an item that has left is known for a while, then only by the build",
    "left-items",
    {
      contextPath: "/ci/jenkins",
      nodes: [builtIn],
      jobs: { life: parallel, slow: { ...untilTold, quietPeriodMs: 60_000 } },
      timing: { leftItemMs: 1_500 },
    },
    {
      "the short ones end": (fake) => {
        for (const number of [1, 2]) fake.finish("life", "SUCCESS", number);
      },
    },
  ],
];

for (const [title, history, options, steps = {}] of cases)
  test(title, async () => {
    await using fake = await startFakeJenkins({ users, ...options });
    assert.deepEqual(await replayHistory(fake, history, steps), []);
  });
