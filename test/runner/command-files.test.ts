import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAssignments, parsePaths } from "../../src/runner/work/command-files.ts";

const good: readonly [title: string, text: string, values: { [name: string]: string }][] = [
  ["a value", "a=1\n", { a: "1" }],
  ["a last line without its end", "a=1", { a: "1" }],
  ["nothing", "", {}],
  ["empty lines", "\n\na=1\n\nb=2\n", { a: "1", b: "2" }],
  ["an empty value", "a=\n", { a: "" }],
  ["a value with = and <<", "a=b=c<<d\n", { a: "b=c<<d" }],
  ["blanks as they are", " a = b \n", { " a ": " b " }],
  ["the later one of two", "a=1\na=2\n", { a: "2" }],
  ["several lines", "a<<END\none\n\ntwo\nEND\nb=2\n", { a: "one\n\ntwo", b: "2" }],
  ["no lines between the delimiters", "a<<END\nEND\n", { a: "" }],
  ["a delimiter with =", "a<<E=F\nx\nE=F\n", { a: "x" }],
  ["a line that only begins like the delimiter", "a<<END\nEND \nEND\n", { a: "END " }],
  ["a carriage return, which is part of the value", "a=1\r\n", { a: "1\r" }],
  ["a name that objects have", "__proto__x=1\nconstructor=2\n", { __proto__x: "1", constructor: "2" } as never],
];
for (const [title, text, values] of good)
  test(`reads ${title}`, () => assert.deepEqual({ ...parseAssignments(text, "F") }, { values }));

const bad: readonly [title: string, text: string, values: { [name: string]: string }, problem: string][] = [
  ["a line that assigns nothing", "a=1\nfoo\nb=2\n", { a: "1" }, "F, line 2: 'foo' is no assignment; write NAME=VALUE"],
  ["a missing name", "=1\n", {}, "F, line 1: a name is missing before '='"],
  ["a missing name before a delimiter", "<<E\nE\n", {}, "F, line 1: a name is missing before '<<'"],
  ["a missing delimiter", "a<<\n", {}, "F, line 1: a delimiter is missing behind 'a<<'"],
  [
    "a value without end",
    "b=1\na<<E\nx\n",
    { b: "1" },
    "F, line 2: the value of 'a' has no end: the line 'E' is missing",
  ],
];
for (const [title, text, values, problem] of bad)
  test(`names ${title}, and keeps what stands before it`, () =>
    assert.deepEqual({ ...parseAssignments(text, "F") }, { values, problem }));

test("puts the folder that was added last first", () => assert.deepEqual(parsePaths("/a\n\n/b\n"), ["/b", "/a"]));
