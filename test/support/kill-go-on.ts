import fs from "node:fs";
import { join } from "node:path";
import type { Reporter } from "../../src/report/event.ts";
import type { RunResult } from "../../src/report/result.ts";
import { continueRun } from "../../src/runner/run-plan.ts";

/** Goes on with the one run of a trial's folder, as the command line would. */
export function goOn(folder: string, verb: "rollback" | "resume", reporter: Reporter): Promise<RunResult> {
  const journals = join(folder, "journals");
  const [run = ""] = fs.readdirSync(journals);
  const causeIfCutOff = { kind: "interrupted", message: "the process that ran the steps ended" } as const;
  const how = verb === "resume" ? { resume: true } : { causeIfCutOff };
  return continueRun(join(journals, run), { ...how, reporter });
}
