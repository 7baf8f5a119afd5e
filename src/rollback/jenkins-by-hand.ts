import { parseNames } from "../plan/names.ts";
import type { Environment, JenkinsWork, Json } from "../plan/plan.ts";
import type { ShellWords } from "./shell-words.ts";

/** What the command knows beside the inputs. */
type About = {
  readonly words: ShellWords;
  /** What its step list sets, of which Jenkins' own variables count. */
  readonly env: Environment;
  /** Folder in which relative paths start. */
  readonly directory: string;
  /** Whether a text holds expressions that have no value. */
  readonly isUnknown: (text: string) => boolean;
};

/** Inputs that are options of the same name, with one word each. */
const plainInputs = [
  "strategy",
  "wait-for",
  "queue-timeout",
  "timeout",
  "on-timeout",
  "duplicates",
  "log",
  "request-id",
  "request-id-parameter",
  "poll",
] as const;

/** The command that asks Jenkins for the same; its user's token comes from the environment. */
export function jenkinsByHand(inputs: JenkinsWork["with"], { words, env, directory, isUnknown }: About): string {
  const files: string[] = [];
  const known = (name: string, text: string, before = "") =>
    isUnknown(text) ? before + words.unknown(name, text) : words.word(text, before);
  // What begins with a hyphen would be taken for the next option.
  const option = (name: string, text: string, before = "") =>
    `--${name}${(before + text).startsWith("-") ? "=" : " "}${known(before.slice(0, -1) || name, text, before)}`;
  const given = (name: string, otherwise = "") => [textOf(inputs[name]) || otherwise].filter((text) => text !== "");
  const file = (name: string) =>
    given(name).map((text) => {
      if (!text.includes("-----BEGIN")) return option(name, inFolder(directory, text));
      const variable = name.replace("-", "_");
      files.push(`${variable}=$(mktemp)`, `printf %s ${known(name, text)} > "$${variable}"`);
      return `--${name} "$${variable}"`;
    });
  const { move, parameters } = inputs;
  const options = [
    ...given("url", env["JENKINS_URL"]).map((text) => option("url", text)),
    ...given("user", env["JENKINS_USER_ID"]).map((text) => option("user", text)),
    option("candidates", namesOf(inputs["job"] ?? inputs["candidates"])),
    ...entriesOf(parameters).map(([name, value]) =>
      /^\w+$/.test(name) ? option("param", textOf(value), `${name}=`) : option("param", `${name}=${textOf(value)}`),
    ),
    ...plainInputs.flatMap((name) => given(name).map((text) => option(name, text))),
    ...(textOf(move) === "" ? [] : [textOf(move) === "false" ? "--no-move" : "--move"]),
    ...(inputs["allow-results"] === undefined ? [] : [option("allow-results", namesOf(inputs["allow-results"]))]),
    ...["ca", "client-cert", "client-key"].flatMap(file),
  ];
  const token = env["JENKINS_API_TOKEN"];
  // One that no variable stands for is not written out: the person has it in their own environment, or is told so.
  const secret = token && words.isWhole(token) ? `${known("JENKINS_API_TOKEN", token, "JENKINS_API_TOKEN=")} ` : "";
  return [...words.conditions, ...files, `${secret}jipper select-and-trigger ${options.join(" ")}`].join(" && ");
}

function inFolder(directory: string, path: string): string {
  return path.startsWith("/") ? path : `${directory}/${path}`;
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function namesOf(value: Json | undefined): string {
  const names = typeof value === "string" ? (parseNames(value) ?? [value]) : Array.isArray(value) ? value : [];
  return names.map((name: Json) => textOf(name).trim()).join(",");
}

/** What an expression has left open is empty. */
function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
