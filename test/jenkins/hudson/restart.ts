import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedHudson } from "../../support/hudson/shared.ts";
import type { Hudson } from "../../support/hudson.ts";
import { select } from "../../support/selections.ts";

test("a request that waits through a restart is followed to its end, or told as gone where the server lost it", async () => {
  const ends: string[] = [];
  // This server loses what waits at one restart in some: what is said must be so then as well.
  for (let attempt = 1; attempt <= 4 && !ends.includes("finished SUCCESS"); attempt++) {
    const hudson = await sharedHudson("open");
    await hudson.createJob("one", { parameters: { SECONDS_LONG: "0" }, script: 'exec sleep "$SECONDS_LONG"' });
    await hudson.post("/job/one/buildWithParameters", { SECONDS_LONG: "60" });
    await hudson.running("one", 1);
    let restarted: Promise<void> | undefined;
    const { result } = await select(
      { url: hudson.url, candidates: ["one"], parameters: { SECONDS_LONG: "1" } },
      ({ event }) => {
        if (event === "trigger.confirmed") restarted = restartQuietly(hudson);
      },
    );
    await restarted;
    const ours = (await hudson.builds("one")).filter(({ parameters }) => parameters["SECONDS_LONG"] === "1");
    ends.push(`${result.outcome} ${result.result}`);
    assert.equal(result.outcome === "finished", ours.length === 1, `${ends}: ${result.reason}`);
    assert.ok(ours.length <= 1);
  }
  assert.ok(ends.includes("finished SUCCESS"), ends.join(", "));
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

/**
 * As an administrator does it: nothing new is started any more. Else what waits may start in the moment in which all ends,
 * and leaves no trace.
 */
async function restartQuietly(hudson: Hudson): Promise<void> {
  assert.equal((await hudson.post("/quietDown")).status, 302);
  await hudson.restart();
}
