import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTrial, faults, type Trial, tryFault } from "../../support/fault-trials.ts";
import { sharedHudson } from "../../support/hudson/shared.ts";

/** More than a request needs from the first look to the end of its build. */
const positions = 10;

test("whatever happens to any one request, exactly one build comes of it", async (t) => {
  const hudson = await sharedHudson("open");
  await Promise.all(
    faults.map(async ([title, fault], index) => {
      const job = `job-${index}`;
      await hudson.createJob(job, { parameters: { N: "" }, script: "true" });
      const countBuilds = async () => (await hudson.builds(job)).length;
      const trials: Trial[] = [];
      for (let position = 1; position <= positions; position++)
        trials.push(await tryFault({ url: hudson.url, job, fault, position, countBuilds }));
      await t.test(`with one request ${title}`, () => {
        assert.equal(trials.length, positions);
        for (const trial of trials) checkTrial(trial);
      });
    }),
  );
});
