import { jenkinsSteps } from "../jenkins-step/jenkins-steps.ts";
import type { RunResult } from "../report/result.ts";
import { journalFolder } from "../runner/journal-folder.ts";
import { RunBusyError } from "../runner/lock.ts";
import { continueRun } from "../runner/run-plan.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { Given } from "./given.ts";
import { askedJournal } from "./journal-option.ts";
import { paramOptions, secretsOf } from "./params.ts";
import { openReports, reportOptions } from "./reports.ts";
import { isUnfinished, type KnownRun, readRun, runsIn, runTable } from "./runs.ts";
import { untilStopped } from "./signals.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Verb } from "./verb.ts";

export const rollback: Verb = {
  name: "rollback",
  about: "Undo an earlier run: go on with a way back that was cut off, or undo what has succeeded.",
  takes: "[RUN] [options]    (without RUN: the newest one that is not finished)",
  options: {
    journal: { value: "DIR", about: "Where the journals lie; the same as that run was given." },
    ...paramOptions,
    ...reportOptions,
  },
  exitCodes: "0 all is undone, 2 something is left undone, 3 there is no such run.",
  example: "jipper rollback 7f3k",
  run: async (given, io) => {
    const [id, ...more] = given.words;
    if (more.length > 0) throw new UsageError(`one run at a time; '${more[0]}' is a second one`);
    const folder = journalFolder(askedJournal(given));
    const result = id === undefined ? await undoNewest(folder, given, io) : await undo(named(id, folder), given, io);
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
  throw busy ?? new UsageError(`no run in ${folder} is unfinished${choice(runs)}`);
}

function named(id: string, folder: string): KnownRun {
  const run = /^\w+$/.test(id) ? readRun(folder, id) : undefined;
  if (run === undefined) throw new UsageError(`there is no run '${id}' in ${folder}${choice(runsIn(folder))}`);
  return run;
}

async function undo({ folder, standings }: KnownRun, given: Given, io: Io): Promise<RunResult> {
  const asked = { kind: "requested", message: "it was asked for" } as const;
  const cutOff = { kind: "interrupted", message: "the process that ran the steps ended" } as const;
  const isCutOff = standings.outcome === undefined;
  const cause = standings.cause ?? (isCutOff ? cutOff : asked);
  const secrets = secretsOf(standings.plan, given);
  const reports = openReports(given, io, { plan: standings.plan, cause });
  const stop = untilStopped(reports);
  stop.opened(standings.run);
  try {
    const result = await continueRun(folder, {
      ...stop.signals,
      secrets,
      reporter: reports.reporter,
      ...jenkinsSteps(reports),
      ...(isCutOff ? { causeIfCutOff: cutOff } : { cause: asked }),
    });
    await reports.close(result);
    return result;
  } finally {
    stop.release();
  }
}

function choice(runs: readonly KnownRun[]): string {
  return runs.length === 0 ? "; it holds none" : `; name one of these:\n${runTable(runs)}`;
}
