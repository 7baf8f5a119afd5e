import { ExpressionError } from "../plan/expressions/expression.ts";
import type { Plan } from "../plan/plan.ts";
import type { Cause, Reporter } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import { planGiven } from "../rollback/fill.ts";
import type { Policy, Scope } from "../rollback/record.ts";
import type { Secrets } from "../rollback/standings.ts";
import { callWork } from "./call/call-work.ts";
import { Journal } from "./journal/journal.ts";
import { journalFolder } from "./journal/journal-folder.ts";
import { disown, own } from "./journal/lock.ts";
import { Guard } from "./process/guard.ts";
import { type Recovered, recover } from "./recover.ts";
import { run } from "./run.ts";
import type { RunOptions } from "./run-options.ts";
import { surroundings } from "./surroundings.ts";
import type { Performers } from "./work/perform.ts";
import { shellWork } from "./work/shell-work.ts";
import { WorkFolder } from "./work/work-folder.ts";

/** Who performs what needs nothing but this machine. */
export type Usual = Required<Pick<Performers, "run" | "call">>;

/** How work goes on in this process. */
export type RunSettings = Pick<RunOptions, "sharesThread" | "begins"> & {
  readonly reporter?: Reporter;
  /** Aborted to stop what runs and undo what was begun; its reason, a text, is told as the cause. */
  readonly signal?: AbortSignal;
  /** Aborted to end every grace at once. */
  readonly hurry?: AbortSignal;
  /** Once `signal` is aborted, leave the undoing to who opens the journal next. */
  readonly leaveOnCancel?: boolean;
  /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
  readonly rollbackTimeoutMs?: number;
  /** Who performs work other than shell text and functions of modules; a function is given who performs those. */
  readonly performers?: Performers | ((usual: Usual) => Performers);
  /** Values of the plan's secret parameters, by name. */
  readonly secrets?: Secrets;
  /** Told of what a dead process left open, before it is undone. */
  readonly recovered?: Recovered;
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
    const { secrets = {} } = settings;
    const given = environmentOf(plan, secrets);
    const journal = Journal.create(journalFolder(settings.journal), plan, policy, {
      now: new Date(),
      secrets,
      ...(given && { given }),
    });
    await own(journal.folder);
    return await work(journal, folder, settings);
  } finally {
    folder.remove();
  }
}

export type ResumeSettings = RunSettings & {
  /** Undo it for this reason, where the journal itself holds none. */
  readonly cause?: Cause;
  /** How much is undone for that reason; everything unless told. */
  readonly scope?: Scope;
  /** Go on where it was cut off: what was at work then is undone, and begun anew. A rollback that had begun is finished. */
  readonly resume?: boolean;
  /** The reason if it was cut off between two steps; one that was cut off in a step is its own reason. */
  readonly causeIfCutOff?: Cause;
  /** End the process that still works on it. */
  readonly fence?: boolean;
  /** Go on also where secrets are missing: what needs one is then left undone, and named. */
  readonly lacksSecrets?: boolean;
};

/**
 * Goes on with the run of this folder, from wherever its journal stands. Throws a RunBusyError if
 * another process works on it, a JournalError if its journal is damaged.
 */
export async function continueRun(folder: string, settings: ResumeSettings): Promise<RunResult> {
  await own(folder, settings.fence === undefined ? {} : { fence: settings.fence });
  const temporary = new WorkFolder();
  try {
    const journal = Journal.open(folder, settings.secrets);
    if (!settings.lacksSecrets) requireSecrets(journal, settings.secrets);
    return await goOn(journal, temporary, settings);
  } finally {
    temporary.remove();
    disown(folder);
  }
}

async function goOn(journal: Journal, folder: WorkFolder, settings: ResumeSettings): Promise<RunResult> {
  const { standings } = journal;
  const at = () => new Date().toISOString();
  const { scope } = settings;
  const undo = (cause: Cause) => journal.append({ record: "rollback", at: at(), cause, ...(scope && { scope }) });
  if (settings.cause !== undefined) undo(settings.cause);
  const isToGoOn = settings.resume && standings.cause === undefined && standings.outcome === undefined;
  if (isToGoOn) journal.append({ record: "resumed", at: at() });
  await recover(journal, () => new Date(), settings.recovered);
  // What was cut off is undone, even where a condition asks for a turn after a failure.
  const cause = standings.cause ?? settings.causeIfCutOff;
  if (!isToGoOn && standings.outcome === undefined && !standings.isOver && cause !== undefined) undo(cause);
  return work(journal, folder, settings);
}

function environmentOf(plan: Plan, secrets: Secrets) {
  try {
    return planGiven(plan, secrets, surroundings(new Map()));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(`the 'env' of the step list: ${error.message}; nothing was run`, { cause: error });
  }
}

/** A secret parameter whose value is in no journal, and that was not given again; nothing was done. */
export class MissingSecretError extends Error {
  override readonly name = "MissingSecretError";
  /** Names of parameters. */
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    const variables = missing.map((name) => `JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`);
    super(
      `the run has secret parameters, whose values are in no journal; give them in the environment once more: ${variables.join(", ")}`,
    );
    this.missing = missing;
  }
}

function requireSecrets({ standings }: Journal, secrets: Secrets = {}): void {
  const missing = (standings.plan.secrets ?? []).filter((name) => !Object.hasOwn(secrets, name));
  if (missing.length > 0) throw new MissingSecretError(missing);
}

async function work(
  journal: Journal,
  folder: WorkFolder,
  { opened, performers, secrets: _secrets, recovered: _recovered, ...settings }: RunSettings,
): Promise<RunResult> {
  const guard = new Guard({ graceMs: 5000, folder: folder.path });
  try {
    opened?.(journal);
    const usual = { run: shellWork(folder, guard), call: callWork(folder, guard) };
    const others = typeof performers === "function" ? performers(usual) : performers;
    return await run(journal, { ...settings, performers: { ...usual, ...others } });
  } finally {
    await guard.close();
    journal.close();
    disown(journal.folder);
  }
}
