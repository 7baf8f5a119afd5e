import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process lives; a zombie does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  try {
    return !/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits until it is so; fails, with these words, after the limit. */
export async function until(isSo: () => boolean, what: string, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await sleep(10);
  }
}

/** The pids in a file, one a line, once there are so many. */
export async function pidsIn(file: string, count: number): Promise<number[]> {
  const read = () => (fs.existsSync(file) ? fs.readFileSync(file, "utf8").match(/^\d+$/gm) : null) ?? [];
  await until(() => read().length >= count, `${file} holds ${count} pids`);
  return read().map(Number);
}
