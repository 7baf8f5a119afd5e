import assert from "node:assert/strict";
import { test } from "node:test";
import { ownFlags } from "../../src/runner/call/own-flags.ts";

const cases: readonly [given: readonly string[], kept: readonly string[]][] = [
  [[], []],
  [
    ["--import", "tsx", "-r", "./a.cjs"],
    ["--import", "tsx", "-r", "./a.cjs"],
  ],
  [
    ["--max-old-space-size=64", "--conditions", "dev"],
    ["--max-old-space-size=64", "--conditions", "dev"],
  ],
  [
    ["--test", "--import", "tsx", "--test-reporter", "tap"],
    ["--import", "tsx"],
  ],
  [["--test-reporter=tap", "--watch-path", "./src", "--watch"], []],
  [
    ["--inspect", "--inspect-brk=0", "--inspect-port", "9230", "--import", "tsx"],
    ["--import", "tsx"],
  ],
  [
    ["--import", "tsx", "-e", "1 + 1"],
    ["--import", "tsx"],
  ],
  [
    ["-p", "-e", "1 + 1", "--import", "tsx"],
    ["--import", "tsx"],
  ],
  [["-pe", "1 + 1"], []],
  [["--input-type", "module", "--eval", "1"], []],
  [["--input-type=module", "--eval=1", "--print=1"], []],
];
for (const [given, kept] of cases)
  test(`of '${given.join(" ")}' another process gets '${kept.join(" ")}'`, () =>
    assert.deepEqual(ownFlags(given), kept));
