import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedHudson } from "../../support/hudson/shared.ts";
import { select } from "../../support/selections.ts";

test("a request that waits through a restart of the server is followed to its end", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", { parameters: { SECONDS_LONG: "0" }, script: 'exec sleep "$SECONDS_LONG"' });
  await hudson.post("/job/one/buildWithParameters", { SECONDS_LONG: "60" });
  await hudson.running("one", 1);
  let restarted: Promise<void> | undefined;
  const { result, notices } = await select(
    { url: hudson.url, candidates: ["one"], parameters: { SECONDS_LONG: "1" } },
    ({ event }) => {
      if (event === "trigger.confirmed") restarted = hudson.restart();
    },
  );
  await restarted;
  assert.deepEqual([result.outcome, result.result], ["finished", "SUCCESS"], result.reason);
  assert.ok(
    notices.some((words) => words.includes("trying again")),
    notices.join("\n"),
  );
  // The first is ended by the restart, as FAILURE where its shell goes before its server.
  const [first, ...others] = (await hudson.builds("one")).map(({ result: end }) => end);
  assert.match(first ?? "", /^(ABORTED|FAILURE)$/);
  assert.deepEqual(others, ["SUCCESS"]);
});

test("a build that a restart ends is told as the server tells it", async () => {
  const hudson = await sharedHudson("open");
  await hudson.createJob("one", { script: "exec sleep 60" });
  let restarted: Promise<void> | undefined;
  const { result } = await select({ url: hudson.url, candidates: ["one"] }, ({ event }) => {
    if (event === "build.started") restarted = hudson.restart();
  });
  await restarted;
  const [build] = await hudson.builds("one");
  assert.ok(build?.result === "ABORTED" || build?.result === "FAILURE");
  assert.deepEqual([result.outcome, result.result], ["finished", build.result], result.reason);
});
