import fs from "node:fs";
import { resolve } from "node:path";
import * as core from "@actions/core";
import type { SelectAndTriggerOptions } from "../../jenkins/selection-options.ts";
import { parseDuration } from "../../plan/duration.ts";
import { parseJenkinsParameters } from "../../plan/jenkins-parameters.ts";
import { parseNames } from "../../plan/names.ts";
import { InputError } from "../input-error.ts";
import { parametersLabel } from "../input-labels.ts";
import { oneOf } from "../inputs.ts";
import { readAll } from "../read-all.ts";

const results = ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"];

/** Jenkins forgets an item five minutes after it has left the queue. */
const longestPollMs = 240_000;

/**
 * Reads every input, once; what Jenkins' own command line takes from the environment comes from there as well. The token
 * is masked from here on. Throws an InputError with every mistake, or a StepListError where only parameters are wrong.
 */
export function readInputs(): SelectAndTriggerOptions {
  const user = input("user", "JENKINS_USER_ID");
  const token = input("token", "JENKINS_API_TOKEN");
  mask(user, token);
  const cert = input("client-cert");
  const key = input("client-key");
  const { always, told } = readAll({
    always: () =>
      readAll({
        url: address,
        candidates: () => names("candidates", "name the Jenkins jobs to choose from, such as 'build-a, build-b'"),
        parameters: () =>
          parseJenkinsParameters(core.getInput("parameters", { trimWhitespace: false }), parametersLabel),
        strategy: () => oneOf("strategy", ["weight", "least-load"]),
        waitFor: () => oneOf("wait-for", ["finished", "started", "queued"]),
        onTimeout: () => oneOf("on-timeout", ["cancel", "leave"]),
        duplicates: () => oneOf("duplicates", ["join", "refuse", "allow"]),
        move: () => oneOf("move", ["true", "false"]) === "true",
        log: () => oneOf("log", ["stream", "on-failure", "off"]),
        allowResults: allowedResults,
        dryRun: () => oneOf("dry-run", ["false", "true"]) === "true",
      }),
    told: () =>
      readAll({
        user: () => user,
        token: () => together(user, token, "'user' and 'token' go together; give both, or none for anonymous requests"),
        ca: () => pem("ca", input("ca")),
        clientCert: () => pem("client-cert", cert),
        clientKey: () =>
          pem("client-key", together(cert, key, "'client-cert' and 'client-key' go together; give both or none")),
        queueTimeoutMs: () => limit("queue-timeout"),
        timeoutMs: () => limit("timeout"),
        requestId: () => input("request-id"),
        requestIdParameter: () => input("request-id-parameter"),
        pollMs: poll,
      }),
  });
  return { ...always, ...withoutGaps(told) };
}

function address(): string {
  const url = input("url", "JENKINS_URL");
  if (url === undefined) throw new InputError("say where Jenkins is, as 'url' or in the variable JENKINS_URL");
  return url;
}

/** The second of two that are both given, or both not. */
function together(first: string | undefined, second: string | undefined, advice: string): string | undefined {
  if ((first === undefined) !== (second === undefined)) throw new InputError(advice);
  return second;
}

/** What was given; nothing stands for what was not. */
function withoutGaps<Options extends object>(options: Options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    readonly [name in keyof Options]?: Exclude<Options[name], undefined>;
  };
}

function input(name: string, variable?: string): string | undefined {
  return core.getInput(name) || (variable === undefined ? undefined : process.env[variable]) || undefined;
}

/** Also as it goes over the line: what a debugging proxy prints ends in logs too. */
function mask(user: string | undefined, token: string | undefined): void {
  if (token === undefined) return;
  core.setSecret(token);
  if (user !== undefined) core.setSecret(Buffer.from(`${user}:${token}`).toString("base64"));
}

function names(name: string, missing: string): readonly string[] {
  const found = parseNames(core.getInput(name));
  if (found === undefined) throw new InputError(`'${name}' is a list of names, between commas or as YAML`);
  if (found.length === 0) throw new InputError(`'${name}' is empty; ${missing}`);
  return found;
}

function allowedResults(): readonly string[] {
  if (core.getInput("allow-results") === "") return ["SUCCESS"];
  return names("allow-results", "write SUCCESS or others").map((name) => {
    const result = name.toUpperCase();
    if (!results.includes(result))
      throw new InputError(`'allow-results': '${name}' is no result of a build; they are ${results.join(", ")}`);
    return result;
  });
}

/** Milliseconds; undefined where there is no limit. */
function limit(name: string): number | undefined {
  return time(name) || undefined;
}

function poll(): number | undefined {
  const ms = time("poll");
  if (ms === undefined || (ms > 0 && ms <= longestPollMs)) return ms;
  throw new InputError("'poll' is more than 0 and at most 4m: Jenkins forgets an item 5m after it has left the queue");
}

function time(name: string): number | undefined {
  const given = core.getInput(name);
  if (given === "") return undefined;
  const ms = parseDuration(given);
  if (ms === undefined) throw new InputError(`'${name}' is written like 90s, 5m or 1h30m; '${given}' is not`);
  return ms;
}

/** PEM as text, or in the file of that name. */
function pem(name: string, given: string | undefined): string | undefined {
  if (given === undefined || given.includes("-----BEGIN")) return given;
  const path = resolve(process.env["GITHUB_WORKSPACE"] ?? ".", given);
  try {
    return fs.readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why = code === "ENOENT" ? "there is no such file" : error instanceof Error ? error.message : String(error);
    throw new InputError(`'${name}' is PEM text or the path of a file; ${given} cannot be read: ${why}`);
  }
}
