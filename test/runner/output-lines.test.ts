import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Mask } from "../../src/report/mask/mask.ts";
import { OutputLines } from "../../src/runner/process/output-lines.ts";

function split(chunks: readonly Buffer[]): Buffer[] {
  const lines = new OutputLines();
  return [...chunks.map((chunk) => lines.push(chunk)), lines.end()].filter((block) => block.length > 0);
}

test("loses, adds and reorders nothing, wherever the chunks are cut, but for the end of the last line", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "ä", "€", "😀", "\n", "\r\n") })), (texts) => {
      const bytes = Buffer.from(texts.join(""));
      const chunks = texts.length === 0 ? [] : cut(bytes, Math.max(1, Math.ceil(bytes.length / texts.length)));
      const blocks = split(chunks);
      for (const block of blocks) assert.equal(block.at(-1), 0x0a);
      const whole = Buffer.concat(blocks).toString();
      const text = bytes.toString();
      assert.equal(whole, text === "" || text.endsWith("\n") ? text : `${text}\n`);
    }),
  );
});

test("passes a line of many megabytes on in pieces that say so, and tears no character", () => {
  const line = "€".repeat(1_000_000);
  const blocks = split(cut(Buffer.from(`${line}\nnext\n`), 64 * 1024));
  assert.ok(blocks.every((block) => block.length < 1.2 * 1024 * 1024));
  const pieces = Buffer.concat(blocks).toString();
  assert.ok(!pieces.includes("\uFFFD"));
  assert.equal(pieces.replaceAll(" … (the line goes on)\n", ""), `${line}\nnext\n`);
});

test("tears no character that comes byte by byte where a long line is cut", () => {
  for (const character of ["é", "€", "😀"])
    for (let before = 1; before <= 5; before++) {
      const lines = new OutputLines();
      const start = Buffer.from("x".repeat(1024 * 1024 - before));
      const bytes = cut(Buffer.from(`${character.repeat(6)}\n`), 1);
      const blocks = [start, ...bytes].map((chunk) => lines.push(chunk)).filter((block) => block.length > 0);
      const pieces = blocks.map((block) => block.toString());
      assert.equal(pieces.length, 2);
      assert.ok(!pieces.join("").includes("\uFFFD"), `${character} ${before}`);
      assert.equal(pieces.join("").replace(" … (the line goes on)\n", ""), `${start}${character.repeat(6)}\n`);
    }
});

test("no secret is torn where a long line is cut, wherever it stands", () => {
  const mask = new Mask();
  for (const secret of ["hush-hush", "hush-hush-and-more", "geheim-€-Wörter"]) mask.add(secret, secret);
  const limit = 1024 * 1024;
  const masked = (text: string) => {
    const lines = new OutputLines((line) => mask.cutAt(line));
    const bytes = Buffer.from(text);
    // The first chunk is just long enough to be cut.
    const blocks = [lines.push(bytes.subarray(0, limit + 1)), lines.push(bytes.subarray(limit + 1)), lines.end()];
    return blocks.map((block) => Buffer.from(mask.bytes(block)).toString()).join("");
  };
  for (const secret of ["hush-hush", "hush-hush-and-more", "geheim-€-Wörter", "hush-hush".repeat(3)])
    for (const before of [-3, 0, 1, 8, 9, 17, 18, 19, 50]) {
      const told = masked(`${"x".repeat(limit - before)}${secret}${"y".repeat(100)}\n`);
      assert.equal(
        told.replace(" … (the line goes on)\n", ""),
        `${"x".repeat(limit - before)}***${"y".repeat(100)}\n`,
        `${secret}, ${before} bytes before the limit`,
      );
    }
});

test("a line that is all one secret is cut all the same", () => {
  const mask = new Mask();
  mask.add("long", "s".repeat(1_500_000));
  const lines = new OutputLines((line) => mask.cutAt(line));
  const blocks = cut(Buffer.from(`${"s".repeat(3_000_000)}\n`), 64 * 1024).map((chunk) => lines.push(chunk));
  assert.ok(blocks.every((block) => block.length < 1.2 * 1024 * 1024));
});

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
