// A step that prints lines, each another one: print-lines.mjs BYTES LINE_LENGTH [LINES_PER_SECOND]. Says in the file
// `printed` how many bytes were taken so far, and at the end in `sum` what they add up to.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const [bytes, lineLength, linesPerSecond = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number);
const hash = createHash("sha256");
const progress = fs.openSync("printed", "w");
const linesAtOnce = Math.ceil(Math.min(65_536 / lineLength, linesPerSecond / 100));
const filler = "x".repeat(Math.max(0, lineLength - 11));
const began = performance.now();
let printed = 0;
for (let line = 0; printed < bytes; ) {
  let text = "";
  for (let count = 0; count < linesAtOnce; count++) text += `${String(line++).padStart(10, "0")}${filler}\n`;
  const block = Buffer.from(lineLength >= bytes ? text.slice(0, bytes) : text);
  for (let at = 0; at < block.length; ) at += fs.writeSync(1, block, at); // waits until it is taken
  hash.update(block);
  printed += block.length;
  fs.writeSync(progress, `${printed}\n`, 0);
  const dueIn = (line / linesPerSecond) * 1000 - (performance.now() - began);
  if (dueIn > 1) await sleep(dueIn);
}
fs.writeFileSync("sum", hash.digest("hex"));
