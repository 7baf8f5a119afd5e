import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { delimiter, join } from "node:path";
import { setImmediate as immediate, setTimeout as wait } from "node:timers/promises";
import { inputVariables, metadataOf, repository } from "./action-metadata.ts";
import { readAssignments, readPath } from "./file-commands.ts";
import { tempFolder } from "./temp-folder.ts";
import { type WorkflowCommand, workflowCommands } from "./workflow-commands.ts";

type Texts = { readonly [name: string]: string };
type Phase = "main" | "post";

/** How a phase of the action ended, and what it handed to the runner. */
export type PhaseEnd = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly durationMs: number;
  /** From the runner's first signal to the end of the process; 0 where it sent none. */
  readonly leftAfterMs: number;
  /** All that it printed. */
  readonly log: string;
  readonly commands: readonly WorkflowCommand[];
  readonly outputs: Texts;
  readonly env: Texts;
  readonly path: readonly string[];
  readonly state: Texts;
  readonly summary: string;
};

export type Running = {
  readonly pid: number;
  readonly ended: Promise<PhaseEnd>;
  /** Cancels the job: SIGINT to this process alone, SIGTERM 7.5 s later, SIGKILL another 2.5 s later. */
  readonly cancel: () => void;
  /** The same ladder as for a step whose `timeout-minutes` are over: the job fails. */
  readonly timeOut: () => void;
  /** Waits until it has saved this state. */
  readonly saved: (name: string) => Promise<void>;
  /** Waits until it has printed this. */
  readonly printed: (text: string) => Promise<void>;
  /** As where the machine is short of memory. */
  readonly kill: () => void;
  /** As in a container, where it is `docker exec` that the runner ends: the action runs on. */
  readonly lose: () => void;
};

/** One `uses: ./` of a job. */
export type Use = {
  readonly start: (phase: Phase) => Running;
  readonly main: () => Promise<PhaseEnd>;
  readonly post: () => Promise<PhaseEnd>;
};

export type UseOptions = {
  readonly continueOnError?: boolean;
  /** Folder of the action in the repository; the action at its root unless told. */
  readonly action?: string;
  /** Files of the runner that cannot be written, such as `ENV`. */
  readonly unwritable?: readonly (typeof files)[number][];
};

/** A job of a workflow on a machine of its own; when it is disposed of, its processes and files are gone. */
export type Job = AsyncDisposable & {
  readonly workspace: string;
  readonly temp: string;
  /** `job.status`; a test sets it where another step of the job would have done so. */
  status: "success" | "failure" | "cancelled";
  /** What steps of the job set for later ones. */
  readonly env: { [name: string]: string };
  readonly path: string[];
  readonly use: (inputs: Texts, options?: UseOptions) => Use;
};

/** Starts a job as GitHub's runner does on Linux; `env` is added to that of the machine. */
export function startJob(env: Texts = {}): Job {
  const folder = tempFolder();
  const trackingId = `github_${crypto.randomUUID()}`;
  const job: Job = {
    workspace: join(folder.path, "work"),
    temp: join(folder.path, "temp"),
    status: "success",
    env: {},
    path: [],
    use: (inputs, options = {}) => useAction(job, { ...machine(job, trackingId), ...env }, { inputs, ...options }),
    [Symbol.asyncDispose]: async () => {
      for (const pid of processesWith(`RUNNER_TRACKING_ID=${trackingId}`)) kill(pid, "SIGKILL");
      await folder[Symbol.asyncDispose]();
    },
  };
  for (const path of [job.workspace, job.temp]) fs.mkdirSync(path);
  return job;
}

function machine({ workspace, temp }: Job, trackingId: string): Texts {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: temp,
    LANG: "C.UTF-8",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_REPOSITORY: "octo/app",
    GITHUB_SHA: "0".repeat(40),
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temp,
    RUNNER_TRACKING_ID: trackingId,
    // What only a JavaScript action is given.
    ACTIONS_RUNTIME_URL: "https://runtime.example",
    ACTIONS_RUNTIME_TOKEN: "runtime-token",
    ACTIONS_RESULTS_URL: "https://results.example",
    ACTIONS_CACHE_URL: "https://cache.example",
    ACTIONS_CACHE_SERVICE_V2: "true",
    ACTIONS_CACHE_MODE: "readwrite",
  };
}

type Given = UseOptions & { readonly inputs: Texts };

