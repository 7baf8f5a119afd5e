import fs from "node:fs";
import { resolve } from "node:path";
import type { SelectAndTriggerOptions } from "../jenkins/selection-options.ts";
import { parseDuration } from "../plan/duration.ts";
import { parseNames } from "../plan/names.ts";
import type { Environment, JenkinsWork, Json } from "../plan/plan.ts";

type Inputs = JenkinsWork["with"];

/** Where a step stands. */
export type Surroundings = {
  /** Of which JENKINS_URL, JENKINS_USER_ID and JENKINS_API_TOKEN count, as for Jenkins' own command line. */
  readonly env: Environment;
  /** Folder in which relative paths start. */
  readonly directory: string;
};

/** What a Jenkins step asks for; its expressions are filled in. Throws an Error in words where a value cannot be used. */
export function stepOptions(inputs: Inputs, { env, directory }: Surroundings): SelectAndTriggerOptions {
  const text = (name: string): string | undefined => {
    const value = inputs[name];
    return (value === undefined ? "" : textOf(name, value)) || undefined;
  };
  const user = text("user") ?? (env["JENKINS_USER_ID"] || undefined);
  const token = env["JENKINS_API_TOKEN"] || undefined;
  if (user === undefined && token !== undefined)
    throw new Error("JENKINS_API_TOKEN is set, but no user; write 'user', or set JENKINS_USER_ID");
  if (user !== undefined && token === undefined)
    throw new Error("there is a user of Jenkins, but JENKINS_API_TOKEN is not set; set it in the step's 'env'");
  const move = text("move");
  const [clientCert, clientKey] = ["client-cert", "client-key"].map((name) => pem(name, text(name), directory));
  if ((clientCert === undefined) !== (clientKey === undefined))
    throw new Error("'client-cert' and 'client-key' go together; give both or none");
  // What is wrong with the choices is told by who is given them.
  const told = {
    user,
    token,
    strategy: text("strategy"),
    waitFor: text("wait-for"),
    queueTimeoutMs: limit("queue-timeout", text("queue-timeout")),
    timeoutMs: limit("timeout", text("timeout")),
    onTimeout: text("on-timeout"),
    duplicates: text("duplicates"),
    move: move === undefined ? undefined : move !== "false",
    log: text("log"),
    allowResults: inputs["allow-results"] === undefined ? undefined : namesOf("allow-results", inputs["allow-results"]),
    requestId: text("request-id"),
    requestIdParameter: text("request-id-parameter"),
    pollMs: milliseconds("poll", text("poll")),
    ca: pem("ca", text("ca"), directory),
    clientCert,
    clientKey,
  };
  return {
    url: urlOf(text("url") ?? env["JENKINS_URL"]),
    candidates: candidatesOf(inputs),
    parameters: parametersOf(inputs["parameters"] ?? {}),
    ...(Object.fromEntries(
      Object.entries(told).filter(([, value]) => value !== undefined),
    ) as Partial<SelectAndTriggerOptions>),
  };
}

function urlOf(text: string | undefined): string {
  if (!text) throw new Error("say where Jenkins is: write 'url', or set JENKINS_URL");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password)
    throw new Error("the address of Jenkins holds credentials, which others could read; set JENKINS_API_TOKEN instead");
  // What it says is not repeated where a token may stand in it.
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new Error("the address of Jenkins must be one such as https://ci.example/jenkins");
  return text;
}

function candidatesOf({ job, candidates }: Inputs): readonly string[] {
  const names = job === undefined ? namesOf("candidates", candidates ?? []) : [textOf("job", job).trim()];
  if (names.every((name) => name === "")) throw new Error("no Jenkins job is named: write 'job' or 'candidates'");
  return names;
}

/** A list, or a text that an expression made. */
function namesOf(name: string, value: Json): readonly string[] {
  const given = typeof value === "string" ? parseNames(value) : value;
  if (!Array.isArray(given)) throw new Error(`'${name}' is a list of names`);
  return given.flatMap((one: Json) => textOf(name, one).trim() || []);
}

function parametersOf(value: Json): Environment {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("'parameters' is a map from names to values");
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textOf(name, one)]));
}

/** What an expression has left open is empty. */
function textOf(name: string, value: Json): string {
  if (value === null) return "";
  if (typeof value === "object") throw new Error(`'${name}' must be text, a number, true or false`);
  return String(value);
}

/** Undefined where there is no limit. */
function limit(name: string, text: string | undefined): number | undefined {
  return milliseconds(name, text) || undefined;
}

function milliseconds(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms === undefined) throw new Error(`'${name}' is written like 90s, 5m or 1h30m; '${text}' is not`);
  return ms;
}

/** PEM as text, or in the file of that name. */
function pem(name: string, given: string | undefined, directory: string): string | undefined {
  if (given === undefined || given.includes("-----BEGIN")) return given;
  try {
    return fs.readFileSync(resolve(directory, given), "utf8");
  } catch (error) {
    throw new Error(`'${name}' ${given} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
