import fs from "node:fs";
import { relative, resolve } from "node:path";
import * as core from "@actions/core";
import { parseDuration } from "../plan/duration.ts";
import { declaredParameters } from "../plan/parameter-list.ts";
import { parseParams } from "../plan/params.ts";
import type { Environment, Plan } from "../plan/plan.ts";
import { parameterVariable } from "../plan/reading/read-parameters.ts";
import type { Policy } from "../rollback/record.ts";
import type { Secrets } from "../rollback/standings.ts";
import { readBytes, readInlineStepList, readStepList, UnreadableFileError } from "../runner/step-list-file.ts";
import { InputError } from "./input-error.ts";
import { paramsLabel, stepsLabel } from "./input-labels.ts";
import { readAll } from "./read-all.ts";
import { refuseUndeclared, undeclaredParameters } from "./undeclared-parameters.ts";

export type Inputs = {
  readonly plan: Plan;
  /** Values of its secret parameters, masked in the log already. */
  readonly secrets: Secrets;
  readonly policy: Policy;
  /** How long the whole way back may take, such as `10m`; empty where it is not told. */
  readonly rollbackTimeout: string;
  /** Folder for journals; empty where none is named. */
  readonly journal: string;
  readonly dryRun: boolean;
};

/** Reads every input, once. Throws InputErrors with every mistake in them and in the step list. */
export function readInputs(): Inputs {
  const { secret, secretsOf } = maskedSecrets();
  const { plan, ...settings } = readAll({
    plan: () => readPlan(secret),
    policy: () =>
      readAll<Policy>({
        rollbackWhen: () => oneOf("rollback-when", ["step-failure", "job-failure"]),
        onRevertFailure: () => oneOf("on-revert-failure", ["continue", "stop"]),
      }),
    rollbackTimeout,
    journal: () => core.getInput("journal"),
    dryRun: () => oneOf("dry-run", ["false", "true"]) === "true",
  });
  return { plan, secrets: secretsOf(plan), ...settings };
}

function readPlan(secret: (name: string, value: string) => void): Plan {
  const { list, directory, params } = readAll({ list: givenList, directory: workingDirectory, params: paramsInput });
  const undeclared = undeclaredParameters({ params: paramsText(), list: list.text });
  const declared = Object.entries(params).filter(([name]) => !undeclared.has(name));
  const from = {
    directory,
    params: Object.fromEntries(declared),
    paramsFrom: Object.fromEntries(declared.map(([name]) => [name, paramsLabel])),
    secret,
  };
  const { plan } = readAll({
    params: () => refuseUndeclared(undeclared),
    plan: () =>
      list.file === undefined ? readInlineStepList(list.text, stepsLabel, from) : readStepList(list.file, from),
  });
  return plan;
}

type GivenList =
  | { readonly text: string; readonly file?: undefined }
  /** The file as annotations and people have it. */
  | { readonly text: Uint8Array; readonly file: string };

function givenList(): GivenList {
  const text = core.getInput("steps", { trimWhitespace: false });
  const path = core.getInput("file");
  if (text.trim() !== "" && path !== "") throw new InputError("'steps' and 'file' are both given; give one of them");
  if (text.trim() === "" && path === "")
    throw new InputError("give the steps to run, as 'steps' or in a file that 'file' names");
  if (path === "") return { text };
  const file = inWorkspace(path);
  try {
    return { text: readBytes(file), file };
  } catch (error) {
    throw error instanceof UnreadableFileError ? new InputError(error.message, { cause: error }) : error;
  }
}

/** Checked here, since it would be told of the first step else, as if that had failed. */
function workingDirectory(): string {
  const given = core.getInput("working-directory") || ".";
  const directory = resolve(workspace(), given);
  const found = fs.statSync(directory, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`'working-directory': there is no folder '${given}' in the workspace`);
  if (!found.isDirectory()) throw new InputError(`'working-directory' names a folder; '${given}' is a file`);
  return directory;
}

function rollbackTimeout(): string {
  const given = core.getInput("rollback-timeout");
  if (given !== "" && parseDuration(given) === undefined)
    throw new InputError(`'rollback-timeout' is written like 90s, 5m or 1h30m; '${given}' is not`);
  return given;
}

/**
 * The values of a plan's secret parameters once more, as `main` has had them: given, else of the environment, else the
 * defaults of the step list. They are masked from here on.
 */
export function readSecrets({ secrets: names = [] }: Plan): Secrets {
  if (names.length === 0) return {};
  const { secret, secretsOf } = maskedSecrets();
  const params = paramsInput();
  let defaults: Environment | undefined;
  for (const name of names) {
    let value = params[name] ?? process.env[parameterVariable(name)];
    if (value === undefined) {
      defaults ??= declaredDefaults();
      value = defaults[name];
    }
    if (value !== undefined) secret(name, value);
  }
  return secretsOf({ secrets: names });
}

/** Takes note of secrets as they are told, masks them in the log, and knows those that a plan has. */
function maskedSecrets() {
  const told = new Map<string, string>();
  return {
    secret: (name: string, value: string) => {
      core.setSecret(value);
      // Its own are told first; a file that it includes may have others of the same name.
      if (!told.has(name)) told.set(name, value);
    },
    secretsOf: ({ secrets = [] }: Pick<Plan, "secrets">): Secrets =>
      Object.fromEntries([...told].filter(([name]) => secrets.includes(name))),
  };
}

function paramsInput(): Environment {
  return parseParams(paramsText(), paramsLabel);
}

function paramsText(): string {
  return core.getInput("params", { trimWhitespace: false });
}

/** Defaults that the step list has by now, as far as it can be read. */
function declaredDefaults(): Environment {
  const file = core.getInput("file");
  try {
    const text = file === "" ? core.getInput("steps", { trimWhitespace: false }) : readBytes(inWorkspace(file));
    const declared = declaredParameters(text, file === "" ? stepsLabel : file);
    return Object.fromEntries(
      declared.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, String(value)]])),
    );
  } catch {
    return {}; // what is missing is told as missing
  }
}

/** The first choice stands for an input that is not set, as where the action is started without its action.yml. */
export function oneOf<const Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
  const given = core.getInput(name).toLowerCase();
  if (given === "") return choices[0];
  const choice = choices.find((choice) => choice === given);
  if (choice === undefined) throw new InputError(`'${name}' is ${choices.join(" or ")}, not '${given}'`);
  return choice;
}

/** A path as annotations and people have it: relative to the workspace, which is the current folder. */
function inWorkspace(path: string): string {
  return relative(process.cwd(), resolve(workspace(), path)) || ".";
}

function workspace(): string {
  return process.env["GITHUB_WORKSPACE"] ?? process.cwd();
}
