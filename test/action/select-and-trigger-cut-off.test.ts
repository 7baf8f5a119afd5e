import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type FakeJenkins, startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import type { FakeJenkinsOptions, JobOptions } from "../support/fake-jenkins/options.ts";
import { type Fault, startFaultProxy } from "../support/fault-proxy.ts";
import { lives, until } from "../support/processes.ts";
import { type Job, type PhaseEnd, startJob } from "../support/workflow-runner.ts";
import { assertLeftInTime } from "./left-in-time.ts";

const action = "select-and-trigger";
const value = "geheim-value";
const endless: JobOptions = { parameters: [{ name: "REF", kind: "string" }], durationMs: "until-told" };

/** Where a request to `a` comes to: the queue, in which it stays, or a build, which goes on until it is stopped. */
const places = {
  "in the queue": { jobs: { a: { ...endless, label: "nowhere" } } },
  "as a build": { jobs: { a: endless } },
} satisfies { readonly [place: string]: FakeJenkinsOptions };
const [whenItWaits, whenItRuns] = [places["in the queue"], places["as a build"]];

function useIn(job: Job, url: string, more: { readonly [name: string]: string } = {}) {
  const inputs = { url, user: "user", token: "token", candidates: "a", parameters: `REF=${value}`, poll: "500ms" };
  return job.use({ ...inputs, ...more }, { action });
}

/** Something of it waits or runs. */
function isAtLarge(jenkins: FakeJenkins): boolean {
  return jenkins.items().length > 0 || jenkins.builds("a").some(({ phase }) => phase === "running");
}

function triggers({ requests }: FakeJenkins): number {
  return requests.filter(({ method, path }) => method === "POST" && path.startsWith("/job/a/build")).length;
}

/** What a phase said, without the masks. */
function said({ log }: PhaseEnd): string {
  return log.replace(/^::add-mask::.*\n/gm, "");
}

for (const [place, options] of Object.entries(places)) {
  test(`a job that is cancelled ${place}: main stops it in time, and post has nothing to do`, async () => {
    await using jenkins = await startFakeJenkins(options);
    await using job = startJob();
    const use = useIn(job, jenkins.url);
    const running = use.start("main");
    await until(() => isAtLarge(jenkins), "it has arrived");
    running.cancel();
    const main = await running.ended;
    assert.deepEqual([main.exitCode, main.signal, isAtLarge(jenkins)], [1, null, false], main.log);
    assert.ok(["not-triggered", "finished"].includes(main.outputs["outcome"] ?? ""), main.log);
    const post = await use.post();
    assert.deepEqual([post.exitCode, said(post)], [0, ""]);
  });

  test(`a main that is killed ${place}: post stops it`, async () => {
    await using jenkins = await startFakeJenkins(options);
    await using job = startJob();
    const use = useIn(job, jenkins.url);
    const running = use.start("main");
    await until(() => isAtLarge(jenkins), "it has arrived");
    running.kill();
    await running.ended;
    const post = await use.post();
    assert.deepEqual([post.exitCode, isAtLarge(jenkins), triggers(jenkins)], [0, false, 1], post.log);
    assert.match(said(post), /^Main was cut short; stopping what it has triggered at a\.\n.*\n$/);
  });
}

const faults: [title: string, fault: Fault, when: "sent" | "arrived"][] = [
  ["while its request is on the way", { kind: "delay", ms: "until-released", hold: "request" }, "sent"],
  ["after its request arrived, before the answer", { kind: "delay", ms: "until-released", hold: "answer" }, "arrived"],
];

for (const [title, fault, when] of faults)
  for (const [place, options] of Object.entries(places))
    test(`a main that is killed ${title}: post finds it ${place} and stops it`, async () => {
      await using jenkins = await startFakeJenkins(options);
      await using proxy = await startFaultProxy(jenkins.url);
      await using job = startJob();
      const isTrigger = ({ method, path }: { method: string; path: string }) =>
        method === "POST" && path.startsWith("/job/a/build");
      proxy.fault(fault, isTrigger);
      const use = useIn(job, proxy.url);
      const running = use.start("main");
      const trigger = () => proxy.requests.find(isTrigger);
      await until(() => (when === "sent" ? trigger() !== undefined : trigger()?.hasReached === true), "it is sent");
      running.kill();
      await running.ended;

      const [name = "", ...others] = fs.readdirSync(join(job.temp, "jipper"));
      const file = join(job.temp, "jipper", name);
      assert.deepEqual([others, fs.statSync(file).mode & 0o777], [[], 0o600]);
      assert.ok(!/geheim|token/.test(fs.readFileSync(file, "utf8")));
      assert.equal(triggers(jenkins), when === "sent" ? 0 : 1);
      const lookedAt = proxy.requests.length;
      const post = use.start("post");
      await until(() => proxy.requests.length > lookedAt, "post looks for it");
      proxy.release();
      const { exitCode, log } = await post.ended;
      assert.deepEqual([exitCode, isAtLarge(jenkins), triggers(jenkins)], [0, false, 1], log);
    });

