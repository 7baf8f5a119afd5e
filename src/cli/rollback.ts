import { join } from "node:path";
import { didYouMean } from "../plan/did-you-mean.ts";
import { cutOffCause } from "../rollback/cut-off-cause.ts";
import { next } from "../rollback/next.ts";
import type { Scope } from "../rollback/record.ts";
import { Journal, JournalError } from "../runner/journal/journal.ts";
import { journalFolder } from "../runner/journal/journal-folder.ts";
import { RunBusyError } from "../runner/journal/lock.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { Given } from "./given.ts";
import { goOn, goOnOptions, tellNothingLeft } from "./go-on.ts";
import { askedJournal } from "./journal-option.ts";
import { isUnfinished, type KnownRun, runNamed, runsIn, runsToChoose } from "./runs.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Verb } from "./verb.ts";

export const rollback: Verb = {
  name: "rollback",
  about: "Undo an earlier run: go on with a way back that was cut off, or undo what has succeeded.",
  takes: "[RUN] [options]    (without RUN: the newest one that is not finished)",
  options: {
    to: { value: "STEP", about: "Undo only what came after that step." },
    only: { value: "STEP", about: "Undo only that step, with all that is in it." },
    ...goOnOptions,
  },
  exitCodes: "0 all is undone, 2 something is left undone, 3 there is no such run.",
  example: "jipper rollback 7f3k",
  run: async (given, io) => {
    const [id, ...more] = given.words;
    if (more.length > 0) throw new UsageError(`one run at a time; '${more[0]}' is a second one`);
    const folder = journalFolder(askedJournal(given));
    return id === undefined ? undoNewest(folder, given, io) : undo(runNamed(folder, id), given, io);
  },
};

/** Undoes the newest run that is not finished. While that is damaged, or another process works on it, no older one is meant. */
async function undoNewest(folder: string, given: Given, io: Io): Promise<number> {
  const damaged: { readonly error: JournalError; readonly startedAt: string | undefined }[] = [];
  const runs = runsIn(folder, (error, id) => {
    damaged.push({ error, startedAt: beginOf(join(folder, id)) });
  });
  const newest = runs.find(isUnfinished);
  if (newest === undefined)
    throw damaged[0]?.error ?? new UsageError(`no run in ${folder} is unfinished${runsToChoose(runs)}`);
  const { startedAt } = newest.standings;
  const newer = damaged.find((one) => one.startedAt === undefined || one.startedAt > startedAt);
  if (newer !== undefined)
    throw new JournalError(`${newer.error.message}; it may be the run that is meant${runsToChoose(runs)}`);
  try {
    return await undo(newest, given, io);
  } catch (error) {
    if (!(error instanceof RunBusyError)) throw error;
    throw new RunBusyError(`the newest unfinished run is '${newest.id}': ${error.message}${runsToChoose(runs)}`);
  }
}

/** When a run with a damaged journal began; undefined where even that cannot be read. */
function beginOf(folder: string): string | undefined {
  try {
    return Journal.readAsFar(folder).standings?.startedAt;
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

/** Resolves with the exit code. */
async function undo(run: KnownRun, given: Given, io: Io): Promise<number> {
  const { standings } = run;
  const scope = scopeOf(given, run);
  const isCutOff = standings.outcome === undefined;
  const cutOff = cutOffCause(standings);
  if (isCutOff && scope !== undefined)
    throw new UsageError(
      `the run '${run.id}' is not finished; undo the whole of it, or finish it with 'jipper resume'`,
    );
  if (!isCutOff && !isAnythingLeft(run, scope)) {
    await tellNothingLeft(run, given, io);
    return 0;
  }
  // What time has not sufficed for is asked for anew.
  const why =
    isCutOff && !standings.isOutOfTime ? { causeIfCutOff: cutOff } : { cause: asked, ...(scope && { scope }) };
  const told = standings.cause ?? (isCutOff ? cutOff : asked);
  const { outcome } = await goOn(run, { told, ...why }, given, io);
  return outcome === "rolled-back" ? 0 : exitCodeOf(outcome);
}

/** Why something is undone that would not be undone by itself. */
export const asked = { kind: "requested", message: "it was asked for" } as const;

/** Whether something would be undone if it were asked for now. */
function isAnythingLeft({ folder }: KnownRun, scope: Scope | undefined): boolean {
  const standings = Journal.read(folder);
  standings.apply({ record: "rollback", at: new Date().toISOString(), cause: asked, ...(scope && { scope }) });
  return next(standings).outcome === undefined;
}

/** How much is undone; undefined for everything. Throws a UsageError. */
function scopeOf(given: Given, { id, standings }: KnownRun): Scope | undefined {
  const [only, to] = [given.value("only"), given.value("to")];
  if (only !== undefined && to !== undefined) throw new UsageError("give --only or --to, not both");
  const step = only ?? to;
  if (step === undefined) return undefined;
  if (standings.find(step) === undefined) {
    const ids = standings.steps.map(({ step }) => step.id);
    throw new UsageError(
      `the run '${id}' has no step '${step}'${didYouMean(step, ids, `; it has ${ids.slice(0, 10).join(", ")}`)}`,
    );
  }
  return only === undefined ? { after: step } : { only: step };
}
