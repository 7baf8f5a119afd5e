import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { test } from "node:test";
import { guardedUsers, sharedHudson } from "../../support/hudson/shared.ts";
import { startHudson } from "../../support/hudson.ts";

test("no network is there but loopback", { skip: process.env["JIPPER_NETWORK"] !== "loopback" }, () => {
  assert.deepEqual(Object.keys(networkInterfaces()), ["lo"]);
});

test("a job is created, triggered over plain HTTP, and its builds are seen with their parameters", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("greet", {
    parameters: { WHOM: "world & <all>", LOUD: true, TONE: ["warm", "cold"] },
    script: 'echo "hello $WHOM, $LOUD, $TONE"',
  });
  assert.equal((await hudson.post("/job/greet/buildWithParameters")).status, 302);
  await hudson.finished("greet", 1);
  assert.equal((await hudson.post("/job/greet/buildWithParameters", { WHOM: "you", TONE: "cold" })).status, 302);
  assert.deepEqual(await hudson.finished("greet", 2), [
    { number: 1, result: "SUCCESS", building: false, parameters: { WHOM: "world & <all>", LOUD: true, TONE: "warm" } },
    { number: 2, result: "SUCCESS", building: false, parameters: { WHOM: "you", LOUD: true, TONE: "cold" } },
  ]);
  assert.match((await hudson.get("/job/greet/1/consoleText")).body, /hello world & <all>, true, warm/);
});

test("a job is built where it is tied to", async () => {
  const hudson = await sharedHudson("open");
  for (const node of ["master", "agent-1"]) {
    await hudson.createJob(`on-${node}`, { node, script: "true" });
    await hudson.post(`/job/on-${node}/build`);
    await hudson.finished(`on-${node}`, 1);
  }
  const builtOn = async (job: string) => (await hudson.getJson<{ builtOn: string }>(`/job/${job}/1/api/json`)).builtOn;
  assert.deepEqual([await builtOn("on-master"), await builtOn("on-agent-1")], ["", "agent-1"]);
});

test("builds of a concurrent job run side by side, and another test finds none of it", async () => {
  const hudson = await sharedHudson("open");
  const settings = { parameters: { N: "" }, script: "exec sleep 60" };
  await hudson.createJob("alone", settings);
  await hudson.createJob("together", { ...settings, concurrent: true });
  for (const N of ["1", "2"])
    for (const name of ["alone", "together"]) await hudson.post(`/job/${name}/buildWithParameters`, { N });
  await hudson.running("together", 2);
  await hudson.running("alone", 1);
  await sharedHudson("open");
  assert.deepEqual(await hudson.getJson("/api/json?tree=jobs[name]"), { jobs: [] });
  assert.deepEqual(await hudson.getJson("/queue/api/json?tree=items[id]"), { items: [] });
});

test("a job that is disabled, or waits for its quiet period, is not built", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("off", { parameters: { N: "" }, script: "true", disabled: true });
  await hudson.createJob("quiet", { parameters: { N: "" }, script: "true", quietPeriod: 600 });
  for (const name of ["off", "quiet"])
    assert.equal((await hudson.post(`/job/${name}/buildWithParameters`)).status, 302);
  assert.deepEqual(await hudson.getJson("/job/off/api/json?tree=buildable"), { buildable: false });
  assert.deepEqual([await hudson.builds("off"), await hudson.builds("quiet")], [[], []]);
  const { items } = await hudson.getJson<{ items: { why: string }[] }>("/queue/api/json?tree=items[why]");
  assert.equal(items.length, 1);
  assert.match(items[0]?.why ?? "", /^In the quiet period/);
});

test("with security on, each sees and does what is granted", async () => {
  const hudson = await sharedHudson("guarded");
  await hudson.createJob("job", { script: "true" });
  const statuses = async (as: string | null) => [
    (await hudson.get("/job/job/api/json", { as })).status,
    (await hudson.post("/job/job/build", {}, { as })).status,
  ];
  assert.deepEqual(
    { nobody: await statuses(null), reader: await statuses("reader"), admin: await statuses("admin") },
    { nobody: [403, 403], reader: [200, 403], admin: [200, 302] },
  );
  assert.deepEqual(Object.keys(guardedUsers), ["admin", "reader"]);
});

test("where crumbs are enforced, only a POST with one passes", async () => {
  const hudson = await sharedHudson("guarded");
  await hudson.createJob("job", { script: "true" });
  const refused = await hudson.post("/job/job/build", {}, { crumb: false });
  assert.equal(refused.status, 403);
  assert.match(refused.body, /No valid crumb/);
  assert.deepEqual(await hudson.builds("job"), []);
  assert.equal((await hudson.post("/job/job/build")).status, 302);
  await hudson.finished("job", 1);
});

test("one that is killed refuses connections, and has its jobs and builds again after its next start", async () => {
  await using hudson = await startHudson({ executors: 1 });
  await hudson.createJob("job", { script: "true" });
  await hudson.post("/job/job/build");
  const before = await hudson.finished("job", 1);
  await hudson.kill();
  await assert.rejects(hudson.get("/api/json"), { code: "ECONNREFUSED" });
  await hudson.start();
  assert.deepEqual(await hudson.builds("job"), before);
});
