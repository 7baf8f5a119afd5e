import fs from "node:fs";

/** Verbs whose exit code says what was done; the others only print. */
const doing = ["run", "rollback", "resume", "select-and-trigger"];
const printing = ["--help", "-h", "--dry-run"];

/** What only prints, and could not. */
const notPrinted = 1;

/**
 * Sees to it that nobody takes for whole what has not all been written. `check` resolves with the exit code, once it has
 * told on standard error what has been lost. A reader that went away loses nothing that it wants.
 */
export function wholeOutput({ stdout, stderr }: Pick<NodeJS.Process, "stdout" | "stderr">) {
  let trouble: NodeJS.ErrnoException | undefined;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") trouble ??= error;
  });
  if (isFile(stdout.fd)) writeWhole(stdout, stdout.fd);
  return {
    check: async (code: number, words: readonly string[]): Promise<number> => {
      if (!stdout.isTTY) await new Promise<void>((written) => stdout.write("", () => written()));
      if (trouble === undefined) return code;
      stderr.write(`Standard output is not whole: ${trouble.message}\n`);
      const isDoing = doing.includes(words[0] ?? "") && !words.some((word) => printing.includes(word));
      return isDoing ? code : code || notPrinted;
    },
  };
}

function isFile(descriptor: number): boolean {
  try {
    return fs.fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Node leaves out, without a word, what of a text has no more room on a disk. */
function writeWhole(stdout: NodeJS.WriteStream, descriptor: number): void {
  stdout._write = (chunk, _, written) => {
    try {
      fs.writeFileSync(descriptor, chunk);
    } catch (error) {
      return written(error as Error);
    }
    written();
  };
}
