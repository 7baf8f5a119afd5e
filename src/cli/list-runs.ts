import { runResult } from "../rollback/result.ts";
import { journalFolder } from "../runner/journal/journal-folder.ts";
import { durationOf } from "./duration-option.ts";
import { askedJournal } from "./journal-option.ts";
import { pruneRuns } from "./prune-runs.ts";
import { runsIn, runTable } from "./runs.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const runs: Verb = {
  name: "runs",
  about: "List the runs of a folder of journals, the newest one first.",
  takes: "[options]",
  options: {
    journal: { value: "DIR", about: "Where the journals lie; the same as the runs were given." },
    prune: { value: "TIME", about: "First forget those that ended so long ago (30d), with nothing left to be undone." },
    json: { about: "The same as JSON." },
  },
  exitCodes: "0.",
  example: "jipper runs --journal /var/lib/jipper",
  run: async (given, io) => {
    if (given.words[0] !== undefined)
      throw new UsageError(`'jipper runs' takes no words; to see one: jipper show ${given.words[0]}`);
    const pruneMs = durationOf(given, "prune");
    const folder = journalFolder(askedJournal(given));
    const damaged: string[] = [];
    const found = runsIn(folder, ({ message }) => void damaged.push(message));
    const pruned = pruneMs === undefined ? [] : await pruneRuns(found, Date.now() - pruneMs);
    const left = found.filter(({ id }) => !pruned.includes(id));
    if (pruned.length > 0) io.stderr.write(`Forgotten: ${pruned.join(", ")}\n`);
    if (given.has("json")) {
      const rows = left.map(({ standings }) => {
        const { run, name, file, outcome, cause, startedAt, finishedAt } = runResult(standings);
        return { run, name, file, outcome, cause, startedAt, finishedAt };
      });
      io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    } else if (left.length > 0) io.stdout.write(`${runTable(left, Number.POSITIVE_INFINITY)}\n`);
    else if (damaged.length === 0) io.stderr.write(`There are no runs in ${folder}.\n`);
    for (const message of damaged) io.stderr.write(`${message}\n`);
    return 0;
  },
};
