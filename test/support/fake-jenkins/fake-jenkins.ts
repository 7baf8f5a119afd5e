import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startSessions, usualUsers } from "./access.ts";
import { addToLog, finish } from "./building.ts";
import { readForm } from "./call.ts";
import { addFolder, addJob, removeJob, setDisabled } from "./change-job.ts";
import { type FakeJenkinsOptions, type JobOptions, type NodeOptions, type Result, usualTiming } from "./options.ts";
import { maintain } from "./queue.ts";
import { outlive, type Restart, replyWhileStarting, resume } from "./restart.ts";
import { type Incoming, replyTo, send } from "./serve.ts";
import {
  type Build,
  type BuildPhase,
  idleExecutor,
  isBusy,
  type Job,
  type Node,
  startTimers,
  type World,
} from "./state.ts";

/** A request that came, with what was answered. */
export type FakeRequest = {
  readonly method: string;
  /** Without the query, as it was sent. */
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  readonly headers: IncomingMessage["headers"];
  readonly form: { readonly [name: string]: string };
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A build, as it is at the moment it is asked for. */
export type FakeBuild = {
  readonly number: number;
  readonly queueId: number;
  readonly phase: BuildPhase;
  readonly result: Result | null;
  /** Empty for the built-in node. */
  readonly builtOn: string;
  readonly parameters: { readonly [name: string]: string | boolean };
  /** How many requests it stands for. */
  readonly causes: number;
};

export type FakeItem = {
  readonly id: number;
  readonly job: string;
  /** `starting`: it has left the queue, and its build is not there yet. */
  readonly state: "waiting" | "blocked" | "buildable" | "pending" | "starting";
  /** When its quiet period is over, milliseconds since 1970. */
  readonly dueAt: number;
  /** Asked for by a pipeline that runs. */
  readonly isPart: boolean;
  readonly parameters: { readonly [name: string]: string | boolean };
};

export type FakeJenkins = AsyncDisposable & {
  /** With the context path, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** All requests that were answered, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** Of a job by its full name, newest first. Throws if there is no such job. */
  readonly builds: (job: string) => readonly FakeBuild[];
  /** What waits, in the order in which it came to its state, and what is about to start. */
  readonly items: () => readonly FakeItem[];
  readonly addJob: (fullName: string, options?: JobOptions) => void;
  readonly addFolder: (fullName: string) => void;
  /** Changes what the options said; builds that run keep what they began with. */
  readonly changeJob: (job: string, options: Partial<JobOptions>) => void;
  /** What waits of it is cancelled. */
  readonly disableJob: (job: string) => void;
  readonly enableJob: (job: string) => void;
  readonly removeJob: (job: string) => void;
  readonly removeBuild: (job: string, number: number) => void;
  /** Ends a running build; the newest if no number is given. SUCCESS if no result is given. */
  readonly finish: (job: string, result?: Result, number?: number) => void;
  /** Adds to the log of a build, as it stands in the file; to the newest if no number is given. */
  readonly writeLog: (job: string, text: string | Uint8Array, number?: number) => void;
  /** The same, instead of what is there. */
  readonly replaceLog: (job: string, text: string | Uint8Array, number?: number) => void;
  readonly addNode: (node: NodeOptions) => void;
  /** Takes a node offline, or back. */
  readonly changeNode: (name: string, change: Partial<Omit<NodeOptions, "name" | "labels">>) => void;
  /** Nothing new is started. */
  readonly quietDown: (isQuiet: boolean) => void;
  /** Lets the queue make a pass now. */
  readonly pass: () => void;
  /** Resolves when it serves again, with another session. */
  readonly restart: (how: Restart) => Promise<void>;
};

/**
 * Starts a server on the loopback interface that answers like a Jenkins 2.541.3. Dispose of it to end it and all it
 * has under way.
 */
export async function startFakeJenkins(options: FakeJenkinsOptions = {}): Promise<FakeJenkins> {
  const { jobs = {}, nodes = [{ name: "built-in" }], users = usualUsers, contextPath = "" } = options;
  const world = newWorld(options, { users, nodes });
  for (const [fullName, job] of Object.entries(jobs)) addJob(world, fullName, job);
  const requests: FakeRequest[] = [];
  let sessions = startSessions();
  let starting: { readonly since: number; readonly ms: number } | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming = await receive(request);
    const { method, target, headers } = incoming;
    const asked = { session: "", hasSession: false, openSession: sessions.open, path: target, wantsJson: false };
    const progress = starting === undefined ? 1 : (Date.now() - starting.since) / starting.ms;
    const reply =
      starting === undefined
        ? replyTo({ options: { ...options, users }, world, sessions }, incoming)
        : replyWhileStarting(asked, method, progress);
    const [path = "", search = ""] = target.split(/\?(.*)/s);
    const form = Object.fromEntries(readForm(incoming.body, headers["content-type"]) ?? []);
    const query = Object.fromEntries(new URLSearchParams(search));
    requests.push({ method, path, query, headers, form, status: reply.status, at: Date.now() });
    send(response, incoming, reply);
  }

  const server = createServer({ maxHeaderSize: 100_000, keepAliveTimeout: 30_000 }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  world.timers.after(world.timing.passMs, () => passRegularly(world));

  const jobNamed = (name: string): Job => {
    const job = world.jobs.get(name.toLowerCase());
    if (job === undefined) throw new Error(`the fake Jenkins has no job '${name}'`);
    return job;
  };
  const buildOf = (name: string, number?: number): Build => {
    const build = jobNamed(name).builds.find((one) => number === undefined || one.number === number);
    if (build === undefined) throw new Error(`the fake Jenkins has no build of '${name}'`);
    return build;
  };

  return {
    url: `http://127.0.0.1:${port}${contextPath}`,
    port,
    requests,
    builds: (job) => jobNamed(job).builds.map(showForTest),
    items: () =>
      [...world.items, ...[...world.left.values()].filter(({ starting }) => starting)].map(
        ({ id, job, state, dueAt, placeholder, parameters }) => ({
          id,
          dueAt,
          job: job.fullName,
          state: state === "left" ? "starting" : state,
          isPart: placeholder !== undefined,
          parameters: plain(parameters),
        }),
      ),
    addJob: (fullName, job = {}) => addJob(world, fullName, job),
    addFolder: (fullName) => addFolder(world, fullName),
    changeJob: (name, change) => {
      const job = jobNamed(name);
      job.options = { ...job.options, ...change };
    },
    disableJob: (name) => setDisabled(world, jobNamed(name), true),
    enableJob: (name) => setDisabled(world, jobNamed(name), false),
    removeJob: (name) => removeJob(world, jobNamed(name)),
    removeBuild: (name, number) => {
      const job = jobNamed(name);
      job.builds = job.builds.filter((build) => build.number !== number);
    },
    finish: (name, result = "SUCCESS", number) => finish(world, buildOf(name, number), result),
    writeLog: (name, text, number) => addToLog(buildOf(name, number), text),
    replaceLog: (name, text, number) => {
      buildOf(name, number).log = Buffer.from(text);
    },
    addNode: (node) => {
      world.nodes.push(newNode(node));
      world.poke();
    },
    changeNode: (name, { executors, ...change }) => {
      const node = world.nodes.find((one) => one.name === name);
      if (node === undefined) throw new Error(`the fake Jenkins has no node '${name}'`);
      Object.assign(node, change);
      if (executors !== undefined) resize(node, executors);
      world.poke();
    },
    quietDown: (isQuiet) => {
      world.quietingDown = isQuiet;
      world.poke();
    },
    pass: () => maintain(world),
    restart: async (how) => {
      const { awayMs = 200, startingMs = 500 } = how;
      outlive(world, how);
      await close();
      await wait(awayMs);
      starting = { since: Date.now(), ms: startingMs };
      await listen(port);
      await wait(startingMs);
      world.session = newSession();
      sessions = startSessions();
      world.quietingDown = false;
      starting = undefined;
      resume(world);
      passRegularly(world);
    },
    [Symbol.asyncDispose]: async () => {
      world.timers.stop();
      await close();
    },
  };
}

function newWorld(
  options: FakeJenkinsOptions,
  { users, nodes }: { readonly users: World["users"]; readonly nodes: readonly NodeOptions[] },
): World {
  const timers = startTimers();
  const timing = { ...usualTiming, ...options.timing };
  const { firstItem: nextItem = 1 } = options;
  const state = { items: [], left: new Map(), nextItem, session: newSession(), quietingDown: false };
  const world: World = {
    jobs: new Map(),
    folders: new Map(),
    nodes: nodes.map(newNode),
    users,
    timing,
    timers,
    ...state,
    poke: () => timers.after(timing.eventMs, () => maintain(world)),
  };
  return world;
}

function passRegularly(world: World): void {
  maintain(world);
  world.timers.after(world.timing.passMs, () => passRegularly(world));
}

function newNode({ name, executors = 2, labels = [], ...node }: NodeOptions): Node {
  const { offline = false, temporarilyOffline = false, offlineReason = "" } = node;
  const all = Array.from({ length: executors }, (_, number) => idleExecutor(number));
  return {
    name,
    labels,
    numExecutors: executors,
    offline,
    temporarilyOffline,
    offlineReason,
    executors: all,
    oneOff: [],
  };
}

function resize(node: Node, executors: number): void {
  node.numExecutors = executors;
  const kept = node.executors.filter((executor) => executor.number < executors || isBusy(executor));
  const missing = Array.from({ length: executors }, (_, number) => number).filter(
    (number) => !kept.some((executor) => executor.number === number),
  );
  node.executors = [...kept, ...missing.map(idleExecutor)];
}

async function receive(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "GET", url: target = "/", headers } = request;
  return { method, target, headers, body: Buffer.concat(chunks), remoteHost: request.socket.remoteAddress ?? "" };
}

function showForTest({ number, queueId, phase, result, builtOn, parameters, causes }: Build): FakeBuild {
  return { number, queueId, phase, result, builtOn, parameters: plain(parameters), causes: causes.length };
}

function plain(parameters: Build["parameters"]): { readonly [name: string]: string | boolean } {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

function newSession(): string {
  return randomBytes(4).toString("hex");
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
