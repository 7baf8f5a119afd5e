import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../plan/plan.ts";
import type { Given, JournalRecord, PlanRecord, Policy } from "../../rollback/record.ts";
import { type Secrets, Standings } from "../../rollback/standings.ts";
import { codeOf, JournalError, journalError } from "./journal-error.ts";
import { JournalFile } from "./journal-file.ts";
import { makeFolders } from "./journal-folder.ts";
import { type Damage, type ReadJournal, readJournal } from "./read-journal.ts";

export { JournalError } from "./journal-error.ts";
export type { Damage } from "./read-journal.ts";

export type Beginning = {
  readonly now: Date;
  /** Values of the plan's secret parameters. They are not written down. */
  readonly secrets?: Secrets;
  /** What the expressions of the plan's own `env` became. */
  readonly given?: Given;
};

const fileName = "journal.jsonl";

/**
 * The only state of a run: one JSON record a line, in `<folder>/<run>/journal.jsonl`. Keeps the records folded as it goes, so that none is read twice.
 */
export class Journal {
  /** The folder of this run. */
  readonly folder: string;
  readonly file: string;
  readonly standings: Standings;
  readonly #file: JournalFile;
  #lost: JournalError | undefined;

  private constructor(folder: string, file: JournalFile, standings: Standings) {
    this.folder = folder;
    this.file = join(folder, fileName);
    this.#file = file;
    this.standings = standings;
  }

  /** Makes a folder for a new run below `folder` and writes the plan into it. Throws a JournalError, and leaves nothing, if it cannot be made. */
  static create(folder: string, plan: Plan, policy: Policy, { now, secrets = {}, given }: Beginning): Journal {
    let made: string | undefined;
    try {
      const { run, path } = newFolder(folder);
      made = path;
      const file = JournalFile.create(join(path, fileName));
      const first: PlanRecord = {
        record: "plan",
        schema: 1,
        at: now.toISOString(),
        run,
        mark: randomUUID(),
        plan,
        ...(given === undefined ? {} : { given }),
        policy,
      };
      const standings = new Standings(first, secrets);
      file.add(lineOf(first, standings), true);
      syncFolder(path);
      syncFolder(folder);
      return new Journal(path, file, standings);
    } catch (error) {
      if (made !== undefined) removeFolder(made);
      throw journalError(`the journal cannot be made in ${folder}`, error);
    }
  }

  /**
   * Opens the journal of an earlier run to go on with it; a last line that was never written to its end
   * is cut off. Throws a JournalError, and changes nothing, if it is damaged or holds what this version does not know.
   */
  static open(folder: string, secrets: Secrets = {}): Journal {
    const path = join(folder, fileName);
    try {
      const read = readJournal(path, secrets);
      return new Journal(folder, JournalFile.open(path, read.whole), wholeStandings(path, read));
    } catch (error) {
      throw journalError(`the journal ${path} cannot be opened`, error);
    }
  }

  /** Where the run of this folder stands; changes nothing. Secrets are `***` in it. Throws a JournalError if the journal is damaged. */
  static read(folder: string): Standings {
    const path = join(folder, fileName);
    try {
      return wholeStandings(path, readJournal(path, {}));
    } catch (error) {
      throw journalError(`the journal ${path} cannot be read`, error);
    }
  }

  /**
   * The same as far as it can be read: where the records before the damage lead, and what is damaged. No
   * standings if even the plan cannot be read. Throws a JournalError if the file cannot be read at all.
   */
  static readAsFar(folder: string): { readonly standings?: Standings; readonly damage?: Damage } {
    const path = join(folder, fileName);
    try {
      const { whole: _whole, ...read } = readJournal(path, {});
      return read;
    } catch (error) {
      throw journalError(`the journal ${path} cannot be read`, error);
    }
  }

  /** Why the file does not hold all that happened; undefined while it does. */
  get lost(): JournalError | undefined {
    return this.#lost;
  }

