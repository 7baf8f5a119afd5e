import { addToLog, finish } from "./building.ts";
import { isPipeline } from "./job.ts";
import { type Asked, jetty, type Reply, unauthorized } from "./reply.ts";
import { noCrumb } from "./serve.ts";
import { idleExecutor, type World } from "./state.ts";

export type Restart = {
  /** `orderly` saves the queue and aborts the builds; after a `crash` builds are gone without a trace. */
  readonly how: "orderly" | "crash";
  /** How long nobody listens, milliseconds; 200. */
  readonly awayMs?: number;
  /** How long it then says that it is not ready, in all the ways a real one does; milliseconds, 500. */
  readonly startingMs?: number;
  /** `kept` after an orderly one, `lost` after a crash if left out. A lost queue counts its ids from 1 again. */
  readonly queue?: "kept" | "lost";
  /** The id of the next item, where ids given last are given again. */
  readonly nextItem?: number;
};

/** What a server says that has come so far, between 0 and 1, with its start. */
export function replyWhileStarting(asked: Asked, method: string, progress: number): Reply {
  const isPost = method === "POST";
  if (progress >= 0.5 && progress < 0.7) return unauthorized(asked);
  if (isPost && progress < 0.15) return missingDescriptor;
  if (isPost && progress < 0.5) return jetty(asked, 403, noCrumb);
  return gettingReady;
}

const html = "text/html;charset=utf-8";

const missingDescriptor: Reply = {
  status: 500,
  headers: { "Content-Type": html },
  body: "<html><head><title>Error 500</title></head>\n<body><h1>Status Code: 500</h1>Exception: class hudson.security.csrf.DefaultCrumbIssuer is missing its descriptor</body></html>\n",
  isCompressible: false,
};

const gettingReady: Reply = {
  status: 503,
  headers: { "Content-Type": html, "Cache-Control": "no-cache,no-store,must-revalidate" },
  body: "<!DOCTYPE html><html><head><title>Starting Jenkins</title></head><body><h1>Jenkins is getting ready to work</h1></body></html>\n",
  isCompressible: false,
};

/** What of a world is there again after a restart. Pipelines go on where they were. */
export function outlive(world: World, { how, queue = how === "orderly" ? "kept" : "lost", nextItem }: Restart): void {
  world.timers.stop();
  world.left.clear();
  for (const job of world.jobs.values()) {
    const survives = ({ phase }: { phase: string }) => phase === "done" || isPipeline(job) || how === "orderly";
    job.builds = job.builds.filter(survives);
    for (const build of job.builds) {
      if (build.phase === "done" || (isPipeline(job) && build.phase === "running")) continue;
      build.result ??= "ABORTED";
      build.duration = Math.max(1, Date.now() - build.timestamp);
      addToLog(build, `Finished: ${build.result}\n`);
      build.phase = "done";
    }
  }
  const kept = queue === "kept" ? world.items : world.items.filter(({ placeholder }) => placeholder !== undefined);
  world.items = kept.filter(({ placeholder }) => placeholder === undefined || placeholder.build.phase === "running");
  for (const item of world.items) if (item.state === "pending") item.state = "buildable";
  world.nextItem = nextItem ?? (queue === "kept" ? world.nextItem : 1);
  for (const node of world.nodes) {
    node.oneOff = node.oneOff.filter(({ build }) => build?.phase === "running" && isPipeline(build.job));
    node.executors = node.executors.map((executor) =>
      executor.placeholder?.build.phase === "running" ? executor : idleExecutor(executor.number),
    );
  }
}

/** Pipelines that had a node and an end of their own end so long after the start. */
export function resume(world: World): void {
  for (const { executors } of world.nodes)
    for (const { placeholder } of executors) {
      if (placeholder === undefined) continue;
      const { build } = placeholder;
      const { durationMs = 0, result = "SUCCESS" } = build.job.options;
      if (durationMs !== "until-told") world.timers.after(durationMs, () => finish(world, build, result));
    }
}
