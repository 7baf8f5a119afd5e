import assert from "node:assert/strict";
import { test } from "node:test";
import { CliFolder } from "../support/cli.ts";

const cases: readonly (readonly [word: string, message: string])[] = [
  ["-", "a step list is read from a file, never from standard input; name one, such as jipper.yml"],
  ["", "the name of the file is empty; name a step list, such as jipper.yml"],
];
for (const [word, message] of cases)
  for (const args of [["run"], ["plan"], ["validate"], ["run", "--help"]])
    test(`'jipper ${args.join(" ")}' says why '${word}' is no step list`, async () => {
      await using folder = new CliFolder();
      const { code, stdout, stderr } = await folder.run(...args, word);
      assert.equal(stderr, `${message}\nsee: jipper ${args[0]} --help\n`);
      assert.deepEqual([code, args.includes("--help") || stdout === ""], [3, true]);
    });
