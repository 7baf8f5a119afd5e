import { StepListError } from "../plan/problem.ts";
import { readStepList, UnreadableFileError } from "../runner/step-list-file.ts";
import { wrongInput } from "./exit-code.ts";
import { paramsOf } from "./step-list.ts";
import { UsageError } from "./usage-error.ts";
import type { Verb } from "./verb.ts";

export const validate: Verb = {
  name: "validate",
  about: "Check files and name every mistake in them. Runs nothing.",
  takes: "FILE… [options]",
  options: {
    param: { value: "NAME=VALUE", many: true, about: "Value of a parameter that the files declare." },
    json: { about: "The mistakes as JSON." },
  },
  exitCodes: "0 no mistakes, 3 mistakes.",
  example: "jipper validate deploy.yml rollback/*.yml",
  run: async (given, io) => {
    if (given.words.length === 0) throw new UsageError("name the files to check");
    const params = paramsOf(given);
    const checked = given.words.map((file) => ({ file, error: mistakesIn(file, params) }));
    if (given.has("json")) {
      io.stdout.write(`${JSON.stringify(checked.map(asJson), null, 2)}\n`);
    } else {
      for (const { file, error } of checked)
        if (error === undefined) io.stdout.write(`${file}: no mistakes\n`);
        else io.stderr.write(`${error.message}\n`);
    }
    return checked.some(({ error }) => error !== undefined) ? wrongInput : 0;
  },
};

function mistakesIn(file: string, params: { readonly [name: string]: string }) {
  try {
    readStepList(file, { directory: process.cwd(), params, isLookedAt: true });
    return undefined;
  } catch (error) {
    if (error instanceof StepListError || error instanceof UnreadableFileError) return error;
    throw error;
  }
}

function asJson({ file, error }: { file: string; error: StepListError | UnreadableFileError | undefined }) {
  if (error instanceof StepListError) return { file, problems: error.problems };
  return { file, problems: error === undefined ? [] : [{ line: 1, column: 1, length: 1, message: error.message }] };
}
