import { parseParams } from "../plan/params.ts";
import type { Environment, Plan } from "../plan/plan.ts";
import { parameterVariable } from "../plan/reading/read-parameters.ts";
import type { Secrets } from "../rollback/standings.ts";
import { readBytes } from "../runner/step-list-file.ts";
import type { Given } from "./given.ts";
import { paramsGiven } from "./name-value.ts";
import { UsageError } from "./usage-error.ts";
import type { Option } from "./verb.ts";

/** The options of all verbs that give a step list its parameters. */
export const paramOptions = {
  param: {
    value: "NAME=VALUE",
    many: true,
    about: "Value of a parameter; not for secrets, as others see these words.",
  },
  params: { value: "FILE", about: "Values of parameters, as a map in YAML or JSON; --param goes before it." },
} as const satisfies { readonly [name: string]: Option };

/** Values of parameters, and who gave them. */
export type GivenParams = { readonly params: Environment; readonly paramsFrom: { readonly [name: string]: string } };

/**
 * The values of `--param` and of the file of `--params`; of two with one name the one of `--param` counts.
 * Throws a UsageError, an UnreadableFileError or a StepListError.
 */
export function paramsOf(given: Given): GivenParams {
  const file = given.value("params");
  if (file === "-") throw new UsageError("--params names a file; standard input is never read");
  const fromFile = file === undefined ? {} : parseParams(readBytes(file), file);
  const words = Object.fromEntries(paramsGiven(given));
  return {
    params: { ...fromFile, ...words },
    paramsFrom: {
      ...Object.fromEntries(Object.keys(fromFile).map((name) => [name, file ?? ""])),
      ...Object.fromEntries(Object.keys(words).map((name) => [name, "--param"])),
    },
  };
}

/**
 * The values of a plan's secret parameters, given anew to go on with its run; those that are not given are left out.
 * Throws a UsageError where another parameter is given.
 */
export function secretsOf({ secrets = [] }: Plan, given: Given, env = process.env): Secrets {
  const { params } = paramsOf(given);
  const [other] = paramsGiven(given).find(([name]) => !secrets.includes(name)) ?? [];
  if (other !== undefined)
    throw new UsageError(`'${other}' is no secret parameter of the run; it has kept the values of all others`);
  const values = secrets.map((name) => [name, params[name] ?? env[parameterVariable(name)]] as const);
  return Object.fromEntries(values.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}
