import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDuration } from "../../src/plan/duration.ts";

const durations: [text: string, ms: number][] = [
  ["500ms", 500],
  ["90s", 90_000],
  ["5m", 300_000],
  ["1h30m", 5_400_000],
  ["2d", 172_800_000],
  ["1d2h3m4s5ms", 93_784_005],
  ["1.5s", 1500],
  ["0.5h", 1_800_000],
  ["1.1s", 1100],
  ["007s", 7000],
  ["0", 0],
  ["0s", 0],
  ["0h0m", 0],
  ["0.0001ms", 1],
  ["1.4ms", 1],
];
for (const [text, ms] of durations) test(`'${text}' is ${ms} ms`, () => assert.equal(parseDuration(text), ms));

const others = [
  ..."5 minutes|90|1.5|s|ms||0.0|30m1h|1m1m|1h 30m| 5s|5s |-5s|+5s|.5s|5.s|1e3s|5S|5min|1,5s|٥s|5s\n|0x5s|1_000s|NaNs".split(
    "|",
  ),
  `${"9".repeat(30)}d`,
  "1s".repeat(10_000),
];
for (const text of others)
  test(`${JSON.stringify(text.slice(0, 40))} is no duration`, () => assert.equal(parseDuration(text), undefined));
