import { Buffer } from "node:buffer";
import type { Result } from "./options.ts";
import { schedulePart } from "./schedule.ts";
import {
  type Build,
  type Cause,
  type Executor,
  type Item,
  isBusy,
  type Job,
  type Node,
  type Placeholder,
  type World,
} from "./state.ts";

/** The mark of Jenkins' own pages around a name, as it stands in every log. */
const note = `\u001b[8mha:////4${Buffer.from("a note for the pages of Jenkins, in a form of its own").toString("base64")}\u001b[0m`;

type Start = { readonly item: Item; readonly node: Node; readonly executor: Executor };

/** A job that was disabled in the meantime starts nothing, and its item stays without a build. */
export function startBuild(world: World, { item, node, executor }: Start): Build | undefined {
  const { job } = item;
  if (job.disabled || world.jobs.get(job.fullName.toLowerCase()) !== job) {
    release(world, executor);
    return undefined;
  }
  const isPipeline = (job.options.pipeline ?? false) !== false;
  const build: Build = {
    job,
    number: job.nextBuildNumber++,
    queueId: item.id,
    parameters: item.parameters,
    causes: item.causes,
    timestamp: Date.now(),
    estimatedDuration: estimateOf(job),
    builtOn: node.name === "built-in" ? "" : node.name,
    phase: "running",
    result: null,
    duration: 0,
    log: Buffer.alloc(0),
  };
  job.builds = [build, ...job.builds];
  executor.build = build;
  executor.startedAt = Date.now();
  addToLog(build, item.causes.map(startedBy).join(""));
  if (isPipeline) {
    addToLog(build, "[Pipeline] Start of Pipeline\n[Pipeline] node\n");
    const { pipeline } = job.options;
    schedulePart(world, { build, label: typeof pipeline === "object" ? pipeline.label : undefined });
  } else {
    const where = node.name === "built-in" ? "on the built-in node" : `remotely on ${node.name}`;
    addToLog(build, `Running as SYSTEM\nBuilding ${where} in workspace /srv/jenkins/workspace/${job.name}\n`);
    work(world, build);
  }
  return build;
}

/** The node a pipeline asked for is there. */
export function startPart(
  world: World,
  {
    placeholder,
    node,
    executor,
  }: { readonly placeholder: Placeholder; readonly node: Node; readonly executor: Executor },
): void {
  if (placeholder.build.phase !== "running") {
    release(world, executor);
    return;
  }
  executor.placeholder = placeholder;
  executor.startedAt = Date.now();
  addToLog(placeholder.build, `Running on ${node.name} in /srv/jenkins/workspace/${placeholder.build.job.name}\n`);
  work(world, placeholder.build);
}

function work(world: World, build: Build): void {
  const { durationMs = 0, log = [], result = "SUCCESS" } = build.job.options;
  for (const { afterMs = 0, text } of log) {
    if (afterMs === 0) addToLog(build, text);
    else
      world.timers.after(afterMs, () => {
        if (build.phase === "running") addToLog(build, text);
      });
  }
  if (durationMs !== "until-told") world.timers.after(durationMs, () => finish(world, build, result));
}

/** Ends a build through the moments a real one has at its end. Nothing happens if it ends already. */
export function finish(world: World, build: Build, result: Result): void {
  if (build.phase !== "running") return;
  const { timers, timing } = world;
  build.phase = "resulted";
  build.result = result;
  withdrawParts(world, build);
  timers.after(timing.resultMs, () => {
    build.phase = "closing";
    build.duration = Math.max(1, Date.now() - build.timestamp);
    timers.after(timing.closingMs, () => {
      addToLog(build, `Finished: ${result}\n`);
      build.phase = "done";
      for (const { executors, oneOff } of world.nodes)
        for (const executor of [...executors, ...oneOff])
          if (executor.build === build || executor.placeholder?.build === build) release(world, executor);
      world.poke();
    });
  });
}

function withdrawParts(world: World, build: Build): void {
  world.items = world.items.filter(({ placeholder, state }) => placeholder?.build !== build || state === "pending");
}

export function release(world: World, executor: Executor): void {
  executor.item = executor.build = executor.placeholder = undefined;
  for (const node of world.nodes) {
    node.oneOff = node.oneOff.filter((other) => other !== executor);
    // A node whose executors were made fewer while they worked.
    node.executors = node.executors.filter((one) => isBusy(one) || one.number < node.numExecutors);
  }
  world.poke();
}

export function addToLog(build: Build, text: string | Uint8Array): void {
  build.log = Buffer.concat([build.log, typeof text === "string" ? Buffer.from(text) : text]);
}

function startedBy({ userId, remoteHost }: Cause): string {
  if (userId !== undefined) return `Started by user ${note}${userId}\n`;
  return remoteHost === undefined ? "Started by user anonymous\n" : `Started by remote host ${remoteHost}\n`;
}

/** Mean of three completed builds, the good ones first; -1 if there is none. Milliseconds. */
export function estimateOf(job: Job): number {
  const done = job.builds.filter(({ phase }) => phase === "done" || phase === "closing").slice(0, 6);
  const good = done.filter(({ result }) => result === "SUCCESS" || result === "UNSTABLE");
  const bad = done.filter(({ result }) => result === "FAILURE");
  const taken = [...good, ...bad].slice(0, 3).map(({ duration }) => duration);
  const sum = taken.reduce((total, duration) => total + duration, 0);
  return sum === 0 ? -1 : Math.round(sum / taken.length);
}
