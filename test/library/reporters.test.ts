import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Job, type JobContext, type Reporter, run } from "../../src/index.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runJobs } from "../support/temp-queue.ts";

/*
 * A reporter of a program in plain JavaScript may do anything; it must stop nothing.
 */

const deaf = () => new Error("deaf");
const reporters: readonly [title: string, reporter: object, warning: RegExp | undefined][] = [
  ["says of output that it was taken, as a stream does", { output: () => true }, undefined],
  ["gives back null", { output: () => null, event: () => null }, undefined],
  [
    "throws at output",
    {
      output: () => {
        throw deaf();
      },
    },
    /deaf/,
  ],
  [
    "rejects at output",
    {
      output: async () => {
        throw deaf();
      },
    },
    /deaf/,
  ],
  [
    "throws at events",
    {
      event: () => {
        throw deaf();
      },
    },
    /deaf/,
  ],
  [
    "rejects at events",
    {
      event: async () => {
        throw deaf();
      },
    },
    /deaf/,
  ],
  [
    "rejects with what cannot be looked at",
    { event: () => Promise.reject(Object.create(null)) },
    /cannot be looked at/,
  ],
];

/** What the process warned of meanwhile, and what nobody caught. */
async function heard(work: () => Promise<unknown>): Promise<readonly string[]> {
  const words: string[] = [];
  const warn = ({ message }: Error) => void words.push(message);
  const uncaught = (error: unknown) => void words.push(`uncaught: ${error}`);
  process.on("warning", warn).on("unhandledRejection", uncaught);
  await work();
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
  process.off("warning", warn).off("unhandledRejection", uncaught);
  return words;
}

for (const [title, reporter, warning] of reporters) {
  const check = (words: readonly string[]) => {
    const expected = warning ?? /^$/;
    assert.match(words[0] ?? "", expected);
    assert.deepEqual(
      words.filter((word) => !expected.test(word)),
      [],
    );
  };

  test(`a reporter that ${title} does not stop a queue`, async () => {
    const job = new Job((_: undefined, { log }: JobContext) => log("line"));
    check(await heard(() => runJobs(job, { reporter: reporter as Reporter })));
    assert.equal(job.done, true);
  });

  test(`a reporter that ${title} does not stop a step list`, async () => {
    await using folder = tempFolder();
    const file = join(folder.path, "jipper.yml");
    fs.writeFileSync(file, "steps: [{ run: echo line }]");
    const options = { reporter: reporter as Reporter, journal: join(folder.path, "j") };
    const outcomes: string[] = [];
    check(await heard(async () => void outcomes.push((await run(file, options)).outcome)));
    assert.deepEqual(outcomes, ["succeeded"]);
  });
}
