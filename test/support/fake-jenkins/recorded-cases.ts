import type { FakeJenkins } from "./fake-jenkins.ts";
import type { FakeJenkinsOptions, JobOptions, NodeOptions, Parameter } from "./options.ts";
import { sendTo } from "./recorded.ts";
import { type ReplayOptions, recordedUsers } from "./replay.ts";

const users = recordedUsers;
const usual: Parameter[] = [
  { kind: "string", name: "TARGET", value: "all" },
  { kind: "string", name: "SECS", value: "3" },
];
const all: Parameter[] = [
  { kind: "string", name: "S", value: "dflt" },
  { kind: "string", name: "TRIM", value: "d", trim: true },
  { kind: "text", name: "T", value: "one\ntwo" },
  { kind: "boolean", name: "B", value: true },
  { kind: "choice", name: "C", choices: ["red", "green", "blau & grün"] },
  { kind: "password", name: "PW", value: "geheim-default" },
];
const builtIn: NodeOptions = { name: "built-in", executors: 4 };
const parallel: JobOptions = { parameters: usual, concurrent: true };
const long: JobOptions = { ...parallel, durationMs: "until-told" };

type Case = readonly [
  title: string,
  recorded: string,
  options: FakeJenkinsOptions,
  how?: (fake: FakeJenkins) => ReplayOptions,
];

/** Each recording, with a fake in the state the real one was in. */
export const recordedCases: readonly Case[] = [
  [
    "an idle server shows its nodes, its queue and its jobs as a real one does",
    "idle",
    {
      jobs: Object.fromEntries(
        ["discover", "full", "hidden", "hidden2", "nocancel", "readonly", "readonly2"].map((name) => [name, parallel]),
      ),
      nodes: [
        builtIn,
        { name: "absent", executors: 3, labels: ["windows"], offline: true },
        { name: "agent2", executors: 2, labels: ["linux", "docker"] },
        { name: "parked", executors: 1, labels: ["linux"], temporarilyOffline: true, offlineReason: "for repair" },
      ],
    },
  ],
  [
    "credentials and crumbs, right and wrong, are met as by a real one",
    "credentials",
    { jobs: { demo: { parameters: usual }, plain: { concurrent: true } }, nodes: [builtIn] },
    () => ({ settles: true }),
  ],
  [
    "a server without security wants a crumb from everybody",
    "open",
    { security: false, jobs: { demo: long, plain: { durationMs: "until-told" } }, nodes: [builtIn] },
    () => ({ settles: true }),
  ],
  [
    "a server without security and crumbs wants nothing",
    "open-without-crumbs",
    { security: false, crumbs: false, jobs: { demo: parallel, plain: { concurrent: true } }, nodes: [builtIn] },
    () => ({ settles: true }),
  ],
  [
    "what may not be read, built or cancelled is hidden or refused as by a real one",
    "permissions",
    {
      firstItem: 11,
      nodes: [builtIn],
      jobs: {
        ...Object.fromEntries(["full", "nocancel", "readonly", "discover", "hidden"].map((name) => [name, long])),
        readonly2: { authToken: "sesame", parameters: [] },
        hidden2: { authToken: "sesame" },
        filler: { ...long, parameters: [{ kind: "string", name: "N" }] },
      },
      users: [
        {
          ...users[0],
          name: "bench",
          permissions: {
            full: ["Read", "Build", "Cancel"],
            nocancel: ["Read", "Build"],
            readonly: ["Read"],
            readonly2: ["Read"],
            discover: ["Discover"],
          },
        },
        ...users.slice(1),
      ],
    },
    (fake) => ({ hooks: permissionHooks(fake) }),
  ],
  [
    "requests for builds, good and bad, are answered as by a real one, and builds get the same values",
    "triggers",
    {
      firstItem: 90,
      nodes: [{ ...builtIn, executors: 8 }],
      jobs: {
        all: { parameters: all, concurrent: true },
        slowall: { parameters: all, quietPeriodMs: 60_000 },
        plain: { durationMs: "until-told" },
        off: { parameters: usual, disabled: true },
        offplain: { disabled: true },
      },
    },
    (fake) => ({ settles: true, hooks: { finish: () => clear(fake, "plain") } }),
  ],
  [
    "a job's own token lets in who may not build, and shuts out who brings a wrong one",
    "job-token",
    {
      jobs: {
        tok: { ...parallel, authToken: "sesame" },
        tokplain: { concurrent: true, authToken: "sesame" },
        notok: parallel,
      },
    },
    () => ({ settles: true }),
  ],
  [
    "below a context path all addresses have it, and nothing else is there",
    "prefix",
    {
      contextPath: "/ci/jenkins",
      firstItem: 5,
      jobs: { app: { ...long, quietPeriodMs: 60_000 }, life: {}, slow: {} },
      nodes: [builtIn],
    },
    () => ({ settles: true }),
  ],
  [
    "equal requests become one while they wait, and delays are read as by a real one",
    "folding",
    {
      nodes: [{ ...builtIn, executors: 30 }],
      jobs: {
        demo: { ...parallel, quietPeriodMs: 60_000 },
        plain: { quietPeriodMs: 60_000, durationMs: "until-told" },
        serial: { ...long, concurrent: false },
        conc: long,
      },
    },
    () => ({ settles: true }),
  ],
  [
    "items in all their states are cancelled, or not, as by a real one",
    "cancelling",
    {
      nodes: [builtIn],
      jobs: {
        serial: { ...long, concurrent: false },
        slow: { ...parallel, quietPeriodMs: 60_000 },
        nolabel: { ...parallel, label: "solaris" },
        quick: long,
      },
    },
    () => ({ settles: true }),
  ],
  [
    "builds are stopped as by a real one, and a freestyle build does not hear anything else",
    "stopping",
    {
      nodes: [builtIn, { name: "agent2", executors: 2 }],
      jobs: { long, stubborn: long, onagent: { ...long, label: "agent2" } },
    },
    () => ({ settles: true }),
  ],
  [
    "jobs are found whatever the case of their names, and are shown under the address they were asked for",
    "names",
    { nodes: [builtIn], jobs: { "a+b": parallel, "with space": parallel } },
    () => ({ settles: true }),
  ],
  [
    "every kind of answer has the headers of a real one, is packed when asked for, and ends where a real one does",
    "transport",
    { nodes: [builtIn], jobs: { demo: { ...parallel, durationMs: 300 }, plain: {} } },
    (fake) => ({ settles: true, hooks: { done: () => isDone(fake, "demo") } }),
  ],
  [
    "a request is followed through item, build, job and nodes as on a real one",
    "following",
    {
      nodes: [
        builtIn,
        { name: "absent", executors: 3, labels: ["windows"], offline: true },
        { name: "agent2", executors: 2, labels: ["linux", "docker"], offline: true },
        { name: "parked", executors: 1, labels: ["linux"], offline: true, temporarilyOffline: true },
      ],
      jobs: { app: { ...long, quietPeriodMs: 300 } },
    },
    (fake) => ({ hooks: followingHooks(fake) }),
  ],
];

