import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesOf } from "./bytes-of.ts";
import type { Story } from "./story.ts";
import { started, succeeded, told } from "./story.ts";

const noisy = Buffer.from("\u001b[31mred\u001b[0m\r50%\r100%\r\n\u001b]0;title\u0007tab\there \u202e\nünï ✔\n");

test("output goes to a pipe byte for byte, even where it is no UTF-8", async () => {
  const lines = Buffer.concat([noisy, Buffer.from([0xff, 0x00, 0xc3, 0x0a])]);
  const story: Story = [
    told({ event: "run.started", steps: ["a"] }),
    started("a", "x"),
    { step: "a", phase: "step", lines },
  ];
  const gutter = Buffer.from("  │ ");
  const expected = lines.toString("latin1").replaceAll(/[^\n]*\n/g, (line) => gutter.toString("latin1") + line);
  const written = (await bytesOf(story, {})).toString("latin1");
  assert.equal(written.slice(written.indexOf("x\n") + 2), expected);
});

test("output is made harmless where that is asked for", async () => {
  const story: Story = [started("a", "x"), { step: "a", phase: "step", lines: noisy }];
  const written = (await bytesOf(story, { isInert: true })).toString();
  assert.equal(written, "  ▶ a  x\n  │ red\\r50%\\r100%\n  │ \\x1b]0;title\\x07tab\there \\u202e\n  │ ünï ✔\n");
});

test("names from outside can't move the cursor or break a line", async () => {
  const story: Story = [
    told({ event: "run.started", name: "\u001b[2Jboo\nsecond", file: "a\rb.yml", steps: ["a\u0007"] }),
    started("a\u0007", "\u009b2J\ttwo\nthree"),
    succeeded("a\u0007", 100),
  ];
  assert.equal(
    (await bytesOf(story, {})).toString(),
    `\\x1b[2Jboo · run 7f3k · a\\rb.yml\n\n  ▶ a\\x07  \\x9b2J two\n  ✔ a\\x07  \\x9b2J two${" ".repeat(28)}0.1 s\n`,
  );
});
