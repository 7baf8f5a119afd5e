import fs from "node:fs";
import { arch, hostname, tmpdir } from "node:os";
import type { Json } from "../plan/plan.ts";
import type { Surroundings } from "../rollback/contexts.ts";
import { inheritedEnvironment } from "./work/inherited-environment.ts";

/** Variables of the runner that are no property of the context `github`: files of one step, and what is not for steps. */
const ofOneStep = new Set(["env", "output", "path", "state", "step_summary", "event_path"]);

/**
 * What expressions can ask of the world around this process: its environment as steps inherit it, and `github` and
 * `runner` as far as the variables of the workflow's runner tell; outside of a workflow only of the machine.
 */
export function surroundings(replaced: ReadonlyMap<string, string | null>): Surroundings {
  const env = inheritedEnvironment(replaced);
  const github: { [name: string]: Json } = properties(env, "GITHUB_");
  const event = github["event_path"];
  for (const name of ofOneStep) delete github[name];
  Object.defineProperty(github, "event", { enumerable: true, get: () => eventOf(event) });
  return { env, github, runner: { ...ofThisMachine(), ...properties(env, "RUNNER_") } };
}

function properties(env: { readonly [name: string]: string }, prefix: string): { [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length).toLowerCase(), value]),
  );
}

/** The payload of the event that started the workflow, as its runner wrote it down. */
function eventOf(path: Json | undefined): Json {
  if (typeof path !== "string") return {};
  try {
    return JSON.parse(fs.readFileSync(path, "utf8")) as Json;
  } catch {
    return {};
  }
}

const systems: { readonly [platform: string]: string } = { linux: "Linux", darwin: "macOS", win32: "Windows" };
const architectures: { readonly [arch: string]: string } = { x64: "X64", arm64: "ARM64", ia32: "X86", arm: "ARM" };

/** In the words of GitHub's runner. */
function ofThisMachine(): { readonly [name: string]: Json } {
  return {
    os: systems[process.platform] ?? process.platform,
    arch: architectures[arch()] ?? arch().toUpperCase(),
    name: hostname(),
    temp: tmpdir(),
  };
}
