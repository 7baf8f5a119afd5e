import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, pad, widthOf } from "../../src/report/width.ts";

const widths: [text: string, columns: number][] = [
  ["", 0],
  ["abc", 3],
  ["é", 1],
  ["e\u0301", 1],
  ["日本", 4],
  ["👍", 2],
  ["❤️", 2],
  ["✔ ↶", 3],
];
for (const [text, columns] of widths)
  test(`"${text}" takes ${columns} columns`, () => assert.equal(widthOf(text), columns));

const cuts: [text: string, columns: number, expected: string][] = [
  ["abc", 3, "abc"],
  ["abcd", 3, "ab…"],
  ["ab cd", 4, "ab…"],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["abc", 1, "…"],
  ["abc", 0, ""],
  ["abc", -5, ""],
];
for (const [text, columns, expected] of cuts)
  test(`"${text}" cut to ${columns} columns is "${expected}"`, () => assert.equal(cut(text, columns), expected));

test("padding counts columns and never cuts", () => {
  assert.equal(pad("日", 4), "日  ");
  assert.equal(pad("abcde", 4), "abcde");
});
