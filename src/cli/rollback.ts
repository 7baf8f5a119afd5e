import { didYouMean } from "../plan/did-you-mean.ts";
import type { RunResult } from "../report/result.ts";
import type { Scope } from "../rollback/record.ts";
import { journalFolder } from "../runner/journal-folder.ts";
import { RunBusyError } from "../runner/lock.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { Given } from "./given.ts";
import { goOn, goOnOptions } from "./go-on.ts";
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
    const result = id === undefined ? await undoNewest(folder, given, io) : await undo(runNamed(folder, id), given, io);
    return result.outcome === "rolled-back" ? 0 : exitCodeOf(result.outcome);
  },
};

/** Undoes the newest run that is not finished, unless another process is at work on it. */
async function undoNewest(folder: string, given: Given, io: Io): Promise<RunResult> {
  let busy: Error | undefined;
  const runs = runsIn(folder, (error) => {
    busy ??= error; // it may be the one that is meant
  });
  for (const run of runs.filter(isUnfinished)) {
    try {
      return await undo(run, given, io);
    } catch (error) {
      if (!(error instanceof RunBusyError)) throw error;
      busy ??= error;
    }
  }
  throw busy ?? new UsageError(`no run in ${folder} is unfinished${runsToChoose(runs)}`);
}

function undo(run: KnownRun, given: Given, io: Io): Promise<RunResult> {
  const { standings } = run;
  const scope = scopeOf(given, run);
  const asked = { kind: "requested", message: "it was asked for" } as const;
  const cutOff = { kind: "interrupted", message: "the process that ran the steps ended" } as const;
  const isCutOff = standings.outcome === undefined;
  if (isCutOff && scope !== undefined)
    throw new UsageError(
      `the run '${run.id}' is not finished; undo the whole of it, or finish it with 'jipper resume'`,
    );
  const told = standings.cause ?? (isCutOff ? cutOff : asked);
  return goOn(
    run,
    { told, ...(isCutOff ? { causeIfCutOff: cutOff } : { cause: asked, ...(scope && { scope }) }) },
    given,
    io,
  );
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
