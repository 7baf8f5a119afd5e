import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { callOf, lib, perform } from "../support/calls.ts";
import { lives, pidsIn, until } from "../support/processes.ts";
import { tempFolder } from "../support/temp-folder.ts";

const tells = (name: string, pids: string) => callOf(name, { pids }, { module: lib("tells.mjs") });

test("a function is told by its signal to stop, and has its grace to clean up", async () => {
  await using folder = tempFolder();
  const stop = new AbortController();
  const running = perform(tells("waitsForSignal", join(folder.path, "pids")), { signal: stop.signal, graceMs: 8000 });
  await pidsIn(join(folder.path, "pids"), 1);
  stop.abort();
  const { performed } = await running;
  assert.deepEqual(performed, { succeeded: true, value: "cleaned up", outputs: { saved: "yes" } });
});

const stubborn: readonly [title: string, name: string, count: number][] = [
  ["does not listen", "hasChildren", 3],
  ["ignores TERM", "ignoresSignal", 1],
  ["never gives up the processor", "spins", 1],
];
for (const [title, name, count] of stubborn)
  test(`a function that ${title} is killed after its grace, with all that it started`, async () => {
    await using folder = tempFolder();
    const stop = new AbortController();
    const running = perform(tells(name, join(folder.path, "pids")), { signal: stop.signal, graceMs: 200 });
    const pids = await pidsIn(join(folder.path, "pids"), count);
    stop.abort();
    const { performed, left } = await running;
    assert.deepEqual(performed, { succeeded: false, message: performed.message, signal: performed.signal });
    assert.match(performed.signal ?? "", /^SIG(KILL|TERM)$/);
    assert.deepEqual(pids.filter(lives), []);
    assert.deepEqual(left, []);
  });

test("the end of the grace can be hurried", async () => {
  await using folder = tempFolder();
  const [stop, hurry] = [new AbortController(), new AbortController()];
  const circumstances = { signal: stop.signal, hurry: hurry.signal, graceMs: 600_000 };
  const running = perform(tells("ignoresSignal", join(folder.path, "pids")), circumstances);
  const pids = await pidsIn(join(folder.path, "pids"), 1);
  stop.abort();
  hurry.abort();
  assert.equal((await running).performed.signal, "SIGKILL");
  assert.deepEqual(pids.filter(lives), []);
});

test("when Jipper is killed, the guard ends the function and all that it started", async () => {
  await using folder = tempFolder();
  const file = join(folder.path, "pids");
  const program = `
    import { callOf, lib, perform } from ${JSON.stringify(join(import.meta.dirname, "../support/calls.ts"))};
    await perform(callOf("hasChildren", { pids: ${JSON.stringify(file)} }, { module: lib("tells.mjs") }));`;
  const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const pids = await pidsIn(file, 3);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await until(() => pids.every((pid) => !lives(pid)), "the guard has ended the function", 8000);
});
