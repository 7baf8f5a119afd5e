import { relative, resolve } from "node:path";
import * as core from "@actions/core";
import { parseParams } from "../plan/params.ts";
import { parsePlan } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
import type { Policy } from "../rollback/record.ts";
import { readStepList } from "../runner/step-list-file.ts";

/** An input of the action is wrong: nothing has run. */
export class InputError extends Error {
  override readonly name = "InputError";
}

export type Inputs = {
  readonly plan: Plan;
  readonly policy: Policy;
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
  const dryRun = oneOf("dry-run", ["false", "true"]) === "true";
  const directory = resolve(workspace(), core.getInput("working-directory") || ".");
  const params = parseParams(core.getInput("params", { trimWhitespace: false }), paramsLabel);
  const plan =
    file === ""
      ? parsePlan(steps, { label: stepsLabel, directory, params })
      : readStepList(inWorkspace(file), { directory, params });
  return { plan, policy, journal: core.getInput("journal"), dryRun };
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