test("a job that is cancelled while Jenkins is away: main leaves in time, and post stops it", async () => {
  await using jenkins = await startFakeJenkins(whenItRuns);
  await using proxy = await startFaultProxy(jenkins.url);
  await using job = startJob();
  const use = useIn(job, proxy.url);
  const running = use.start("main");
  await until(() => isAtLarge(jenkins), "it has arrived");
  await proxy.shut();
  running.cancel();
  const main = await running.ended;
  assert.deepEqual([main.exitCode, main.signal], [1, null], main.log);
  assertLeftInTime(main);
  await proxy.reopen();
  const post = await use.post();
  assert.deepEqual([post.exitCode, isAtLarge(jenkins)], [0, false], post.log);
});

test("a runner that loses sight of main, as in a container: post stops it all the same", async () => {
  await using jenkins = await startFakeJenkins(whenItRuns);
  await using job = startJob();
  const use = useIn(job, jenkins.url);
  const running = use.start("main");
  await until(() => isAtLarge(jenkins), "it has arrived");
  running.lose();
  await running.ended;
  const post = await use.post();
  assert.deepEqual([post.exitCode, isAtLarge(jenkins)], [0, false], post.log);
  await until(() => !lives(running.pid), "main has seen it and left");
  assert.equal(triggers(jenkins), 1);
});

for (const how of ["kill", "cancel"] as const)
  test(`what cannot be stopped fails post, with one error that says where it is, after a ${how} of main`, async () => {
    const users = [{ name: "user", token: "token", permissions: { "*": ["Read", "Build"] as const } }];
    await using jenkins = await startFakeJenkins({ ...whenItRuns, users });
    await using job = startJob();
    const use = useIn(job, jenkins.url);
    const running = use.start("main");
    await until(() => jenkins.builds("a").length > 0, "it runs");
    running[how]();
    await running.ended;
    const post = await use.post();
    assert.equal(post.exitCode, 1);
    const errors = post.commands.filter(({ command }) => command === "error");
    assert.equal(errors.length, 1, post.log);
    assert.match(errors[0]?.data ?? "", /a #1 could not be stopped/);
  });

for (const [waitFor, options] of [
  ["queued", whenItWaits],
  ["started", whenItRuns],
] as const)
  test(`what was waited for until it was ${waitFor} is left alone, also where the job is cancelled later`, async () => {
    await using jenkins = await startFakeJenkins(options);
    await using job = startJob();
    const use = useIn(job, jenkins.url, { "wait-for": waitFor });
    const main = await use.main();
    assert.deepEqual([main.exitCode, main.outputs["outcome"]], [0, waitFor], main.log);
    job.status = "cancelled";
    const post = await use.post();
    assert.deepEqual([post.exitCode, said(post), isAtLarge(jenkins)], [0, "", true]);
  });

test("what is left where its limit is over is left by post as well", async () => {
  await using jenkins = await startFakeJenkins(whenItRuns);
  await using job = startJob();
  const use = useIn(job, jenkins.url, { timeout: "300ms", "on-timeout": "leave" });
  const main = await use.main();
  assert.deepEqual([main.exitCode, main.outputs["outcome"]], [1, "started"], main.log);
  const post = await use.post();
  assert.deepEqual([post.exitCode, said(post), isAtLarge(jenkins)], [0, "", true]);
});

test("two uses in one job keep apart: post of the one does not touch what the other triggered", async () => {
  await using jenkins = await startFakeJenkins({ jobs: { a: endless, b: endless } });
  await using job = startJob();
  const use = useIn(job, jenkins.url);
  const running = use.start("main");
  await until(() => isAtLarge(jenkins), "it has arrived");
  running.kill();
  await running.ended;
  const left = useIn(job, jenkins.url, { candidates: "b", "wait-for": "started" });
  assert.equal((await left.main()).exitCode, 0);
  for (const { post } of [left, use]) assert.equal((await post()).exitCode, 0);
  assert.deepEqual([isAtLarge(jenkins), jenkins.builds("b")[0]?.phase], [false, "running"]);
});

test("a main that the runner has lost sight of before its trigger sends none once post has been there", async () => {
  await using jenkins = await startFakeJenkins(whenItRuns);
  await using proxy = await startFaultProxy(jenkins.url);
  proxy.fault({ kind: "delay", ms: "until-released", hold: "answer" }, ({ path }) => path.startsWith("/computer/"));
  await using job = startJob();
  const use = useIn(job, proxy.url);
  const running = use.start("main");
  await until(() => proxy.requests.some(({ fault }) => fault === "delay"), "it looks");
  running.lose();
  await running.ended;
  const post = await use.post();
  assert.deepEqual([post.exitCode, said(post)], [0, ""]);
  assert.ok(lives(running.pid));
  proxy.release();
  await until(() => !lives(running.pid), "main has ended by itself");
  assert.equal(triggers(jenkins), 0);
});

test("what others have joined is left alone by post, which does not fail for it", async () => {
  await using jenkins = await startFakeJenkins(whenItWaits);
  await using first = startJob();
  await using second = startJob();
  await useIn(first, jenkins.url, { "wait-for": "queued" }).main();
  const use = useIn(second, jenkins.url);
  const running = use.start("main");
  await until(() => triggers(jenkins) === 2, "the second has joined");
  running.cancel();
  const main = await running.ended;
  assert.equal(main.exitCode, 1);
  const post = await use.post();
  assert.equal(post.exitCode, 0, post.log);
  assert.equal(jenkins.items().length, 1);
});
