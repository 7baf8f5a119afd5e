import fs from "node:fs";
import { resolve } from "node:path";
import type { RunWork } from "../../plan/plan.ts";
import { shellInvocations } from "../../plan/shell.ts";
import type { ProcessEnd } from "../../report/event.ts";
import { findProgram } from "../process/find-program.ts";
import type { Guard } from "../process/guard.ts";
import { NotBegunError } from "../process/not-begun-error.ts";
import type { Performer } from "./perform.ts";
import { type Judgement, performByProcess } from "./process-work.ts";
import { workEnvironment } from "./work-environment.ts";
import type { WorkFolder } from "./work-folder.ts";

/** Performs `run` work: shell text, started as GitHub starts that of a `run:` step. */
export function shellWork(folder: WorkFolder, guard: Guard): Performer<RunWork> {
  return async (work, circumstances) => {
    const { env, programs } = workEnvironment(circumstances);
    const cwd = resolve(circumstances.standings.plan.directory, work.workingDirectory ?? ".");
    requireFolder(cwd);

    // The shell itself is looked up where Jipper finds its programs, as the runner does; `env: { PATH: … }` is for the step.
    const shell = findShell(work.shell, { PATH: programs }, cwd);
    return performByProcess({ folder, guard }, circumstances, {
      script: { text: shell.prepare(work.script), extension: shell.extension },
      argv: (script) => [shell.program, ...shell.args(script)],
      cwd,
      env,
      judge,
    });
  };
}

function judge(end: ProcessEnd): Judgement {
  const words = [
    ...(end.signal === undefined ? [] : [`ended by ${end.signal}`]),
    ...(end.exitCode === undefined || end.exitCode === 0 ? [] : [`exit code ${end.exitCode}`]),
  ];
  return { words, end };
}

function requireFolder(path: string): void {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new NotBegunError(`the working directory ${path} does not exist`);
  if (!stat.isDirectory()) throw new NotBegunError(`the working directory ${path} is not a folder`);
}

function findShell(name: string | undefined, env: { readonly [name: string]: string }, cwd: string) {
  const candidates = shellInvocations(name, process.platform);
  for (const candidate of candidates) {
    const program = findProgram(candidate.command, env, cwd);
    if (program !== undefined) return { ...candidate, program };
  }
  const commands = candidates.map((candidate) => `'${candidate.command}'`).join(" or ");
  throw new NotBegunError(`the shell ${commands} was not found in PATH`);
}
