import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { repository } from "./action-metadata.ts";

const run = promisify(execFile);

/** One line of `act --json`, as far as tests read it. */
export type ActLine = {
  readonly jobID?: string;
  /** `Pre`, `Main` or `Post` of a step. */
  readonly stage?: string;
  readonly stepID?: readonly string[];
  readonly stepResult?: "success" | "failure" | "skipped";
  readonly jobResult?: "success" | "failure";
  /** `set-output`, `summary`, `error`, …: a command, with its data. */
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
  readonly msg: string;
};

export type ActEnd = {
  readonly exitCode: number | null;
  readonly lines: readonly ActLine[];
  /** All that it printed, for the message of an assertion. */
  readonly log: string;
};

/** A git repository that holds the action as it is released, to be used as `./`. */
export async function actionRepository(folder: string): Promise<string> {
  const path = join(folder, "repository");
  mkdirSync(join(path, ".github", "workflows"), { recursive: true });
  for (const name of ["action.yml", "package.json", "dist/main.js", "dist/post.js"])
    cpSync(join(repository, name), join(path, name));
  const git = (...args: readonly string[]) =>
    run("git", ["-C", path, "-c", "user.name=t", "-c", "user.email=t@example.org", ...args]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=The action");
  return path;
}

/** Node 24, which GitHub starts actions with, where it was installed; else the one that runs the tests. */
const node24 = join(repository, ".tools", "node24", "node_modules", ".bin");
const nodeFolder = existsSync(node24) ? node24 : dirname(process.execPath);

export type RunningAct = { readonly ended: Promise<ActEnd>; readonly interrupt: () => void };

/** What is started: all jobs of a workflow that is there, or one of them. */
type Started = { readonly workflow: string; readonly event: string; readonly job?: string };

/** Starts a workflow of that repository in `act`, on this machine, without containers and without network. */
export function startAct(act: string, path: string, { workflow, event, job }: Started): RunningAct {
  const home = join(path, "..");
  const flags = "--pull=false --action-offline-mode --no-cache-server --container-daemon-socket - --rm --json".split(
    " ",
  );
  const where = [
    "-C",
    path,
    "-W",
    workflow,
    ...(job === undefined ? [] : ["-j", job]),
    "-P",
    "ubuntu-latest=-self-hosted",
  ];
  const child = spawn(act, [event, ...where, ...flags], {
    cwd: path,
    env: {
      PATH: [nodeFolder, "/usr/bin", "/bin"].join(delimiter),
      HOME: join(home, "home"),
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_CACHE_HOME: join(home, "cache"),
      LANG: "C.UTF-8",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  const ended = new Promise<ActEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      const stdout = Buffer.concat(printed).toString();
      const lines = stdout
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as ActLine);
      resolve({ exitCode, lines, log: stdout + Buffer.concat(errors).toString() });
    });
  });
  return { ended, interrupt: () => void child.kill("SIGINT") };
}

/** Writes a workflow into the repository and runs it. */
export function startWorkflow(act: string, path: string, text: string): RunningAct {
  const file = join(".github", "workflows", "scene.yml");
  writeFileSync(join(path, file), text);
  return startAct(act, path, { workflow: file, event: "workflow_dispatch" });
}
