#!/usr/bin/env node
import { brokenOff } from "./exit-code.ts";
import { main } from "./main.ts";
import { whatNow } from "./what-now.ts";
import { wholeOutput } from "./whole-output.ts";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", () => {}); // EPIPE: nobody reads any more
  // Node waits for a terminal as long as that is stopped (Ctrl-S), and meanwhile heeds no signal and no limit. There is
  // no public way to ask for what it does with a pipe.
  if (stream.isTTY) (stream as Stoppable)._handle?.setBlocking?.(false);
}

// Node would open its debugger to whoever may send this signal: a process that holds secrets must not.
process.on("SIGUSR1", () => {});

type Stoppable = { readonly _handle?: { readonly setBlocking?: (isBlocking: boolean) => void } };

// What nobody has caught is our own mistake. It must not look like a rollback that went well (exit code 1).
for (const event of ["uncaughtException", "unhandledRejection"] as const)
  process.on(event, (error: unknown) => {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`Jipper could not go on: ${words}\n${whatNow(process.argv[2])}\n`);
    process.exit(brokenOff);
  });

const words = process.argv.slice(2);
const output = wholeOutput(process);
void main(words, { stdout: process.stdout, stderr: process.stderr }).then(async (code) => {
  process.exitCode = code; // also where nobody reads on
  process.exitCode = await output.check(code, words);
});
