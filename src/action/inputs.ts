import { relative, resolve } from "node:path";
import * as core from "@actions/core";
import { parseDuration } from "../plan/duration.ts";
import { declaredParameters } from "../plan/parameter-list.ts";
import { parseParams } from "../plan/params.ts";
import type { Environment, Plan } from "../plan/plan.ts";
import { parameterVariable } from "../plan/reading/read-parameters.ts";
import type { Policy } from "../rollback/record.ts";
import type { Secrets } from "../rollback/standings.ts";
import { readBytes, readInlineStepList, readStepList } from "../runner/step-list-file.ts";

/** An input of the action is wrong: nothing has run. */
export class InputError extends Error {
  override readonly name = "InputError";
}

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

/** What texts that stand in the workflow itself are called, in place of a file's name. */
export const inlineLabels: readonly string[] = ["the input 'steps'", "the input 'params'", "the input 'parameters'"];
export const [stepsLabel = "", paramsLabel = "", parametersLabel = ""] = inlineLabels;

/** Reads every input, once. Throws an InputError, or a StepListError with every mistake in the step list. */
export function readInputs(): Inputs {
  const steps = core.getInput("steps", { trimWhitespace: false });
  const file = core.getInput("file");
  if (steps.trim() !== "" && file !== "") throw new InputError("'steps' and 'file' are both given; give one of them");
  if (steps.trim() === "" && file === "")
    throw new InputError("give the steps to run, as 'steps' or in a file that 'file' names");

  const policy: Policy = {
    rollbackWhen: oneOf("rollback-when", ["step-failure", "job-failure"]),
    onRevertFailure: oneOf("on-revert-failure", ["continue", "stop"]),
  };
  const rollbackTimeout = core.getInput("rollback-timeout");
  if (rollbackTimeout !== "" && parseDuration(rollbackTimeout) === undefined)
    throw new InputError(`'rollback-timeout' is written like 90s, 5m or 1h30m; '${rollbackTimeout}' is not`);
  const dryRun = oneOf("dry-run", ["false", "true"]) === "true";
  const directory = resolve(workspace(), core.getInput("working-directory") || ".");
  const { secret, secretsOf } = maskedSecrets();
  const params = paramsInput();
  const paramsFrom = Object.fromEntries(Object.keys(params).map((name) => [name, paramsLabel]));
  const from = { directory, params, paramsFrom, secret };
  const plan = file === "" ? readInlineStepList(steps, stepsLabel, from) : readStepList(inWorkspace(file), from);
  return { plan, secrets: secretsOf(plan), policy, rollbackTimeout, journal: core.getInput("journal"), dryRun };
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
  return parseParams(core.getInput("params", { trimWhitespace: false }), paramsLabel);
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
