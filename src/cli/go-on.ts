import { jenkinsSteps } from "../jenkins-step/jenkins-steps.ts";
import type { Cause } from "../report/event.ts";
import type { RunResult } from "../report/result.ts";
import { runResult } from "../rollback/result.ts";
import { continueRun, type ResumeSettings } from "../runner/run-plan.ts";
import type { Given } from "./given.ts";
import { paramOptions, secretsOf } from "./params.ts";
import { openReports, reportOptions } from "./reports.ts";
import { rollbackLimitOf, rollbackLimitOption } from "./rollback-limit.ts";
import type { KnownRun } from "./runs.ts";
import { untilStopped } from "./signals.ts";
import type { Io } from "./verb.ts";

/** The options of the verbs that go on with an earlier run. */
export const goOnOptions = {
  journal: { value: "DIR", about: "Where the journals lie; the same as that run was given." },
  ...paramOptions,
  ...rollbackLimitOption,
  ...reportOptions,
} as const;

/** Why it is undone, as people are told before anything of it happens. */
type GoingOn = Pick<ResumeSettings, "cause" | "causeIfCutOff" | "scope" | "resume"> & { readonly told?: Cause };

/** Goes on with a run of an earlier process, and reports it. Throws what `continueRun` does. */
export async function goOn(
  { folder, standings }: KnownRun,
  { told, ...how }: GoingOn,
  given: Given,
  io: Io,
): Promise<RunResult> {
  const limit = rollbackLimitOf(given);
  const secrets = secretsOf(standings.plan, given);
  const reports = openReports(given, io, { plan: standings.plan, ...(told && { cause: told }) });
  const stop = untilStopped(reports);
  const jenkins = jenkinsSteps({ ...reports, hurry: stop.signals.hurry });
  stop.opened(standings);
  try {
    const result = await continueRun(folder, {
      ...stop.signals,
      ...limit,
      secrets,
      reporter: reports.reporter,
      ...jenkins,
      opened: (journal) => {
        jenkins.opened(journal);
        stop.opened(journal.standings);
      },
      ...how,
    });
    await reports.close(result);
    return result;
  } finally {
    stop.release();
  }
}

/** Tells, as a run of its own, that there was nothing to undo. The journal stays as it is. */
export async function tellNothingLeft({ standings }: KnownRun, given: Given, io: Io): Promise<RunResult> {
  const { plan, run, steps } = standings;
  const reports = openReports(given, io, { plan });
  const result = runResult(standings);
  const about = { at: new Date().toISOString(), run };
  const { name, file } = plan;
  const shown = { ...(name === undefined ? {} : { name }), ...(file === undefined ? {} : { file }) };
  const asked = { kind: "requested", message: "it was asked for" } as const;
  const end = { outcome: "rolled-back", cause: asked, durationMs: 0, residue: [] } as const;
  reports.reporter.event?.({ event: "run.started", ...about, ...shown, steps: steps.map(({ step }) => step.id) });
  reports.reporter.event?.({ event: "run.finished", ...about, ...end });
  await reports.close(result);
  return result;
}
