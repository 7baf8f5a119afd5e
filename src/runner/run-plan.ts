import type { Plan } from "../plan/plan.ts";
import type { Cause, Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import type { Policy } from "../rollback/record.ts";
import { Guard } from "./guard.ts";
import { Journal } from "./journal.ts";
import { journalFolder } from "./journal-folder.ts";
import { disown, own } from "./lock.ts";
import type { Performers } from "./perform.ts";
import { recover } from "./recover.ts";
import { run } from "./run.ts";
import { shellWork } from "./shell-work.ts";
import { WorkFolder } from "./work-folder.ts";

/** How work goes on in this process. */
export type RunSettings = {
  readonly reporter?: Reporter;
  /** Aborted to stop what runs and undo what was begun; its reason, a text, is told as the cause. */
  readonly signal?: AbortSignal;
  /** Aborted to end every grace at once. */
  readonly hurry?: AbortSignal;
  /** Once `signal` is aborted, leave the undoing to who opens the journal next. */
  readonly leaveOnCancel?: boolean;
  /** Who performs work other than shell text. */
  readonly performers?: Performers;
  /** Told where the journal lies before anything has run. */
  readonly opened?: (journal: Journal) => void;
};

export type PlanSettings = RunSettings & {
  /** Folder for journals; each run makes a folder of its own in it. */
  readonly journal?: string;
  readonly policy?: Partial<Policy>;
};

const defaultPolicy: Policy = { onRevertFailure: "continue", rollbackWhen: "step-failure" };

/** Runs a plan from its beginning, and undoes it where it must. Throws a JournalError, and nothing has run, if it has no place to remember it. */
export async function runPlan(plan: Plan, settings: PlanSettings): Promise<RunResult> {
  const policy = { ...defaultPolicy, ...settings.policy };
  const folder = new WorkFolder();
  try {
    const journal = Journal.create(journalFolder(settings.journal), plan, policy, new Date());
    await own(journal.folder);
    return await work(journal, folder, settings);
  } finally {
    folder.remove();
  }
}

export type ResumeSettings = RunSettings & {
  /** Undo it for this reason, where the journal itself holds none. */
  readonly cause?: Cause;
  /** The reason if it was cut off between two steps; one that was cut off in a step is its own reason. */
  readonly causeIfCutOff?: Cause;
  /** End the process that still works on it. */
  readonly fence?: boolean;
};

/**
 * Goes on with the run of this folder, from wherever its journal stands. Throws a RunBusyError if
 * another process works on it, a JournalError if its journal is damaged.
 */
export async function continueRun(folder: string, settings: ResumeSettings): Promise<RunResult> {
  await own(folder, settings.fence === undefined ? {} : { fence: settings.fence });
  const temporary = new WorkFolder();
  try {
    return await goOn(Journal.open(folder), temporary, settings);
  } finally {
    temporary.remove();
    disown(folder);
  }
}

async function goOn(journal: Journal, folder: WorkFolder, settings: ResumeSettings): Promise<RunResult> {
  const { standings } = journal;
  const undo = (cause: Cause) => journal.append({ record: "rollback", at: new Date().toISOString(), cause });
  if (settings.cause !== undefined) undo(settings.cause);
  await recover(journal, () => new Date());
  if (standings.outcome === undefined && standings.cause === undefined && settings.causeIfCutOff !== undefined)
    undo(settings.causeIfCutOff);
  return work(journal, folder, settings);
}

async function work(
  journal: Journal,
  folder: WorkFolder,
  { opened, performers, ...settings }: RunSettings,
): Promise<RunResult> {
  const guard = new Guard({ graceMs: 5000, folder: folder.path });
  try {
    opened?.(journal);
    return await run(journal, { ...settings, performers: { run: shellWork(folder, guard), ...performers } });
  } finally {
    await guard.close();
    journal.close();
    disown(journal.folder);
  }
}
