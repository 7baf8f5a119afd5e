import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const printer = fileURLToPath(new URL("../support/print-lines.mjs", import.meta.url));

/** Set it to 1000 to try the whole of what is promised. */
const megabytes = Number(process.env["JIPPER_OUTPUT_MB"] ?? 200);
const mostMore = 100 * 1024; // kB

const gutter = Buffer.from("  │ ");
const cut = Buffer.from(" … (the line goes on)\n");

type Printing = { readonly bytes: number; readonly lineLength: number; readonly linesPerSecond?: number };
type Reading = {
  /** After how many bytes the reader stops reading, each time for so long. */
  readonly stalls?: { readonly every: number; readonly ms: number };
};

const cases: readonly [title: string, printing: Printing, reading: Reading][] = [
  [`${megabytes} MB`, { bytes: megabytes * 1e6, lineLength: 1000 }, {}],
  [
    `${megabytes} MB to a reader that stalls again and again`,
    { bytes: megabytes * 1e6, lineLength: 1000 },
    { stalls: { every: (megabytes * 1e6) / 4, ms: 1500 } },
  ],
  ["a line of 100 MB", { bytes: 100e6, lineLength: 100e6 }, {}],
  ["20,000 lines a second", { bytes: 20_000 * 8 * 50, lineLength: 50, linesPerSecond: 20_000 }, {}],
];

describe("output of any size", { skip: process.platform !== "linux" }, () => {
  for (const [title, printing, reading] of cases)
    test(`${title}: all of it comes in order, and the memory of Jipper stays flat`, async (t) => {
      await using folder = tempFolder();
      const { child, highWater } = started(t, folder.path, printing);
      const received = await receive(child, folder.path, reading);
      assert.equal(received.sum, fs.readFileSync(join(folder.path, "sum"), "utf8"));
      assert.ok(received.stalls >= (reading.stalls === undefined ? 0 : 3), `${received.stalls} stalls`);
      const more = highWater() - received.before;
      t.diagnostic(`${received.before} kB, and ${more} kB more, in ${Math.round(received.ms)} ms`);
      assert.ok(more < mostMore, `${more} kB more than ${received.before} kB`);
      fs.writeFileSync(join(folder.path, "go"), "");
      const [code] = await once(child, "close");
      assert.equal(code, 0);
    });
});

/** Starts Jipper with a step that prints, and one behind it that waits for the file `go`. */
function started(t: TestContext, folder: string, { bytes, lineLength, linesPerSecond }: Printing) {
  const words = [process.execPath, printer, bytes, lineLength, linesPerSecond ?? ""].join(" ");
  const wait = "until [ -e go ]; do sleep 0.05; done";
  const list = {
    steps: [{ run: "true" }, { run: `until [ -e begin ]; do sleep 0.05; done; exec ${words}` }, { run: wait }],
  };
  fs.writeFileSync(join(folder, "list.yml"), JSON.stringify(list));
  const env = { PATH: process.env["PATH"], HOME: folder, XDG_STATE_HOME: join(folder, "state") };
  const child = spawn(process.execPath, [cli, "run", "list.yml"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  return { child, highWater: () => highWaterOf(child) };
}

/** The most memory that a process ever had, in kB. */
function highWaterOf({ pid }: ChildProcess): number {
  return Number(fs.readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB$/m)?.[1]);
}

/** Reads until the printing step has ended and all it printed has come. */
async function receive(child: ChildProcess & { stdout: NodeJS.ReadableStream }, folder: string, { stalls }: Reading) {
  const hash = createHash("sha256");
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  let stalled = 0;
  let hasAll = false;
  const began = performance.now();
  const take = (line: Buffer) => {
    if (line.indexOf("▶ step-3") >= 0) hasAll = true;
    if (!line.subarray(0, gutter.length).equals(gutter)) return;
    const isCut = line.length > cut.length && line.subarray(-cut.length).equals(cut);
    hash.update(line.subarray(gutter.length, isCut ? -cut.length : undefined));
  };
  await until(() => fs.existsSync(join(folder, "state")), "Jipper works", 20_000);
  await sleep(300);
  const before = highWaterOf(child);
  fs.writeFileSync(join(folder, "begin"), "");
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, at)) {
      take(rest.subarray(at, end + 1));
      at = end + 1;
    }
    rest = rest.subarray(at);
    if (hasAll) break;
    if (stalls === undefined || bytes < stalls.every * (stalled + 1)) continue;
    stalled++;
    await stall(folder, stalls.ms, bytes);
  }
  return { sum: hash.digest("hex"), stalls: stalled, before, ms: performance.now() - began };
}

/** Reads nothing for a while, in which the step must come to a halt, and near to where the reader is. */
async function stall(folder: string, ms: number, received: number): Promise<void> {
  const printed = () => Number(fs.readFileSync(join(folder, "printed"), "utf8").split("\n")[0]);
  await sleep(ms / 2);
  const halfWay = printed();
  await sleep(ms / 2);
  assert.equal(printed(), halfWay, "the step is not held back");
  assert.ok(halfWay - received < 4e6, `the step is ${halfWay - received} bytes ahead of its reader`);
}
