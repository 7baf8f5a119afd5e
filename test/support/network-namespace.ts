import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join, parse } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { NamespaceReport } from "./namespace/reporter.ts";
import { tempFolder } from "./temp-folder.ts";

/** A namespace of one's own begins with loopback down; not every machine has `ip`. */
const loopbackUp = `ip link set lo up 2>/dev/null || perl -e '
  $up = pack("a16s", "lo", 0x49);
  socket(S, 2, 2, 0) && ioctl(S, 0x8914, $up) or exit 1;
'`;

const inNamespace = ["unshare", "-rn", "sh", "-c", `{ ${loopbackUp}; } && exec "$@"`, "sh"];

export type NamespaceOptions = {
  /** For all files together; what has not ended by then has failed. */
  readonly limitMs: number;
};

/**
 * Runs files of tests in one process that can reach nothing but loopback, where the machine allows that, and shows each
 * of their tests as a subtest of this one. They find `JIPPER_NETWORK=loopback` in the environment where it is so. The process ends when this one does, and its temp folder with it.
 */
export async function runInNetworkNamespace(t: TestContext, files: readonly string[], { limitMs }: NamespaceOptions) {
  await using temp = tempFolder();
  const isApart = canMakeNamespace();
  if (!isApart) t.diagnostic("no network namespace can be made here: these tests run without one");
  const child = startProcess(isApart, files, temp.path);

  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const shown: Promise<void>[] = [];
  const seen = { results: 0, failures: 0, current: "the start" };
  child.on("message", (report: NamespaceReport) => {
    if (report.kind === "started") {
      seen.current = report.name;
      return;
    }
    seen.results++;
    if (report.error !== undefined) seen.failures++;
    shown.push(show(t, report));
  });

  const closed = once(child, "close");
  const isOver = await Promise.race([closed.then(() => true), wait(limitMs, false, { ref: false })]);
  if (!isOver) await end(child, closed);
  await Promise.all(shown);
  const output = Buffer.concat(printed).toString();
  if (!isOver) throw new Error(`not over after ${limitMs} ms, in: ${seen.current}\n${output}`);
  if (child.exitCode !== 0 && seen.failures === 0)
    throw new Error(`ended with ${child.exitCode ?? child.signalCode}, last in: ${seen.current}\n${output}`);
  if (seen.results === 0) throw new Error(`no test in ${files.join(", ")}\n${output}`);
  if (output !== "") t.diagnostic(output);
}

function canMakeNamespace(): boolean {
  const [program = "", ...words] = [...inNamespace, "true"];
  return spawnSync(program, words, { stdio: "ignore", timeout: 10_000 }).status === 0;
}

function startProcess(isApart: boolean, files: readonly string[], temp: string): ChildProcess {
  const module = (name: string) => join(import.meta.dirname, "namespace", name);
  const [program = "", ...words] = [
    ...(isApart ? inNamespace : []),
    process.execPath,
    "--import",
    "tsx",
    `--test-reporter=${pathToFileURL(module("reporter.ts"))}`,
    "--test-reporter-destination=stdout",
    module("load-files.ts"),
    ...files,
  ];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env; // else it would take itself for a file of the outer run
  return spawn(program, words, {
    env: { ...env, TMPDIR: temp, ...(isApart && { JIPPER_NETWORK: "loopback" }) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** What it started ends with it, but may hold its output open for a moment. */
async function end(child: ChildProcess, closed: Promise<unknown>): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
  await Promise.race([closed, wait(1000)]);
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
}

function show(t: TestContext, { file, name, error, skip }: Extract<NamespaceReport, { kind: "ended" }>): Promise<void> {
  return t.test(`${parse(file).name}: ${name}`, { ...(skip !== undefined && { skip }) }, () => {
    if (error === undefined) return;
    const failure = new Error(error);
    failure.stack = error; // where it failed, and not this line
    throw failure;
  });
}
