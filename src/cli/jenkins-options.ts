import fs from "node:fs";
import type { RankOptions } from "../jenkins/selection-options.ts";
import { didYouMean } from "../plan/did-you-mean.ts";
import type { Given } from "./given.ts";
import { UsageError } from "./usage-error.ts";
import type { Option } from "./verb.ts";

const strategies = ["weight", "least-load"] as const;

/** The options of all verbs that ask a Jenkins. */
export const jenkinsOptions = {
  url: { value: "URL", about: "Address of Jenkins (JENKINS_URL)." },
  candidates: {
    value: "A,B",
    many: true,
    about: "Full names of the Jenkins jobs to choose from; * stands for any part of a name: 'team/build-*'.",
  },
  strategy: {
    value: strategies.join("|"),
    about: "The order: by weight (weight), or by how many builds run and wait.",
  },
  user: { value: "NAME", about: "User of Jenkins (JENKINS_USER_ID), whose token is in JENKINS_API_TOKEN." },
  auth: {
    value: "@FILE",
    about: "A file that holds user:token (without it: JENKINS_USER_ID and JENKINS_API_TOKEN).",
  },
  ca: { value: "FILE", about: "Certificate authorities (PEM) to trust beside the system's." },
  "client-cert": { value: "FILE", about: "Certificate (PEM) to show to the server." },
  "client-key": { value: "FILE", about: "Its key (PEM)." },
} as const satisfies { readonly [name: string]: Option };

/** Variables of a process. */
export type Variables = { readonly [name: string]: string | undefined };

/** Which Jenkins, who asks, and what there is to choose from. Throws a UsageError. */
export function rankOptionsOf(given: Given, env: Variables = process.env): RankOptions {
  const [word] = given.words;
  if (word !== undefined) throw new UsageError(`'${word}' stands alone; Jenkins jobs are named by --candidates A,B`);
  const candidates = listOf(given.values("candidates"));
  if (candidates.length === 0) throw new UsageError("name the Jenkins jobs to choose from: --candidates A,B");
  const strategy = choiceOf(given, "strategy", strategies);
  return {
    url: urlOf(given, env),
    candidates,
    ...credentialsOf(given, env),
    ...certificatesOf(given),
    ...(strategy === undefined ? {} : { strategy }),
  };
}

/** The value of an option that has but a few; undefined where it was not given. Throws a UsageError. */
export function choiceOf<T extends string>(given: Given, name: string, choices: readonly T[]): T | undefined {
  const value = given.value(name);
  const found = choices.find((choice) => choice === value);
  if (value === undefined || found !== undefined) return found;
  const known = choices.map((choice) => `'${choice}'`);
  const all = `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
  throw new UsageError(`--${name} is ${all}, not '${value}'${didYouMean(value, choices)}`);
}

/** Names between commas; there may be blanks in them, but not around them. */
export function listOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(",")).flatMap((name) => name.trim() || []);
}

function urlOf(given: Given, env: Variables): string {
  const text = given.value("url") ?? env["JENKINS_URL"];
  const from = given.has("url") ? "--url" : "JENKINS_URL";
  if (!text) throw new UsageError("say where Jenkins is: --url URL, or the variable JENKINS_URL");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password)
    throw new UsageError(`${from} holds credentials, which others could read; take them out, and use --auth @FILE`);
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    // What it says is not repeated where a token may stand in it.
    throw new UsageError(
      `${from} is an address such as https://ci.example/jenkins${text.includes("@") ? "" : `, not '${text}'`}`,
    );
  return text;
}

function credentialsOf(given: Given, env: Variables): Pick<RankOptions, "user" | "token"> {
  const [auth, asked] = [given.value("auth"), given.value("user")];
  if (auth !== undefined) {
    const credentials = credentialsIn(auth);
    if (asked !== undefined && asked !== credentials.user)
      throw new UsageError(`--user is ${asked}, but --auth ${auth} is of ${credentials.user}; give one of them`);
    return credentials;
  }
  const [user, token] = [asked ?? env["JENKINS_USER_ID"], env["JENKINS_API_TOKEN"]];
  if (!user && !token) return {};
  if (!user) throw new UsageError("JENKINS_API_TOKEN is set, but not JENKINS_USER_ID; set both or none");
  if (!token && asked !== undefined)
    throw new UsageError("--user is given, but JENKINS_API_TOKEN is not set; set it, or use --auth @FILE");
  if (!token) throw new UsageError("JENKINS_USER_ID is set, but not JENKINS_API_TOKEN; set both or none");
  return { user, token };
}

function credentialsIn(auth: string): { user: string; token: string } {
  const path = auth.slice(1);
  // What was given instead may be a token: it is not repeated.
  if (!auth.startsWith("@") || path === "")
    throw new UsageError("--auth takes a file: --auth @FILE; a token among the words shows in lists of processes");
  const text = readText("auth", path, "@").replace(/\r?\n$/, "");
  const [, user, token] = /^([^:\r\n]+):([^\r\n]+)$/.exec(text) ?? [];
  if (user === undefined || token === undefined) throw new UsageError(`--auth @${path} must hold one line, user:token`);
  return { user, token };
}

function certificatesOf(given: Given): Pick<RankOptions, "ca" | "clientCert" | "clientKey"> {
  if (given.has("client-cert") !== given.has("client-key"))
    throw new UsageError("--client-cert and --client-key go together; give both or none");
  const read = (option: string): string | undefined => {
    const path = given.value(option);
    return path === undefined ? undefined : readText(option, path);
  };
  const [ca, clientCert, clientKey] = [read("ca"), read("client-cert"), read("client-key")];
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(clientCert === undefined ? {} : { clientCert }),
    ...(clientKey === undefined ? {} : { clientKey }),
  };
}

function readText(option: string, path: string, before = ""): string {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`--${option} ${before}${path} cannot be read: ${why(error)}`);
  }
}

function why(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EISDIR") return "this is a folder";
  if (code === "ENOENT") return "there is no such file";
  return error instanceof Error ? error.message : String(error);
}