async function isDone(fake: FakeJenkins, job: string): Promise<void> {
  while (fake.builds(job)[0]?.phase !== "done") await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Ends what runs of a job, so that what waited for it starts. */
async function clear(fake: FakeJenkins, job: string): Promise<void> {
  fake.finish(job);
  while (fake.items().some((item) => item.job === job)) await new Promise((resolve) => setTimeout(resolve, 2));
}

function permissionHooks(fake: FakeJenkins): NonNullable<ReplayOptions["hooks"]> {
  const start = async (job: string, form: string) => {
    const authorization = `Basic ${btoa("admin:admin-token")}`;
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };
    await sendTo(fake.port, { method: "POST", path: `/job/${job}/buildWithParameters`, headers, body: form });
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return {
    start: async () => {
      for (const job of ["readonly", "discover", "hidden"]) await start(job, "SECS=8");
      const started = () => ["full", "nocancel", "readonly", "discover"].every((job) => fake.builds(job).length > 0);
      await until(started);
    },
    queue: async () => {
      await until(() => fake.builds("hidden").length === 1);
      for (const job of ["nocancel", "readonly", "discover", "hidden"]) fake.finish(job);
      for (let number = 0; number < 4; number++) await start("filler", `N=${number}`);
      await until(() => fake.builds("filler").length === 4);
      for (const job of ["full", "nocancel", "readonly", "discover", "hidden"]) await start(job, "TARGET=wait&SECS=1");
      await until(() => fake.items().filter(({ state }) => state === "buildable").length >= 5);
    },
  };
}

function followingHooks(fake: FakeJenkins): NonNullable<ReplayOptions["hooks"]> {
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return {
    start: () => until(() => fake.builds("app").length > 0),
    finish: async () => {
      fake.finish("app");
      await until(() => fake.builds("app")[0]?.phase === "done");
    },
  };
}
