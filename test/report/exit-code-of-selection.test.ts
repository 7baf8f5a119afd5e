import assert from "node:assert/strict";
import { test } from "node:test";
import { type Expectation, exitCodeOfSelection } from "../../src/report/selection/exit-code-of-selection.ts";
import type { SelectionResult } from "../../src/report/selection-result.ts";
import { selection } from "./selection.ts";

type Codes = { readonly finished: number; readonly started: number; readonly queued: number };

const ends: [title: string, end: Partial<SelectionResult>, byWaitFor: Codes][] = [
  ["a build that ended well", { result: "SUCCESS" }, { finished: 0, started: 0, queued: 0 }],
  ["a build that failed", { result: "FAILURE" }, { finished: 1, started: 0, queued: 0 }],
  ["an unstable build", { result: "UNSTABLE" }, { finished: 1, started: 0, queued: 0 }],
  ["a build that was stopped", { result: "ABORTED" }, { finished: 1, started: 1, queued: 1 }],
  ["a build whose result nobody knows", { result: null }, { finished: 1, started: 0, queued: 0 }],
  ["a build that runs", { outcome: "started", result: null }, { finished: 2, started: 0, queued: 0 }],
  ["an item that waits", { outcome: "queued", result: null }, { finished: 2, started: 2, queued: 0 }],
  ["nothing that was triggered", { outcome: "not-triggered", result: null }, { finished: 1, started: 1, queued: 1 }],
  ["a request out of sight", { outcome: "lost-sight", result: null }, { finished: 2, started: 2, queued: 2 }],
];
for (const [title, end, byWaitFor] of ends)
  test(`${title} is ${Object.values(byWaitFor).join(", ")} to who waits for its end, its start, the queue`, () => {
    const result = selection(end);
    const codes = (["finished", "started", "queued"] as const).map((waitFor) => [
      waitFor,
      exitCodeOfSelection(result, { waitFor }),
    ]);
    assert.deepEqual(Object.fromEntries(codes), byWaitFor);
    assert.equal(exitCodeOfSelection(result, {}), byWaitFor.finished, "its end is what is waited for unless told");
  });

const more: [title: string, end: Partial<SelectionResult>, expected: Expectation, code: number][] = [
  ["a result that is allowed is a good one", { result: "UNSTABLE" }, { allowResults: ["SUCCESS", "UNSTABLE"] }, 0],
  ["SUCCESS that is not allowed is none", { result: "SUCCESS" }, { allowResults: ["FAILURE"] }, 1],
  ["so may be a stopped one", { result: "ABORTED" }, { allowResults: ["ABORTED"], waitFor: "started" }, 0],
  ["a dry run that found a candidate", { outcome: "not-triggered", result: null }, { dryRun: true }, 0],
  ["a dry run that found none", { outcome: "not-triggered", result: null, job: null }, { dryRun: true }, 1],
];
for (const [title, end, expected, code] of more)
  test(`${title}: ${code}`, () => assert.equal(exitCodeOfSelection(selection(end), expected), code));
