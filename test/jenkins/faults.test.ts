import assert from "node:assert/strict";
import { test } from "node:test";
import { startFakeJenkins } from "../support/fake-jenkins/fake-jenkins.ts";
import { checkTrial, faults, type Trial, tryFault } from "../support/fault-trials.ts";

/** More than a request needs from the first look to the end of its build. */
const positions = 12;

const parameters = [{ name: "N", kind: "string" }] as const;
const kinds = [
  ["without an id of the request", parameters],
  ["with an id of the request", [...parameters, { name: "JIPPER_REQUEST_ID", kind: "string" }]],
] as const;

for (const [kind, declared] of kinds)
  test(`whatever happens to any one request, exactly one build comes of it, ${kind}`, async (t) => {
    await Promise.all(
      faults.map(async ([title, fault]) => {
        await using jenkins = await startFakeJenkins({ jobs: { a: { parameters: declared, durationMs: 50 } } });
        const countBuilds = async () => jenkins.builds("a").length;
        const trial = { url: jenkins.url, user: "user", token: "token", job: "a", fault, countBuilds };
        const trials: Trial[] = [];
        for (let position = 1; position <= positions; position++) trials.push(await tryFault({ ...trial, position }));
        await t.test(`with one request ${title}`, () => {
          assert.equal(trials.length, positions);
          for (const one of trials) checkTrial(one);
        });
      }),
    );
  });
