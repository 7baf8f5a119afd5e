import assert from "node:assert/strict";
import fs from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { OutputPipes } from "../../src/runner/process/output-pipe.ts";
import { type ProcessOutcome, runProcess } from "../../src/runner/process/process.ts";
import { lives, pidsIn } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

type Given = {
  script: string;
  graceMs?: number;
  signal?: AbortSignal;
  output?: (lines: Buffer) => void | Promise<void>;
};

async function bash(folder: string, { script, graceMs = 300, signal, output }: Given): Promise<ProcessOutcome> {
  return runProcess({
    argv: ["/bin/bash", "-c", script],
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", PIDS: join(folder, "pids") },
    mark: `test-${Math.random()}`,
    pipes: new OutputPipes(folder),
    output: output ?? (() => {}),
    signal: signal ?? new AbortController().signal,
    graceMs,
  });
}

/** Each writes the pids of all its processes, and is hard to end in a way of its own. */
const stubborn: readonly [title: string, script: string, count: number][] = [
  ["a shell that waits for its child", 'echo $$ >> "$PIDS"; sleep 300 & echo $! >> "$PIDS"; wait', 2],
  ["one that ignores TERM", `trap '' TERM; echo $$ >> "$PIDS"; while :; do sleep 300; done`, 1],
  [
    "a child that ignores TERM, HUP and INT",
    `(trap '' TERM HUP INT; echo $BASHPID >> "$PIDS"; while :; do sleep 300; done) & echo $$ >> "$PIDS"; wait`,
    2,
  ],
  ["one that left its session", `setsid bash -c 'echo $$ >> "$PIDS"; sleep 300' & echo $$ >> "$PIDS"; wait`, 2],
  [
    "one that left its session twice",
    `(setsid bash -c '(setsid bash -c "echo \\$\\$ >> \\"\\$PIDS\\"; sleep 300" &)' &); echo $$ >> "$PIDS"; sleep 300`,
    2,
  ],
  ["one that stopped itself", 'echo $$ >> "$PIDS"; kill -STOP $$', 1],
  ["one with many children", 'for i in {1..50}; do sleep 300 & echo $! >> "$PIDS"; done; wait', 50],
];

for (const [title, script, count] of stubborn)
  test(`stops ${title}, with all that descends from it`, async () => {
    await using folder = tempFolder();
    const stop = new AbortController();
    const running = bash(folder.path, { script, signal: stop.signal });
    const pids = await pidsIn(join(folder.path, "pids"), count);
    stop.abort();
    const { survivors } = await running;
    assert.deepEqual(survivors, []);
    assert.deepEqual(pids.filter(lives), []);
  });

test("a process that ends badly takes with it what it left behind", async () => {
  await using folder = tempFolder();
  const script = 'setsid sleep 300 >/dev/null 2>&1 & echo $! >> "$PIDS"; sleep 300 & echo $! >> "$PIDS"; exit 3';
  const { end } = await bash(folder.path, { script });
  assert.deepEqual(end, { exitCode: 3 });
  assert.deepEqual((await pidsIn(join(folder.path, "pids"), 2)).filter(lives), []);
});

test("a service that a good process started lives on, also where it holds the output open", async () => {
  await using folder = tempFolder();
  const script = '(for i in {1..100}; do echo still here; sleep 0.1; done) & echo $! >> "$PIDS"';
  const { end } = await bash(folder.path, { script });
  const [pid = 0] = await pidsIn(join(folder.path, "pids"), 1);
  assert.deepEqual(end, { exitCode: 0 });
  await sleep(300); // it prints meanwhile, and must not die of it
  assert.ok(lives(pid));
  process.kill(pid, "SIGKILL");
});

test("tells the signal that ended a process", async () => {
  await using folder = tempFolder();
  const { end } = await bash(folder.path, { script: "kill -SEGV $$" });
  assert.deepEqual(end, { signal: "SIGSEGV" });
});

test("gives the polite signal the whole grace", async () => {
  await using folder = tempFolder();
  const stop = new AbortController();
  const script = `trap 'sleep 0.4; echo cleaned up > done; exit 0' TERM; echo $$ >> "$PIDS"; while :; do sleep 0.05; done`;
  const running = bash(folder.path, { script, graceMs: 5000, signal: stop.signal });
  await pidsIn(join(folder.path, "pids"), 1);
  stop.abort();
  await running;
  assert.equal(fs.readFileSync(join(folder.path, "done"), "utf8"), "cleaned up\n");
});

test("has a session of its own and no terminal, and its input is at its end", async () => {
  await using folder = tempFolder();
  const lines: Buffer[] = [];
  const script =
    "cat; ps -o pid=,pgid=,sid= -p $$; [ -e /dev/tty ] && (exec 3</dev/tty) 2>/dev/null && echo terminal; true";
  await bash(folder.path, { script, output: (block) => void lines.push(block) });
  const [pid, group, session, ...rest] = Buffer.concat(lines).toString().trim().split(/\s+/);
  assert.equal(group, pid);
  assert.equal(session, pid);
  assert.deepEqual(rest, []);
});

test("hands on every byte of both streams in order, however it is written", async () => {
  await using folder = tempFolder();
  const lines: Buffer[] = [];
  const script = String.raw`echo one; echo two >&2; echo three > /dev/stderr; printf '\xe2\x82'; sleep 0.05; printf '\xac\n'; printf last`;
  await bash(folder.path, { script, output: (block) => void lines.push(block) });
  assert.equal(Buffer.concat(lines).toString(), "one\ntwo\nthree\n€\nlast\n");
});

test("is held back by a slow reader, and its output is not kept in memory", async () => {
  await using folder = tempFolder();
  let bytes = 0;
  let most = 0;
  const before = process.memoryUsage.rss();
  const running = bash(folder.path, {
    script: "head -c 100000000 /dev/zero | tr '\\0' 'x' | fold -w 1000",
    output: async (block) => {
      bytes += block.length;
      most = Math.max(most, process.memoryUsage.rss() - before);
      if (bytes < 20_000_000) await sleep(1);
    },
  });
  await running;
  assert.equal(bytes, 100_100_000);
  assert.ok(most < 100e6, `${most} bytes more`);
});

test("rejects with words when a process cannot be started", async () => {
  await using folder = tempFolder();
  const env = { HUGE: "x".repeat(200_000), PATH: process.env["PATH"] ?? "" };
  const request = {
    argv: ["/bin/true"],
    cwd: folder.path,
    env,
    mark: "m",
    pipes: new OutputPipes(folder.path),
    output: () => {},
    signal: new AbortController().signal,
    graceMs: 100,
  };
  await assert.rejects(runProcess(request), /E2BIG/);
});
