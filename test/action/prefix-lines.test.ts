import assert from "node:assert/strict";
import { test } from "node:test";
import { prefixLines } from "../../src/action/prefix-lines.ts";

const cases: [title: string, lines: string, expected: string][] = [
  ["nothing stays nothing", "", ""],
  ["each line has the prefix, empty ones too", "one\n\ntwo\n", "ä│ one\nä│ \nä│ two\n"],
  ["a last line without its end has it as well", "one\ntwo", "ä│ one\nä│ two"],
  ["commands stay as they are", "::error::x\none\n \t::add-mask::s\n", "::error::x\nä│ one\n \t::add-mask::s\n"],
  [
    "all that is blank to the runner may stand before a command",
    "\u00a0::add-mask::s\n\u0085\u3000 ::x\n\u200b::y\n\u00a0\n",
    "\u00a0::add-mask::s\n\u0085\u3000 ::x\nä│ \u200b::y\nä│ \u00a0\n",
  ],
  ["only the beginning makes a command", "a::error::x\n:x\n\n::y\n", "ä│ a::error::x\nä│ :x\nä│ \n::y\n"],
  ["the other kind of command may stand anywhere", "##[error]x\n", "ä│ ##[error]x\n"],
  ["ends of lines as on Windows are kept", "one\r\n::error::x\r\n", "ä│ one\r\n::error::x\r\n"],
  ["a dollar sign means nothing", "$& $1\n", "ä│ $& $1\n"],
];
for (const [title, lines, expected] of cases)
  test(title, () => assert.equal(Buffer.from(prefixLines(Buffer.from(lines), "ä│ ")).toString(), expected));

test("bytes that are no text stay as they are", () => {
  const lines = Buffer.from([0xff, 0x00, 0xc3, 0x0a]);
  assert.deepEqual(Buffer.from(prefixLines(lines, "a")), Buffer.from([0x61, ...lines]));
});

test("what lies around the block in its memory is left alone", () => {
  const memory = Buffer.from("xxone\nxx");
  assert.equal(Buffer.from(prefixLines(memory.subarray(2, 6), "> ")).toString(), "> one\n");
});
