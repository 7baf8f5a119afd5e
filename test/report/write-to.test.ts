import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { writeTo } from "../../src/report/write-to.ts";

test("a stream with room takes the text at once", () => {
  assert.equal(writeTo(new PassThrough())("x"), undefined);
});

test("a full stream holds the writer back until it has room again", async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const written = writeTo(stream)("xx");
  assert.ok(written instanceof Promise);
  stream.resume();
  await written;
  assert.deepEqual([stream.listenerCount("drain"), stream.listenerCount("close")], [0, 0]);
});

test("a reader that goes away neither stops the writer nor is written to again", async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const write = writeTo(stream);
  const written = write("xx");
  stream.destroy(new Error("EPIPE"));
  await written;
  assert.equal(write("more"), undefined);
});
