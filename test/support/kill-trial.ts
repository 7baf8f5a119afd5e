import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { join } from "node:path";
import type { Plan, Step } from "../../src/plan/plan.ts";
import type { Event } from "../../src/report/event.ts";
import type { RunResult } from "../../src/report/result.ts";
import type { JournalRecord, PlanRecord } from "../../src/rollback/record.ts";
import { JournalError } from "../../src/runner/journal/journal.ts";
import type { Moment } from "./kill-at.ts";
import { bundleOf } from "./kill-bundle.ts";
import { goOn } from "./kill-go-on.ts";
import { deedScript } from "./kill-scenes.ts";
import { planOf } from "./plans.ts";
import { lives } from "./processes.ts";
import { tempFolder } from "./temp-folder.ts";

/** A record of one process, counting from 1. */
export type KillPoint = { readonly record: number; readonly moment: Moment };

/** Where a process that writes these records can be killed. Not all of them are put on disk at once. */
export function pointsIn(records: readonly JournalRecord[]): KillPoint[] {
  return records.flatMap(({ record: name }, at) => {
    const isSynced = name !== "process" && !name.endsWith("-ended");
    const moments: Moment[] = ["before", "torn", "written", ...(isSynced ? (["synced"] as const) : [])];
    return moments.map((moment) => ({ record: at + 1, moment }));
  });
}

export type Verb = "run" | "rollback" | "resume";

/** What a process told before it ended; nothing where it was killed. */
export type Told = { readonly events: readonly Event[]; readonly result?: RunResult; readonly error?: string };

/** One run in a folder of its own, by processes that may be killed. */
export class KillTrial implements AsyncDisposable {
  readonly plan: Plan;
  readonly #folder = tempFolder();
  readonly #guards = new Set<number>();

  constructor(steps: readonly Step[]) {
    this.plan = planOf(this.#folder.path, steps);
    fs.mkdirSync(this.file("temp"));
    fs.writeFileSync(this.file("plan.json"), JSON.stringify(this.plan));
    fs.writeFileSync(this.file("deed.sh"), deedScript);
    this.strike("", "");
  }

  /** What is to be struck once it has done half of its work: `do ID N` or `undo ID N`, when it begins for the Nth time. */
  strike(place: string, victims: string): void {
    fs.writeFileSync(this.file("strike"), `${victims || "-"} ${place}\n`);
  }

  /** Lets one process work on the run until it ends. Undefined if it was killed. */
  async go(verb: Verb, kill?: KillPoint): Promise<Told | undefined> {
    fs.rmSync(this.file("told.json"), { force: true });
    const words = kill === undefined ? [] : [String(kill.record), kill.moment];
    const errors = fs.openSync(this.file("errors"), "a");
    const child = spawn(process.execPath, [await bundleOf("kill-driver"), this.#folder.path, verb, ...words], {
      cwd: this.#folder.path,
      env: { PATH: process.env["PATH"], TMPDIR: this.file("temp"), LANG: "C.UTF-8" },
      stdio: ["ignore", errors, errors],
    });
    fs.closeSync(errors);
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    for (const pid of this.#pidsIn("guard.pid")) this.#guards.add(pid);
    if (signal === "SIGKILL") return undefined;
    if (code !== 0) throw new Error(`${verb} ended with ${code ?? signal}:\n${this.#text("errors")}`);
    return JSON.parse(this.#text("told.json")) as Told;
  }

  /** The same for going on, by this process, which takes half of the time; it cannot be killed. */
  async goOnHere(verb: "rollback" | "resume"): Promise<Told> {
    const events: Event[] = [];
    try {
      const result = await goOn(this.#folder.path, verb, { event: (event) => void events.push(event) });
      return { events, result };
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      return { events, error: error.message };
    }
  }

  file(name: string): string {
    return join(this.#folder.path, name);
  }

  /** Whole records; the first one is the plan. Empty if there is no journal, or it was never written. */
  records(): JournalRecord[] {
    const [run] = fs.existsSync(this.file("journals")) ? fs.readdirSync(this.file("journals")) : [];
    const lines = run === undefined ? [] : this.#text(join("journals", run, "journal.jsonl")).split("\n");
    return lines.slice(0, -1).map((line) => JSON.parse(line) as JournalRecord);
  }

  /** What steps and reverts have written, a line each. */
  log(): string[] {
    return this.#text("log").split("\n").slice(0, -1);
  }

  /** Living processes of its steps and reverts: by the pids that these wrote, and by the mark that they carry. */
  processesLeft(): number[] {
    const written = this.#pidsIn("pids").filter((pid) => lives(pid) && this.#isHere(pid));
    const { mark } = (this.records()[0] ?? {}) as Partial<PlanRecord>;
    return [...new Set([...written, ...(mark === undefined ? [] : carriersOf(`JIPPER_PROCESS_MARK=${mark}/`))])];
  }

  /** Who was struck last. */
  struck(): string | undefined {
    return /\w+$/m.exec(this.#text("struck"))?.[0];
  }

  /** The process that a step left behind on purpose, and that no revert has ended. */
  service(): number | undefined {
    return this.#pidsIn("service")[0];
  }

  /** Ends what a failed trial has left behind, and the guards, which take their time. */
  async [Symbol.asyncDispose](): Promise<void> {
    const guards = [...this.#guards].filter((pid) => lives(pid) && isGuard(pid));
    for (const pid of [...this.processesLeft(), ...guards]) kill(pid);
    await this.#folder[Symbol.asyncDispose]();
  }

  #isHere(pid: number): boolean {
    try {
      return fs.readlinkSync(`/proc/${pid}/cwd`) === this.#folder.path;
    } catch {
      return false;
    }
  }

  #text(name: string): string {
    return fs.existsSync(this.file(name)) ? fs.readFileSync(this.file(name), "utf8") : "";
  }

  #pidsIn(name: string): number[] {
    return this.#text(name).split("\n").slice(0, -1).map(Number);
  }
}

/** Where a run of these steps can be killed; at the first such record or behind it, where one is asked for. */
export async function pointsOfRun(
  steps: readonly Step[],
  isFirst: (record: JournalRecord) => boolean = () => true,
): Promise<KillPoint[]> {
  await using whole = new KillTrial(steps);
  await whole.go("run");
  const from = whole.records().findIndex(isFirst);
  return pointsIn(whole.records()).filter(({ record }) => record > from);
}

/** Processes whose environment holds a text that begins like this. */
export function carriersOf(beginning: string): number[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && textOf(name, "environ").includes(`\0${beginning}`))
    .map(Number);
}

function isGuard(pid: number): boolean {
  return textOf(String(pid), "cmdline").includes("trap '' HUP");
}

function textOf(pid: string, name: string): string {
  try {
    return `\0${fs.readFileSync(`/proc/${pid}/${name}`, "latin1")}`;
  } catch {
    return ""; // it has ended, or is not ours
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {} // it has ended
}

/** Does it for all, four at once; resolves with how many they were. */
export async function inFours<T>(all: readonly T[], one: (item: T) => Promise<void>): Promise<number> {
  const left = all.values();
  const work = async () => {
    for (const item of left) await one(item);
  };
  await Promise.all([work(), work(), work(), work()]);
  return all.length;
}
