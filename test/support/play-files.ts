import fs from "node:fs";
import { dirname, join } from "node:path";
import type { Reporter } from "../../src/report/event.ts";
import type { RunResult } from "../../src/report/result.ts";
import type { Journal } from "../../src/runner/journal/journal.ts";
import { continueRun, runPlan } from "../../src/runner/run-plan.ts";
import { readStepList } from "../../src/runner/step-list-file.ts";

/** Files by their paths. */
export type Files = { readonly [path: string]: string };

export type Played = {
  readonly result: RunResult;
  /** All events and all output. */
  readonly told: string;
  /** The lines of the file `log`, which the steps write. */
  readonly log: readonly string[];
  /** The folder of the run. */
  readonly run: string;
  /** The journal as it is on disk. */
  readonly written: string;
};

/** Runs the step list `main.yml` of a folder that is given the files. Secret parameters are those of `params`. */
export async function playFiles(folder: string, files: Files, params: Files = {}): Promise<Played> {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(folder, name)), { recursive: true });
    fs.writeFileSync(join(folder, name), text);
  }
  const secrets: { [name: string]: string } = {};
  const secret = (name: string, value: string) => void Object.assign(secrets, { [name]: value });
  const plan = readStepList(join(folder, "main.yml"), { directory: folder, environment: {}, params, secret });
  return playing(folder, (reporter, opened) =>
    runPlan(plan, { journal: join(folder, "j"), secrets, reporter, opened }),
  );
}

/** Undoes a run in a process that knows no more than the journal and these. */
export function undoLater(
  folder: string,
  run: string,
  secrets: Files,
  more: { readonly lacksSecrets?: boolean } = {},
): Promise<Played> {
  const cause = { kind: "requested", message: "it was asked for" } as const;
  return playing(folder, (reporter, opened) => continueRun(run, { cause, secrets, reporter, opened, ...more }));
}

type Play = (reporter: Reporter, opened: (journal: Journal) => void) => Promise<RunResult>;

async function playing(folder: string, play: Play): Promise<Played> {
  const log = join(folder, "log");
  fs.rmSync(log, { force: true });
  const told: string[] = [];
  let run = "";
  const reporter: Reporter = {
    event: (event) => void told.push(`${JSON.stringify(event)}\n`),
    output: ({ lines }) => void told.push(Buffer.from(lines).toString()),
  };
  const result = await play(reporter, (journal) => {
    run = journal.folder;
  });
  return {
    result,
    told: told.join(""),
    log: fs.existsSync(log) ? fs.readFileSync(log, "utf8").trimEnd().split("\n") : [],
    run,
    written: fs.readFileSync(join(run, "journal.jsonl"), "utf8"),
  };
}