  /**
   * Writes a record and applies it. What announces something is on disk before this returns; that
   * something has ended goes there with the next record, which mostly follows at once, or by `settle`.
   *
   * If it cannot be written, the run is to be undone. That a step begins, that the run goes on or that it has
   * succeeded is not so then: nothing of that is applied, and a JournalError is thrown. All else is
   * applied, `lost` says why, and the file gets it as soon as it takes something again. A run that cannot go on stays as it is.
   */
  append(record: JournalRecord): void {
    const line = lineOf(record, this.standings);
    try {
      this.#file.add(line, !record.record.endsWith("-ended"));
      this.#lost = undefined;
    } catch (error) {
      this.#lose(error);
      if (record.record !== "rollback" && record.record !== "resumed") this.giveUp(record.at);
      if (isToBeRefused(record)) throw this.#lost;
      this.#keep(line);
    }
    this.standings.apply(record);
  }

  /** Where the file does not hold all that happened: lets no step begin any more, so that what was begun is undone. */
  giveUp(at: string): void {
    const { isOver, outcome } = this.standings;
    if (this.#lost === undefined || isOver || outcome !== undefined) return;
    const record: JournalRecord = { record: "rollback", at, cause: { kind: "failed", message: this.#lost.message } };
    this.#keep(lineOf(record, this.standings));
    this.standings.apply(record);
  }

  /** Waits until all that was written is on disk; `lost` says why that cannot be. */
  settle(): void {
    try {
      this.#file.sync();
      this.#lost = undefined;
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Writes a record that is of use only while its process lives, so need not outlive the machine. */
  note(record: JournalRecord & { record: "process" }): void {
    const line = lineOf(record, this.standings);
    this.standings.apply(record);
    try {
      this.#file.add(line, false);
    } catch (error) {
      this.#lose(error);
      this.#keep(line);
    }
  }

  /** Says so, as a warning of the process, if the file does not hold all that happened. */
  close(): void {
    this.settle();
    this.#file.close();
    if (this.#lost !== undefined)
      process.emitWarning(
        `${this.#lost.message}; what happened since then is not in it, so a later rollback would undo it again`,
      );
  }

  #keep(line: Buffer): void {
    const error = this.#file.keep(line);
    if (error !== undefined) this.#lose(error);
  }

  #lose(error: unknown): void {
    this.#lost = journalError(`the journal ${this.file} cannot be written`, error);
  }
}

/** Whether it must not be so unless it is written down. */
function isToBeRefused(record: JournalRecord): boolean {
  if (record.record === "finished") return record.outcome === "succeeded";
  return record.record === "step-began" || record.record === "resumed";
}

function lineOf(record: JournalRecord, standings: Standings): Buffer {
  return Buffer.from(`${JSON.stringify(standings.hidden(record))}\n`);
}

function wholeStandings(file: string, { standings, damage }: ReadJournal): Standings {
  if (damage !== undefined) throw new JournalError(`${file}:${damage.line} (byte ${damage.byte}): ${damage.why}`);
  if (standings === undefined) throw new Error("Internal error: a journal without a plan is damaged");
  return standings;
}

/** A run id is as short as it can be: four letters that are hard to mistake, unique in their folder. */
function newFolder(folder: string): { run: string; path: string } {
  makeFolders(folder);
  for (let tries = 0; ; tries++) {
    const run = randomId(tries < 20 ? 4 : 6);
    const path = join(folder, run);
    try {
      fs.mkdirSync(path, { mode: 0o700 });
      return { run, path };
    } catch (error) {
      if (codeOf(error) !== "EEXIST" || tries > 100) throw error;
    }
  }
}

function randomId(length: number): string {
  const letters = "23456789abcdefghjkmnpqrstuvwxyz";
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join("");
}

function removeFolder(path: string): void {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {
    // it stays, without a run in it
  }
}

function syncFolder(path: string): void {
  if (process.platform === "win32") return; // a folder cannot be opened there
  const descriptor = fs.openSync(path, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
