import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "../../src/plan/excerpt.ts";

/** The line, and the carets that must stand below it. */
const lines: [title: string, line: string, column: number, length: number, shown: string, carets: string][] = [
  ["stand below what is meant", "    rever: x", 5, 5, "    rever: x", "    ^^^^^"],
  ["are at least one", "", 1, 1, "", ""],
  ["may stand behind the end", "run:", 5, 1, "run:", "    ^"],
  ["end where the line ends", "run: abc", 6, 99, "run: abc", "     ^^^"],
  ["stand right behind tabs", "\trun:\tabc", 7, 3, "    run:    abc", "            ^^^"],
  ["cover a whole tab", "\tx", 1, 1, "    x", "^^^^"],
  ["stand right behind wide characters", "日本: äx", 5, 2, "日本: äx", "      ^^"],
  ["cover wide characters", "a: 日本", 4, 2, "a: 日本", "   ^^^^"],
  ["count a character beyond the first plane once", "😀: x", 4, 1, "😀: x", "    ^"],
  ["stand right behind accents that take no room", "e\u0301: x", 5, 1, "e\u0301: x", "   ^"],
  ["stand right behind what was made visible", "\u001b[1m: x", 7, 1, "\\x1b[1m: x", "         ^"],
  ["stand right where the text would run backwards", "\u202ea: x", 5, 1, "\\u202ea: x", "         ^"],
  [
    "stay in sight in a long line",
    `${"a".repeat(5000)}BAD${"b".repeat(5000)}`,
    5001,
    3,
    `…${"a".repeat(60)}BAD${"b".repeat(36)}…`,
    `${" ".repeat(61)}^^^`,
  ],
  [
    "cover what is left of a long text",
    `run: ${"b".repeat(5000)}`,
    6,
    5000,
    `run: ${"b".repeat(95)}…`,
    `     ${"^".repeat(96)}`,
  ],
  [
    "stay in sight in a long line of wide characters",
    "日".repeat(5000),
    2500,
    1,
    `…${"日".repeat(30)}${"日".repeat(19)}…`,
    `${" ".repeat(61)}^^`,
  ],
];
for (const [title, line, column, length, shown, carets] of lines)
  test(`carets ${title}`, () =>
    assert.deepEqual(
      excerpt(line, { line: 7, column, length, message: "" }),
      shown === "" ? [] : [`  7 | ${shown}`, `    | ${carets}`],
    ));

test("the margin is as wide as the number of the line", () => {
  assert.deepEqual(excerpt("abc", { line: 1234, column: 2, length: 1, message: "" }), ["  1234 | abc", "       |  ^"]);
});
