import { jenkinsSteps } from "../jenkins-step/jenkins-steps.ts";
import { planJson } from "../plan/showing/plan-json.ts";
import { planText } from "../plan/showing/plan-text.ts";
import { runPlan } from "../runner/run-plan.ts";
import { exitCodeOf } from "./exit-code.ts";
import type { Given } from "./given.ts";
import { askedJournal } from "./journal-option.ts";
import { paramOptions } from "./params.ts";
import { openReports, reportOptions } from "./reports.ts";
import { rollbackLimitOf, rollbackLimitOption } from "./rollback-limit.ts";
import { untilStopped } from "./signals.ts";
import { parametersText, stepListOf } from "./step-list.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const run: Verb = {
  name: "run",
  about: "Run the steps of a file, one after another; when one fails, undo it and those before it.",
  takes: "FILE [options]",
  options: {
    ...paramOptions,
    journal: { value: "DIR", about: "Keep the journal there, on a disk that outlives this machine." },
    "on-revert-failure": {
      value: "continue|stop",
      about: "Whether the rollback goes on past an undo that failed (continue).",
    },
    ...rollbackLimitOption,
    "dry-run": { about: "Show what would run and what would be undone; run nothing." },
    ...reportOptions,
  },
  exitCodes: "0 all steps succeeded, 1 undone, 2 something is left undone, 3 the input was wrong and nothing ran.",
  example: "jipper run deploy.yml --param size=20G --result result.json",
  moreHelp: parametersText,
  run: async (given, io) => {
    const onRevertFailure = given.value("on-revert-failure") ?? "continue";
    if (onRevertFailure !== "continue" && onRevertFailure !== "stop")
      throw new UsageError(`--on-revert-failure is 'continue' or 'stop', not '${onRevertFailure}'`);
    const journal = askedJournal(given);
    const limit = rollbackLimitOf(given);
    if (given.has("dry-run")) refuseReports(given);
    const { plan, secrets } = stepListOf(given);
    if (given.has("dry-run")) {
      io.stdout.write(given.has("json") ? `${JSON.stringify(planJson(plan), null, 2)}\n` : planText(plan));
      return 0;
    }

    const reports = openReports(given, io, { plan });
    const stop = untilStopped(reports);
    const jenkins = jenkinsSteps(reports);
    try {
      const result = await runPlan(plan, {
        ...stop.signals,
        ...limit,
        ...(journal === undefined ? {} : { journal }),
        policy: { onRevertFailure },
        secrets,
        reporter: reports.reporter,
        performers: jenkins.performers,
        opened: (opened) => {
          jenkins.opened(opened);
          stop.opened(opened.standings);
        },
      });
      await reports.close(result);
      return exitCodeOf(result.outcome);
    } finally {
      stop.release();
    }
  },
};

/** They tell what has happened. */
function refuseReports(given: Given): void {
  const option = ["events", "result", "junit", "html"].find((name) => given.has(name));
  if (option !== undefined)
    throw new UsageError(`--dry-run runs nothing that --${option} could tell; leave out one of them, or give --json`);
}
