import type { JobOptions } from "./options.ts";
import { cancel } from "./queue.ts";
import type { Job, World } from "./state.ts";

/** Adds a job, and the folders it is in. */
export function addJob(
  { jobs, folders }: Pick<World, "jobs" | "folders">,
  fullName: string,
  options: JobOptions,
): void {
  const names = fullName.split("/");
  for (let depth = 1; depth < names.length; depth++) addFolder({ folders }, names.slice(0, depth).join("/"));
  const name = names.at(-1) ?? "";
  const state = { disabled: options.disabled ?? false, nextBuildNumber: 1, builds: [] };
  jobs.set(fullName.toLowerCase(), { name, fullName, options, ...state });
}

export function addFolder({ folders }: Pick<World, "folders">, fullName: string): void {
  const name = fullName.split("/").at(-1) ?? "";
  if (!folders.has(fullName.toLowerCase())) folders.set(fullName.toLowerCase(), { name, fullName });
}

/** Disabling cancels what waits. */
export function setDisabled(world: World, job: Job, disabled: boolean): void {
  job.disabled = disabled;
  if (disabled) withdrawAll(world, job);
}

export function removeJob(world: World, job: Job): void {
  withdrawAll(world, job);
  world.jobs.delete(job.fullName.toLowerCase());
}

function withdrawAll(world: World, job: Job): void {
  for (const item of world.items) if (item.job === job && item.placeholder === undefined) cancel(world, item);
}
