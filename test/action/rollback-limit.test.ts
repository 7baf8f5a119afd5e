import assert from "node:assert/strict";
import { test } from "node:test";
import { limitInPost, limitOf } from "../../src/action/rollback-limit.ts";

const minute = 60_000;
const told: [title: string, told: string, inMain: number | undefined, afterCancel: number | undefined][] = [
  ["nothing told", "", undefined, 4.5 * minute],
  ["a time", "10m", 10 * minute, 10 * minute],
  ["no limit", "0", undefined, undefined],
];
for (const [title, text, inMain, afterCancel] of told)
  test(`the limit of the whole way back: ${title}`, () => {
    assert.equal(limitOf(text).rollbackTimeoutMs, inMain);
    assert.equal(limitInPost(text, "cancelled").rollbackTimeoutMs, afterCancel);
    // A job that nobody has cancelled has all the time of a job.
    for (const status of ["success", "failure", ""]) assert.equal(limitInPost(text, status).rollbackTimeoutMs, inMain);
  });
