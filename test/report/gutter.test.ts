import assert from "node:assert/strict";
import { test } from "node:test";
import { countLines, gutter } from "../../src/report/gutter.ts";

// Both ways of copying are taken: that for short lines, and that for long ones.
const cases: [title: string, lines: string, expected: string][] = [
  ["nothing", "", ""],
  ["one line", "a\n", "> a\n"],
  ["short lines", "a\nb\n\nc\n", "> a\n> b\n> \n> c\n"],
  ["a short line that is not ended", "a\nb", "> a\n> b\n"],
  ["long lines", `${"x".repeat(50)}\n${"y".repeat(50)}\n`, `> ${"x".repeat(50)}\n> ${"y".repeat(50)}\n`],
  ["a long line that is not ended", "x".repeat(50), `> ${"x".repeat(50)}\n`],
  ["a long empty end", `${"x".repeat(50)}\n\n`, `> ${"x".repeat(50)}\n> \n`],
];
for (const [title, lines, expected] of cases)
  test(`${title}: a prefix stands before each line`, () => {
    const utf8 = new TextEncoder();
    assert.equal(new TextDecoder().decode(gutter(utf8.encode(lines), utf8.encode("> "))), expected);
  });

for (const length of [3, 300])
  test(`bytes that are no text come through in lines of ${length}`, () => {
    const line = Uint8Array.from({ length }, (_, index) => (index === length - 1 ? 10 : 255 - (index % 200)));
    assert.deepEqual([...gutter(line, Uint8Array.of(1, 0xe2, 2))], [1, 0xe2, 2, ...line]);
  });

for (const length of [1, 50])
  test(`a part of a larger buffer is that part, in lines of ${length}`, () => {
    const line = `${"x".repeat(length)}\n`;
    const part = Buffer.from(`__${line}${line}__`).subarray(2, -2);
    assert.equal(Buffer.from(gutter(part, Buffer.from("$& "))).toString(), `$& ${line}$& ${line}`);
    assert.equal(countLines(part), 2);
  });
