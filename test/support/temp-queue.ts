import { join } from "node:path";
import {
  type AnyMember,
  QueueManager,
  type QueueOptions,
  type QueueResult,
  type QueueRunOptions,
} from "../../src/index.ts";
import { tempFolder } from "./temp-folder.ts";

/** Runs jobs in a queue of their own, whose journal is removed afterwards. */
export async function runJobs(
  jobs: AnyMember | readonly AnyMember[],
  {
    lib,
    signal,
    reporter,
    rollbackTimeout,
    ...options
  }: QueueOptions & QueueRunOptions & { readonly lib?: object | string } = {},
): Promise<QueueResult> {
  await using folder = tempFolder();
  const queue = new QueueManager({ journal: join(folder.path, "j"), ...options });
  if (lib !== undefined) queue.registerLib(lib);
  return await queue.enqueue(jobs).run({
    ...(signal && { signal }),
    ...(reporter && { reporter }),
    ...(rollbackTimeout === undefined ? {} : { rollbackTimeout }),
  });
}
