import fs from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { disown, own, RunBusyError } from "../../src/runner/journal/lock.ts";

/*
 * One of many processes that want to work on a run. Waits until all are there, then asks again and again
 * until it is its turn; works for a moment, in which nobody else may; and lets go, or dies as the owner.
 *
 *     node lock-racer.js FOLDER RUN NAME [no-links | dying]
 */
const [folder = "", run = "", name = "", how] = process.argv.slice(2);
if (how === "no-links")
  fs.linkSync = () => {
    throw Object.assign(new Error("EPERM: operation not permitted, link"), { code: "EPERM" });
  };

if (how === "dying") {
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    const moment = Math.random();
    if (moment < 0.2) die();
    renameSync(from, to);
    if (moment < 0.4) die();
  };
}

function die(): void {
  fs.writeFileSync(join(folder, `dead-${name}`), "");
  process.kill(process.pid, "SIGKILL");
}

fs.writeFileSync(join(folder, `ready-${name}`), "");
while (!fs.existsSync(join(folder, "go"))) await sleep(2);
for (;;) {
  try {
    await own(run);
    break;
  } catch (error) {
    if (!(error instanceof RunBusyError)) throw error;
    await sleep(Math.random() * 10);
  }
}
// Fails if somebody else is at work.
const working = join(folder, "working");
try {
  fs.mkdirSync(working);
} catch {
  fs.writeFileSync(join(folder, `clash-${name}`), "");
}
await sleep(Math.random() * 6);
fs.rmSync(working, { recursive: true, force: true });
fs.writeFileSync(join(folder, `done-${name}`), "");
if (Math.random() < 0.7) process.kill(process.pid, "SIGKILL");
disown(run);
