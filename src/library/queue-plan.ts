import type { CallWork, Plan, Step, Undertaking } from "../plan/plan.ts";
import { type AnyFunction, Job } from "./job.ts";
import { type AnyMember, JobGroup } from "./job-group.ts";
import type { Libraries } from "./libraries.ts";
import { lookThrough } from "./queue-order.ts";
import { isData, isKept, recorded } from "./recorded.ts";

/** A job or a group, and its functions. */
export type FoundMember = {
  readonly member: AnyMember;
  /** Null for a group. */
  readonly func: AnyFunction | null;
  readonly revertFunc: AnyFunction | null;
};

export type QueuePlan = {
  readonly plan: Plan;
  /** By step id. */
  readonly members: ReadonlyMap<string, FoundMember>;
};

/** Finds functions by name, and what is known of those that are given themselves. */
export type Finder = Pick<Libraries, "find" | "moduleOf">;

/** Makes the plan of a queue. Throws an Error with everything that is wrong with it. */
export function queuePlan(name: string | undefined, jobs: readonly AnyMember[], libraries: Finder): QueuePlan {
  const { problems, places } = lookThrough(jobs);
  const maker = new PlanMaker(libraries, places, problems);
  const steps = problems.length > 0 ? [] : maker.steps(jobs, "jobs");
  if (problems.length > 0) throw new Error(`${problems.join("\n")}\nnothing was run`);
  return {
    plan: { ...(name === undefined ? {} : { name }), directory: process.cwd(), params: {}, env: {}, steps },
    members: maker.members,
  };
}

class PlanMaker {
  readonly members = new Map<string, FoundMember>();
  readonly #libraries: Finder;
  readonly #places: ReadonlyMap<AnyMember, number>;
  readonly #problems: string[];
  readonly #taken: Set<string>;

  constructor(libraries: Finder, places: ReadonlyMap<AnyMember, number>, problems: string[]) {
    this.#libraries = libraries;
    this.#places = places;
    this.#problems = problems;
    this.#taken = new Set([...places.keys()].flatMap(({ options }) => options.id ?? []));
  }

  steps(members: readonly AnyMember[], path: string): Step[] {
    return members.map((member, index) => {
      const here = `${path}[${index}]`;
      return member instanceof Job ? this.#job(member, here) : this.#group(member, here);
    });
  }

  #job(job: Job, path: string): Step {
    const { isolate, retry } = job.options;
    const found = this.#find(job.func);
    const revert = job.revertFunc === null ? null : this.#find(job.revertFunc);
    const id = this.#idOf(job, found.name);
    this.members.set(id, { member: job, func: found.func, revertFunc: revert?.func ?? null });
    if (isolate) this.#refuseIsolation(id, job, [found, ...(revert === null ? [] : [revert])]);
    else if (typeof retry === "object" && job.checked.retry?.onExitCodes !== undefined)
      this.#problems.push(`the job '${id}' has no exit code that its tries could depend on; only one with isolate has`);
    const known = recorded(job.args);
    const args = known ?? null;
    const more: Omit<CallWork, keyof Found["work"]> = {
      args,
      env: {},
      ...(isolate ? { isolated: true } : {}),
      ...(isKept(job.args, known) ? {} : { hasLocalArgs: true }),
    };
    return {
      ...this.#step(job, id, path),
      work: { ...found.work, ...more },
      revert: revert === null ? null : undertaking(job, { ...revert.work, ...more, argsOfStep: true }),
    };
  }

  #group(group: JobGroup, path: string): Step {
    const id = this.#idOf(group, undefined);
    const revert = group.revertFunc === null ? null : this.#find(group.revertFunc);
    this.members.set(id, { member: group, func: null, revertFunc: revert?.func ?? null });
    const { maxParallel } = group.options;
    return {
      ...this.#step(group, id, path),
      work: {
        kind: group.kind === "parallel" ? "parallel" : "steps",
        steps: this.steps(group.jobs, `${path}.${group.kind}`),
        ...(maxParallel === undefined ? {} : { maxParallel }),
        env: {},
      },
      revert: revert === null ? null : undertaking(group, { ...revert.work, args: null, env: {} }),
    };
  }

  #step({ options, checked }: AnyMember, id: string, path: string): Omit<Step, "work" | "revert"> {
    const { timeoutMs, graceMs, retry, revertOn } = checked;
    return {
      id,
      name: options.name ?? id,
      path,
      graceMs,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(retry === undefined ? {} : { retry }),
      ...(revertOn === undefined ? {} : { revertOn }),
      ...(options.continueOnError ? { continueOnError: true } : {}),
      ...(options.pivot ? { pivot: true } : {}),
    };
  }

  #find(func: AnyFunction | string): Found {
    if (typeof func === "function") {
      const known = this.#libraries.moduleOf(func);
      const name = known?.name ?? (func.name || "anonymous");
      return { func, name, work: { kind: "call", function: name, ...(known && { module: known.module }) } };
    }
    const found = this.#libraries.find(func);
    if (typeof found === "string") {
      this.#problems.push(found);
      return { func: () => undefined, name: func, work: { kind: "call", function: func } };
    }
    const { module } = found;
    return { func: found.func, name: func, work: { kind: "call", function: func, ...(module && { module }) } };
  }

  #refuseIsolation(id: string, { args }: Job, functions: readonly Found[]): void {
    for (const { name, work } of functions)
      if (work.module === undefined)
        this.#problems.push(
          `the job '${id}' cannot be isolated: its function '${name}' is of no library that is registered by its specifier, such as registerLib("./my-app.js")`,
        );
    if (!isData(args))
      this.#problems.push(`the job '${id}' cannot be isolated: its arguments are no data that JSON can hold`);
  }

  #idOf(member: AnyMember, name: string | undefined): string {
    const place = this.#places.get(member) ?? 0;
    const isName = name !== undefined && /^[A-Za-z_$][\w$-]*$/.test(name) && name !== "anonymous";
    const wanted = isName ? name : `${member instanceof JobGroup ? member.kind : "job"}-${place}`;
    const id = member.options.id ?? this.#free(wanted);
    this.#taken.add(id);
    return id;
  }

  #free(name: string): string {
    if (!this.#taken.has(name)) return name;
    let number = 2;
    while (this.#taken.has(`${name}-${number}`)) number++;
    return `${name}-${number}`;
  }
}

type Found = {
  readonly func: AnyFunction;
  readonly name: string;
  readonly work: Pick<CallWork, "kind" | "function" | "module">;
};

function undertaking({ checked }: AnyMember, work: CallWork): Undertaking {
  const { revertTimeoutMs, revertRetry, graceMs } = checked;
  return {
    work,
    graceMs,
    ...(revertTimeoutMs === undefined ? {} : { timeoutMs: revertTimeoutMs }),
    ...(revertRetry === undefined ? {} : { retry: revertRetry }),
  };
}
