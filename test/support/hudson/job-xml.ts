import { element } from "./xml.ts";

export type HudsonJob = {
  /** By name, with what it is where none is given; a list is a choice, and its first entry is that. */
  readonly parameters?: { readonly [name: string]: string | boolean | readonly string[] };
  /** Run by `/bin/sh -xe`. Let a long command be the last, with `exec`: only the shell itself is killed by a stop. */
  readonly script: string;
  /** Builds of it may run side by side. */
  readonly concurrent?: boolean;
  readonly disabled?: boolean;
  /** `master`, or the name of an agent; any unless told. */
  readonly node?: string;
  /** In seconds. */
  readonly quietPeriod?: number;
};

/** A free-style job, as `createItem` takes it. */
export function jobXml({ parameters = {}, script, concurrent = false, disabled = false, ...job }: HudsonJob): string {
  const definitions = Object.entries(parameters).map(([name, value]) => definitionXml(name, value));
  return `<?xml version='1.0' encoding='UTF-8'?>
<project>
  <description></description>
  <keepDependencies>false</keepDependencies>
  <properties>${
    definitions.length === 0
      ? ""
      : `<hudson.model.ParametersDefinitionProperty><parameterDefinitions>${definitions.join("")}</parameterDefinitions></hudson.model.ParametersDefinitionProperty>`
  }</properties>
  <scm class="hudson.scm.NullSCM"/>
  ${job.quietPeriod === undefined ? "" : element("quietPeriod", job.quietPeriod)}
  ${job.node === undefined ? "" : element("assignedNode", job.node)}
  ${element("canRoam", job.node === undefined)}
  ${element("disabled", disabled)}
  <triggers class="vector"/>
  ${element("concurrentBuild", concurrent)}
  <builders><hudson.tasks.Shell>${element("command", script)}</hudson.tasks.Shell></builders>
  <publishers/>
  <buildWrappers/>
</project>
`;
}

function definitionXml(name: string, value: string | boolean | readonly string[]): string {
  const [type, body] = kindOf(value);
  const tag = `hudson.model.${type}ParameterDefinition`;
  return `<${tag}>${element("name", name)}<description/>${body}</${tag}>`;
}

function kindOf(value: string | boolean | readonly string[]): [type: string, body: string] {
  if (typeof value === "string") return ["String", element("defaultValue", value)];
  if (typeof value === "boolean") return ["Boolean", element("defaultValue", value)];
  const choices = value.map((choice) => element("string", choice)).join("");
  return ["Choice", `<choices class="java.util.Arrays$ArrayList"><a class="string-array">${choices}</a></choices>`];
}
