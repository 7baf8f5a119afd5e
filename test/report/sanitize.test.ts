import assert from "node:assert/strict";
import { test } from "node:test";
import {
  firstLine,
  label,
  sanitize,
  sanitizeDroppingColours,
  sanitizeKeepingColours,
} from "../../src/report/sanitize.ts";

const harmful: [title: string, text: string, shown: string][] = [
  ["an escape sequence", "\u001b[2J", "\\x1b[2J"],
  ["a title that would be set", "\u001b]0;me\u0007", "\\x1b]0;me\\x07"],
  ["the one-character form of an escape", "\u009b2J", "\\x9b2J"],
  ["a lone carriage return", "good\rbad", "good\\rbad"],
  ["a line feed", "a\nb", "a\\nb"],
  ["a backspace, a delete and a null", "\b\u007f\0", "\\x08\\x7f\\x00"],
  ["text turned round", "a\u202eb\u2066c\u2069\u200f\u061c", "a\\u202eb\\u2066c\\u2069\\u200f\\u061c"],
  ["line ends that only some programs know", "a\u2028b\u2029c\u0085", "a\\u2028b\\u2029c\\x85"],
];
for (const [title, text, shown] of harmful) test(`${title} becomes visible`, () => assert.equal(sanitize(text), shown));

test("tabs, accents, pictures and other scripts stay as they are", () => {
  const text = "a\tb é 日本 👩‍👩‍👧 ✔ עברית \\x1b";
  assert.equal(sanitize(text), text);
});

const coloured = "\u001b[1;31mred\u001b[0m \u001b[2Kplain";
test("colours may be kept, and end with the line", () =>
  assert.equal(sanitizeKeepingColours(coloured), "\u001b[1;31mred\u001b[0m \\x1b[2Kplain\u001b[0m"));
test("a line without colours gets none", () => assert.equal(sanitizeKeepingColours("a\rb"), "a\\rb"));
test("colours may be dropped", () => assert.equal(sanitizeDroppingColours(coloured), "red \\x1b[2Kplain"));

const lines: [text: string, first: string][] = [
  ["", ""],
  ["\n \r\n", ""],
  ["one\r\ntwo", "one"],
  ["\n\n  one\ntwo", "  one"],
];
for (const [text, first] of lines)
  test(`the first line of ${JSON.stringify(text)} is ${JSON.stringify(first)}`, () =>
    assert.equal(firstLine(text), first));

test("a label is one harmless line without tabs", () => assert.equal(label("\n a\tb\u001b \nc"), "a b\\x1b"));
