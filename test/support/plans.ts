import type { Group, Plan, Retry, RunWork, Step, Undertaking } from "../../src/plan/plan.ts";

/** A `run` step of a plan made by hand. */
export function runStep(id: string, script: string, revert: string | null, more: Partial<Step> = {}): Step {
  return {
    id,
    name: id,
    path: id,
    work: shellText(script),
    revert: revert === null ? null : undertaking(revert),
    graceMs: 200,
    ...more,
  };
}

export function shellText(script: string, more: Partial<RunWork> = {}): RunWork {
  return { kind: "run", script, env: {}, ...more };
}

export function undertaking(script: string, more: Partial<Undertaking> = {}): Undertaking {
  return { work: shellText(script), graceMs: 200, ...more };
}

export function planOf(directory: string, steps: readonly Step[], more: Partial<Plan> = {}): Plan {
  return { directory, params: {}, env: {}, steps, ...more };
}

/** A group of a plan made by hand. */
export function group(
  id: string,
  kind: Group["kind"],
  steps: readonly Step[],
  {
    env = {},
    maxParallel,
    params,
    ...more
  }: Partial<Step> & Partial<Pick<Group, "env" | "maxParallel" | "params">> = {},
): Step {
  const work: Group = {
    kind,
    steps,
    env,
    ...(maxParallel === undefined ? {} : { maxParallel }),
    ...(params === undefined ? {} : { params }),
  };
  return { id, name: id, path: id, work, revert: null, graceMs: 200, ...more };
}

/** More tries, without a pause worth the name. */
export function tries(times: number, more: Partial<Retry> = {}): Retry {
  return { times, delayMs: 1, factor: 1, maxDelayMs: 1, ...more };
}
