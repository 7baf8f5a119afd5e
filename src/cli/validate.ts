import { relative, resolve } from "node:path";
import { type Problem, StepListError } from "../plan/problem.ts";
import { errorAnnotation } from "../report/workflow-command.ts";
import { readStepList, UnreadableFileError } from "../runner/step-list-file.ts";
import { wrongInput } from "./exit-code.ts";
import type { Given } from "./given.ts";
import { choiceOf } from "./jenkins-options.ts";
import { type GivenParams, paramOptions, paramsOf } from "./params.ts";
import { parametersText } from "./step-list.ts";
import { UsageError } from "./usage-error.ts";
import type { Io, Verb } from "./verb.ts";

const formats = ["text", "json", "github"] as const;

export const validate: Verb = {
  name: "validate",
  about: "Check files and name every mistake in them. Runs nothing.",
  takes: "FILE… [options]    (a FILE may be a pattern: 'deploy/**/*.yml')",
  options: {
    ...paramOptions,
    format: { value: formats.join("|"), about: "How mistakes are told (text); github: as annotations of a workflow." },
    json: { about: "The same as --format json." },
  },
  exitCodes: "0 no mistakes, 3 mistakes.",
  example: "jipper validate deploy.yml 'rollback/**/*.yml'",
  moreHelp: parametersText,
  run: async (given, io) => {
    if (given.words.length === 0) throw new UsageError("name the files to check");
    const format = formatOf(given);
    const params = paramsOf(given);
    const { filesGiven } = await import("./files-given.ts");
    const checked = filesGiven(given.words).map((file) => ({ file, error: mistakesIn(file, params) }));
    tell(checked, format, io);
    return checked.some(({ error }) => error !== undefined) ? wrongInput : 0;
  },
};

type Checked = { readonly file: string; readonly error: StepListError | UnreadableFileError | undefined };

function formatOf(given: Given): (typeof formats)[number] {
  const format = choiceOf(given, "format", formats);
  if (given.has("json") && format !== undefined && format !== "json")
    throw new UsageError(`--json and --format ${format} are both given; give one`);
  return given.has("json") ? "json" : (format ?? "text");
}

function mistakesIn(file: string, params: GivenParams): Checked["error"] {
  try {
    readStepList(file, { directory: process.cwd(), ...params, isLookedAt: true });
    return undefined;
  } catch (error) {
    if (error instanceof StepListError || error instanceof UnreadableFileError) return error;
    throw error;
  }
}

function tell(checked: readonly Checked[], format: (typeof formats)[number], { stdout, stderr }: Io): void {
  switch (format) {
    case "json":
      stdout.write(
        `${JSON.stringify(
          checked.map((one) => ({ file: one.file, problems: problemsOf(one) })),
          null,
          2,
        )}\n`,
      );
      return;
    case "github":
      // A file that several others include is checked with each of them.
      for (const line of new Set(checked.flatMap(annotationsOf))) stdout.write(line);
      return;
    case "text":
      for (const { file, error } of checked)
        if (error === undefined) stdout.write(`${file}: no mistakes\n`);
        else stderr.write(`${error.message}\n`);
  }
}

function problemsOf({ file, error }: Checked): readonly Problem[] {
  if (error instanceof StepListError) return error.problems;
  if (error === undefined) return [];
  // Its name stands beside it.
  const message = error.message.startsWith(`${file}: `) ? error.message.slice(file.length + 2) : error.message;
  return [{ line: 1, column: 1, length: 1, message }];
}

function annotationsOf(checked: Checked): readonly string[] {
  return problemsOf(checked).map(({ file = checked.file, line, column, length, message }) =>
    errorAnnotation({
      title: "Mistake in a step list",
      message,
      at: { file: inRepository(file), line, column, endColumn: column + length },
    }),
  );
}

/** As annotations name files: from the folder on that the workflow has checked out into. */
function inRepository(file: string): string {
  return relative(process.env["GITHUB_WORKSPACE"] || process.cwd(), resolve(file));
}