function useAction(
  job: Job,
  env: Texts,
  { inputs, continueOnError = false, action = ".", unwritable = [] }: Given,
): Use {
  const metadata = metadataOf(action);
  let state: Texts = {};
  const start = (phase: Phase) => {
    const variables = { ...env, ...job.env, ...inputVariables(metadata, inputs, job.status), ...stateVariables(state) };
    const program = join(repository, action, metadata.runs[phase]);
    const { settle, ...running } = startPhase(job, { program, env: variables, unwritable });
    return {
      ...running,
      ended: settle.then((end) => {
        if (phase === "main") state = end.state;
        Object.assign(job.env, end.env);
        job.path.unshift(...end.path.toReversed());
        if (end.exitCode !== 0 && !continueOnError && job.status === "success") job.status = "failure";
        return end;
      }),
    };
  };
  return { start, main: () => start("main").ended, post: () => start("post").ended };
}

function stateVariables(state: Texts): Texts {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

/** A phase that hangs is ended, so that its test fails. */
const longestPhaseMs = 120_000;

/** More than the runner's own 5 s: a phase that leaves its output open must stand out even where the machine is slow. */
const longestCloseMs = 25_000;

const files = ["OUTPUT", "ENV", "PATH", "STATE", "STEP_SUMMARY"] as const;

function startPhase(
  job: Job,
  {
    program,
    env,
    unwritable,
  }: { readonly program: string; readonly env: Texts; readonly unwritable: readonly string[] },
): Omit<Running, "ended"> & { readonly settle: Promise<PhaseEnd> } {
  const folder = fs.mkdtempSync(join(job.temp, "_runner_file_commands_"));
  const path = (name: string) => join(folder, name);
  // A folder in its place: root may write every file.
  for (const name of files) unwritable.includes(name) ? fs.mkdirSync(path(name)) : fs.writeFileSync(path(name), "");
  const began = performance.now();
  const child = spawn(process.execPath, [program], {
    cwd: job.workspace,
    env: {
      ...env,
      PATH: [...job.path, env["PATH"]].join(delimiter),
      ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, path(name)])),
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end();
  const { pid } = child;
  if (pid === undefined) throw new Error("the action cannot be started");
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));

  const longest = setTimeout(() => kill(pid, "SIGKILL"), longestPhaseMs);
  const lost = new AbortController();
  let signalledAt: number | undefined;
  let leftAfterMs = 0;
  child.once("exit", () => {
    if (signalledAt !== undefined) leftAfterMs = performance.now() - signalledAt;
  });
  const settle = (async (): Promise<PhaseEnd> => {
    const closed = Promise.race([once(child, "close"), once(lost.signal, "abort")]);
    const exited = Promise.race([once(child, "exit"), once(lost.signal, "abort").then(() => [null, null])]);
    const [exitCode, signal] = (await exited.finally(() => clearTimeout(longest))) as [
      number | null,
      NodeJS.Signals | null,
    ];
    // Something it left behind may hold its output open; the runner waits no longer than this.
    await Promise.race([closed, wait(longestCloseMs, undefined, { ref: false })]);
    const durationMs = performance.now() - began;
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
    const log = Buffer.concat(printed).toString();
    const text = (name: (typeof files)[number]) =>
      fs.statSync(path(name), { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(path(name), "utf8") : "";
    return {
      exitCode,
      signal,
      durationMs,
      leftAfterMs,
      log,
      commands: workflowCommands(log),
      outputs: readAssignments(text("OUTPUT")),
      env: readAssignments(text("ENV")),
      path: readPath(text("PATH")),
      state: readAssignments(text("STATE")),
      summary: text("STEP_SUMMARY"),
    };
  })();

  const ladder = async () => {
    for (const [signal, then] of [
      ["SIGINT", 7500],
      ["SIGTERM", 2500],
      ["SIGKILL", 0],
    ] as const) {
      signalledAt ??= performance.now();
      kill(pid, signal);
      await Promise.race([settle, wait(then, undefined, { ref: false })]);
      if (child.exitCode !== null || child.signalCode !== null) return;
    }
  };
  const end = (status: Job["status"]) => {
    job.status = status;
    void ladder();
  };
  return {
    pid,
    settle,
    cancel: () => end("cancelled"),
    timeOut: () => end("failure"),
    saved: async (name) => {
      while (!(name in readAssignments(fs.readFileSync(path("STATE"), "utf8")))) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`it has ended without saving ${name}`);
        await immediate();
      }
    },
    printed: async (text) => {
      while (!Buffer.concat(printed).includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`it has ended without printing '${text}'`);
        await wait(20);
      }
    },
    kill: () => kill(pid, "SIGKILL"),
    lose: () => lost.abort(),
  };
}

/** Living processes with this variable in their environment. */
export function processesWith(variable: string): number[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => {
      try {
        return /^\d+$/.test(name) && fs.readFileSync(`/proc/${name}/environ`, "latin1").split("\0").includes(variable);
      } catch {
        return false; // it has ended
      }
    })
    .map(Number);
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {} // it has ended
}
