import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { requiredPart } from "./required-part.ts";
import { tempFolder } from "./temp-folder.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export type CliEnd = {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly code: number | null;
};

/** A folder for one test, in which the command line is started as a user would. */
export class CliFolder implements AsyncDisposable {
  readonly #temp = tempFolder();
  readonly #started: StartedCli[] = [];
  readonly path = this.#temp.path;

  /** With these files in it. */
  constructor(files: { readonly [name: string]: string | Uint8Array } = {}) {
    for (const folder of [".home", ".tmp"]) fs.mkdirSync(this.file(folder));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  /** Starts `jipper` with these words. */
  start(...args: readonly string[]): StartedCli {
    return this.startWith({}, ...args);
  }

  /** The same with more variables than a clean environment has. */
  startWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): StartedCli {
    return this.spawn([process.execPath, cli, ...args], env);
  }

  /** Runs `jipper` to its end. */
  run(...args: readonly string[]): Promise<CliEnd> {
    return this.start(...args).ended;
  }

  /** Starts `jipper` on a terminal of 100 columns; undefined, and the test is skipped, where none can be made. */
  startOnTerminal(t: TestContext, ...args: readonly string[]): StartedCli | undefined {
    const script = requiredPart(t, "script");
    const words = [process.execPath, cli, ...args].map((word) => `'${word}'`).join(" ");
    const options = ["-qefc", `stty cols 100; exec ${words}`, "/dev/null"];
    return script === undefined ? undefined : this.spawn([script, ...options], { SHELL: "/bin/sh", TERM: "xterm" });
  }

  /** Runs a shell command in this folder, in which `jipper` is a command. */
  shell(command: string, env: NodeJS.ProcessEnv = {}): StartedCli {
    const jipper = `jipper() { '${process.execPath}' '${cli}' "$@"; }\n`;
    return this.spawn(["bash", "--noprofile", "--norc", "-s"], env, jipper + command);
  }

  spawn([program = "", ...args]: readonly string[], env: NodeJS.ProcessEnv, stdin?: string): StartedCli {
    const clean = {
      PATH: process.env["PATH"],
      LANG: "C.UTF-8",
      HOME: this.file(".home"),
      TMPDIR: this.file(".tmp"),
      XDG_STATE_HOME: this.file(".state"),
    };
    const child = spawn(program, args, { cwd: this.path, env: { ...clean, ...env } });
    if (stdin !== undefined) child.stdin.end(stdin);
    const started = new StartedCli(child);
    this.#started.push(started);
    return started;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array = ""): void {
    fs.writeFileSync(this.file(name), content);
  }

  has(name: string): boolean {
    return fs.existsSync(this.file(name));
  }

  read(name: string): string {
    return fs.readFileSync(this.file(name), "utf8");
  }

  lines(name: string): string[] {
    return this.read(name).trimEnd().split("\n");
  }

  /** Waits until a file is there, as a step writes it when it has come so far. */
  async appears(name: string): Promise<void> {
    await until(`the file ${name}`, () => this.has(name));
  }

  /** Ids of the runs in the usual place for journals. */
  runs(): string[] {
    return this.has(".state/jipper") ? fs.readdirSync(this.file(".state/jipper")) : [];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const started of this.#started) await started.kill();
    await this.#temp[Symbol.asyncDispose]();
  }
}

/** A command line that runs. */
export class StartedCli {
  stdout = "";
  stderr = "";
  readonly ended: Promise<CliEnd>;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    const collect = (name: "stdout" | "stderr") =>
      child[name]?.setEncoding("utf8").on("data", (text: string) => {
        this[name] += text;
      });
    collect("stdout");
    collect("stderr");
    child.stdin?.on("error", () => {}); // it ended first
    this.ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ stdout: this.stdout, stderr: this.stderr, code }));
    });
  }

  signal(name: NodeJS.Signals): void {
    assert.ok(this.#child.kill(name), `it has ended before ${name} was sent:\n${this.stdout}${this.stderr}`);
  }

  /** Types on its terminal. */
  type(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Waits until it has printed this. */
  async prints(text: string): Promise<void> {
    let hasEnded = false;
    void this.ended.finally(() => {
      hasEnded = true;
    });
    await until(`'${text}' in the output`, () => {
      if ((this.stdout + this.stderr).includes(text)) return true;
      assert.ok(!hasEnded, `it has ended without '${text}':\n${this.stdout}${this.stderr}`);
      return false;
    });
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    await this.ended.catch(() => {});
  }
}

/** Looks until it is so; the limit is only there to end a test that fails. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!isSo()) {
    assert.ok(performance.now() < end, `waited in vain for ${what}`);
    await sleep(10);
  }
}

/** The JSON with what differs from run to run replaced by its name, but only where it is as it must be. */
export function settled(json: string): unknown {
  const forms: { readonly [key: string]: RegExp } = {
    at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    startedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    finishedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    run: /^[a-z2-9]{4,6}$/,
    durationMs: /^\d+$/,
  };
  return JSON.parse(json, (key, value: unknown) => (forms[key]?.test(String(value)) ? key.toUpperCase() : value));
}
