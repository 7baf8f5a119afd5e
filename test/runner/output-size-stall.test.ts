import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { OutputPipes } from "../../src/runner/process/output-pipe.ts";
import { until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Writes to the pipe as a process does that has ended by now. */
function print(path: string, text: string): void {
  const fd = fs.openSync(path, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
  assert.equal(fs.writeSync(fd, text), text.length);
  fs.closeSync(fd);
}

const text = Array.from({ length: 6000 }, (_, line) => `line ${line}\n`).join("");

test("what a process has printed is read to its end, also where there was no time to read it", async () => {
  await using folder = tempFolder();
  const blocks: Buffer[] = [];
  const pipe = new OutputPipes(folder.path).open((lines) => void blocks.push(lines));
  print(pipe.path, text);
  const finished = pipe.finish();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200); // as a slow disk does
  await finished;
  assert.equal(Buffer.concat(blocks).toString(), text);
});

test("a reader that takes nothing more is given the rest, in order, and waited for only so long", async () => {
  await using folder = tempFolder();
  const blocks: Buffer[] = [];
  const pipe = new OutputPipes(folder.path).open((lines) => {
    blocks.push(lines);
    return new Promise(() => {});
  });
  print(pipe.path, `${text}the end`);
  const began = performance.now();
  await pipe.finish();
  const ms = performance.now() - began;
  assert.equal(Buffer.concat(blocks).toString(), `${text}the end\n`);
  assert.ok(ms > 1900 && ms < 8000, `${ms} ms`);
});

test("of what a process left behind prints, little is kept for a reader that takes nothing", async (t) => {
  await using folder = tempFolder();
  let bytes = 0;
  const pipe = new OutputPipes(folder.path).open((lines) => {
    bytes += lines.length;
    return new Promise(() => {});
  });
  const child = spawn("bash", ["-c", 'exec yes > "$0"', pipe.path], { stdio: "ignore" });
  t.after(() => child.kill("SIGKILL"));
  await until(() => bytes > 0, "it prints");
  await pipe.finish();
  assert.ok(bytes < 1024 * 1024, `${bytes} bytes`);
});

describe("a reader that has stopped reading", () => {
  const loud = "while :; do echo 0123456789012345678901234567890123456789; done";

  test("does not keep the limit of a step from being heeded, nor its undo from running", async (t) => {
    await using folder = tempFolder();
    unread(t, folder.path, [
      { run: "true", revert: "seq 10000; echo undone >> log" },
      { run: loud, timeout: "1s", grace: "1s", revert: "seq 100; echo undone >> log" },
    ]);
    await until(() => logOf(folder.path).length === 2, "both are undone", 30_000);
  });

  test("does not keep a signal from being heeded, with many steps at once", async (t) => {
    await using folder = tempFolder();
    const steps = Array.from({ length: 12 }, () => ({ run: `touch began; ${loud}`, revert: "echo undone >> log" }));
    const { child, stderr } = unread(t, folder.path, [{ parallel: steps }]);
    await until(() => fs.existsSync(join(folder.path, "began")), "they run", 30_000);
    child.kill("SIGINT");
    await until(() => logOf(folder.path).length === 12, "all are undone", 60_000);
    assert.match(stderr(), /^Stopping, because of SIGINT[^\n]*\n$/);
  });
});

function logOf(folder: string): string[] {
  const file = join(folder, "log");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

/** Starts Jipper with a list of steps and reads nothing of what it says about them. */
function unread(t: TestContext, folder: string, steps: readonly object[]) {
  fs.writeFileSync(join(folder, "list.yml"), JSON.stringify({ steps }));
  const env = { PATH: process.env["PATH"], HOME: folder, XDG_STATE_HOME: join(folder, "state") };
  const child = spawn(process.execPath, [cli, "run", "list.yml"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => child.kill("SIGKILL"));
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return { child, stderr: () => stderr };
}
