import fs from "node:fs";

/** Where in the writing of a record Jipper is killed; half of it, or all but its end, is `torn`. */
export type Moment = "before" | "torn" | "written" | "synced";

/** Makes this process kill itself at a record that it writes to its journal, counting from 1. */
export function dieAt(record: number, moment: Moment): void {
  const { writeSync, fdatasyncSync } = fs;
  let written = 0;
  const die = (at: Moment) => {
    if (written === record && moment === at) process.kill(process.pid, "SIGKILL");
  };

  // The journal writes a whole record at once, and nothing else looks like one.
  const write = (descriptor: number, line: string | Buffer, ...rest: number[]): number => {
    if (!line.toString().startsWith('{"record":')) return writeSync(descriptor, line as Buffer, ...rest);
    die("synced"); // it is put on disk together with this one
    written++;
    die("before");
    const bytes = Buffer.from(line);
    if (written === record && moment === "torn")
      writeSync(descriptor, bytes, 0, record % 2 === 0 ? bytes.length - 1 : bytes.length >> 1);
    die("torn");
    const count = writeSync(descriptor, bytes);
    die("written");
    return count;
  };
  fs.writeSync = write as typeof fs.writeSync;
  fs.fdatasyncSync = (descriptor) => {
    fdatasyncSync(descriptor);
    die("synced");
  };
}
