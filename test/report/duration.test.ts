import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, roughly, timeLimit } from "../../src/report/duration.ts";

const measured: [ms: number, said: string][] = [
  [-3, "0 ms"],
  [0, "0 ms"],
  [12.4, "12 ms"],
  [99.4, "99 ms"],
  [99.6, "0.1 s"],
  [300, "0.3 s"],
  [13_700, "13.7 s"],
  [59_949, "59.9 s"],
  [59_950, "1 m"],
  [125_000, "2 m 5 s"],
  [3_599_400, "59 m 59 s"],
  [3_599_500, "1 h"],
  [3_780_000, "1 h 3 m"],
  [3_725_000, "1 h 2 m"],
  [7_199_999, "2 h"],
];
for (const [ms, said] of measured)
  test(`${ms} ms that were measured are "${said}"`, () => assert.equal(duration(ms), said));

const chosen: [ms: number, said: string][] = [
  [500, "500 ms"],
  [1500, "1.5 s"],
  [5000, "5 s"],
  [90_000, "1 m 30 s"],
  [300_000, "5 m"],
  [5_400_000, "1 h 30 m"],
  [3_601_000, "1 h 1 s"],
];
for (const [ms, said] of chosen)
  test(`a limit of ${ms} ms is "${said}", to the letter`, () => assert.equal(timeLimit(ms), said));

const thought: [ms: number, said: string][] = [
  [1, "1.0 s"],
  [12_345, "12.0 s"],
  [125_000, "2 m 10 s"],
  [3_459_000, "58 m"],
];
for (const [ms, said] of thought)
  test(`${ms} ms that are only thought are "${said}"`, () => assert.equal(roughly(ms), said));
