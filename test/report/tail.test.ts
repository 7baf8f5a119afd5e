import assert from "node:assert/strict";
import { test } from "node:test";
import { tail } from "../../src/report/tail.ts";

const cases: [title: string, blocks: string[], lines: string[], above: number][] = [
  ["nothing was printed", [], [], 0],
  ["an empty block", [""], [], 0],
  ["fewer lines than are kept", ["a\nb\n"], ["a", "b"], 0],
  ["more lines in one block", ["a\nb\nc\nd\n"], ["b", "c", "d"], 1],
  ["more lines in several blocks", ["a\nb\n", "c\n", "d\ne\n"], ["c", "d", "e"], 2],
  ["empty lines count", ["a\n\n", "\n\n"], ["", "", ""], 1],
  ["a first line that is empty", ["\na\n"], ["", "a"], 0],
  ["a last line without its end", ["a\nb"], ["a", "b"], 0],
  ["ends of lines as on Windows", ["a\r\nb\r\n"], ["a", "b"], 0],
];
for (const [title, blocks, lines, above] of cases)
  test(`${title}: the last three are kept`, () => {
    const last = tail(3);
    for (const block of blocks) last.add(new TextEncoder().encode(block));
    assert.deepEqual({ lines: last.lines(), above: last.above() }, { lines, above });
  });

test("of a very long line the beginning is kept, without half a character", () => {
  const last = tail(1);
  last.add(new TextEncoder().encode(`x${"é".repeat(10_000)}\n`));
  assert.equal(last.lines()[0], `x${"é".repeat(2047)}…`);
});

test("what is kept does not change when the block is used again", () => {
  const last = tail(1);
  const block = new TextEncoder().encode("one\n");
  last.add(block);
  block.fill(0x78);
  assert.deepEqual(last.lines(), ["one"]);
});
