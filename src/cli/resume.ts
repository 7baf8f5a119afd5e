import { cutOffCause } from "../rollback/cut-off-cause.ts";
import { journalFolder } from "../runner/journal/journal-folder.ts";
import { ownerOf } from "../runner/journal/lock.ts";
import { exitCodeOf } from "./exit-code.ts";
import { goOn, goOnOptions } from "./go-on.ts";
import { askedJournal } from "./journal-option.ts";
import { asked } from "./rollback.ts";
import { endOf, type KnownRun, runNamed, runsIn, runTable } from "./runs.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const resume: Verb = {
  name: "resume",
  about: "Go on with a run that was cut off: behind its last success, or to the end of its way back.",
  takes: "RUN [options]",
  options: goOnOptions,
  exitCodes: "as of run: 0 all steps succeeded, 1 undone, 2 something is left undone, 3 there is no such run.",
  example: "jipper resume 7f3k",
  run: async (given, io) => {
    const [id, ...more] = given.words;
    const folder = journalFolder(askedJournal(given));
    if (id === undefined) throw new UsageError(whichOf(runsIn(folder).filter(canGoOn), folder));
    if (more.length > 0) throw new UsageError(`one run at a time; '${more[0]}' is a second one`);
    const run = runNamed(folder, id);
    const { outcome, cause } = run.standings;
    if (outcome !== undefined) {
      io.stderr.write(`The run ${id} is finished (${endOf(run.standings)}); there is nothing to go on with.\n`);
      return exitCodeOf(outcome);
    }
    // A way back that time has not sufficed for is begun anew.
    const again = run.standings.isOutOfTime ? { cause: asked } : {};
    const result = await goOn(run, { resume: true, ...again, told: cause ?? cutOffCause(run.standings) }, given, io);
    return exitCodeOf(result.outcome);
  },
};

/** It was cut off, and nobody works on it. */
function canGoOn({ standings, folder }: KnownRun): boolean {
  return standings.outcome === undefined && ownerOf(folder)?.isAlive !== true;
}

function whichOf(runs: readonly KnownRun[], folder: string): string {
  if (runs.length === 0) return `no run in ${folder} was cut off; there is nothing to go on with`;
  return `name the run to go on with, one of these:\n${runTable(runs)}`;
}
