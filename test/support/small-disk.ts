import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";

/** A real file system of one MiB in the folder; undefined where this machine lets nobody mount one. */
export function smallDisk(folder: string): SmallDisk | undefined {
  const path = join(folder, "disk");
  fs.mkdirSync(path);
  return mount("-t", "tmpfs", "-o", "size=1m", "none", path) ? new SmallDisk(path) : undefined;
}

function mount(...words: readonly string[]): boolean {
  return process.platform === "linux" && spawnSync("mount", words, { stdio: "ignore" }).status === 0;
}

class SmallDisk implements Disposable {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Leaves room for so many more pages of 4 KiB. */
  fill(pagesLeft: number): void {
    const file = join(this.path, "filler");
    const descriptor = fs.openSync(file, "a");
    const page = Buffer.alloc(4096);
    try {
      while (fs.writeSync(descriptor, page) === page.length);
    } catch {
      // full
    }
    fs.ftruncateSync(descriptor, fs.fstatSync(descriptor).size - pagesLeft * page.length);
    fs.closeSync(descriptor);
  }

  makeRoom(): void {
    fs.rmSync(join(this.path, "filler"));
  }

  lock(): boolean {
    return mount("-o", "remount,ro", this.path);
  }

  [Symbol.dispose](): void {
    // Lazily: a failed test may hold files of it open.
    spawnSync("umount", ["-l", this.path], { stdio: "ignore" });
  }
}
