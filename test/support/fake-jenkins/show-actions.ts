import { type Bean, bean, type Value } from "./bean.ts";
import type { Parameter } from "./options.ts";
import type { Cause, Job, ParameterValue } from "./state.ts";

/** Parameters and causes, as queue items and builds have them; a job with parameters has the first even if none was given. */
export function showActions({
  job,
  parameters,
  causes,
}: {
  readonly job: Job;
  readonly parameters: readonly ParameterValue[];
  readonly causes: readonly Cause[];
}): Bean[] {
  const given = bean("hudson.model.ParametersAction", { parameters: [2, () => parameters.map(showParameter)] });
  const asked = bean("hudson.model.CauseAction", { causes: [2, () => causes.map(showCause)] });
  return [
    ...(parameters.length === 0 && (job.options.parameters ?? []).length === 0 ? [] : [given]),
    ...(causes.length === 0 ? [] : [asked]),
  ];
}

function showParameter({ className, name, value }: ParameterValue): Bean {
  return bean(`hudson.model.${className}`, {
    name: [3, () => name],
    ...(className === "PasswordParameterValue" ? {} : { value: [3, () => value] }),
  });
}

function showCause({ userId, remoteHost, note }: Cause): Bean {
  if (remoteHost !== undefined)
    return bean("hudson.model.Cause$RemoteCause", {
      shortDescription: [
        3,
        () => `Started by remote host ${remoteHost}${note === undefined ? "" : ` with note: ${note}`}`,
      ],
      addr: [3, () => remoteHost],
      note: [3, () => note ?? null],
    });
  return bean("hudson.model.Cause$UserIdCause", {
    shortDescription: [3, () => `Started by user ${userId ?? "anonymous"}`],
    userId: [3, () => userId ?? null],
    userName: [3, () => userId ?? "anonymous"],
  });
}

/** The parameters of an item in one text. */
export function paramsOf(parameters: readonly ParameterValue[]): string {
  return parameters
    .map(({ className, name, value }) => `\n${name}=${className === "PasswordParameterValue" ? "****" : value}`)
    .join("");
}

const kinds = { string: "String", text: "Text", boolean: "Boolean", choice: "Choice", password: "Password" } as const;

export function showDefinition(parameter: Parameter, hasName: boolean): Bean {
  const type = `${kinds[parameter.kind]}ParameterDefinition`;
  const { className, name, value } = defaultOf(parameter);
  const shown = bean(`hudson.model.${className}`, {
    // Shown once where the definition stands among the properties, left out where it stands among the actions.
    name: [hasName ? 4 : 3, () => name],
    ...(className === "PasswordParameterValue" ? {} : { value: [4, () => value as Value] }),
  });
  return bean(`hudson.model.${type}`, {
    defaultParameterValue: [3, () => shown],
    description: [3, () => parameter.description ?? null],
    name: [3, () => parameter.name],
    type: [3, () => type],
    ...(parameter.kind === "choice" ? { choices: [3, () => parameter.choices] } : {}),
  });
}

export function defaultOf(parameter: Parameter): ParameterValue {
  const { kind, name } = parameter;
  switch (kind) {
    case "string":
      return { className: "StringParameterValue", name, value: parameter.value ?? "" };
    case "text":
      return { className: "TextParameterValue", name, value: parameter.value ?? "" };
    case "boolean":
      return { className: "BooleanParameterValue", name, value: parameter.value ?? false };
    case "choice":
      return { className: "StringParameterValue", name, value: parameter.choices[0] ?? "" };
    case "password":
      return { className: "PasswordParameterValue", name, value: parameter.value ?? "" };
  }
}
