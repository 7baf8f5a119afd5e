import type { JobOptions, Result, Timing, UserOptions } from "./options.ts";

/** A value as it is kept with an item and a build. */
export type ParameterValue = { readonly className: string; readonly name: string; readonly value: string | boolean };

export type Cause = { readonly userId?: string; readonly remoteHost?: string; readonly note?: string };

export type Folder = { readonly name: string; readonly fullName: string };

export type Job = {
  readonly name: string;
  readonly fullName: string;
  options: JobOptions;
  disabled: boolean;
  nextBuildNumber: number;
  /** Newest first. */
  builds: Build[];
};

/**
 * ```text
 * running -> resulted (building, with a result) -> closing (not building, in progress) -> done
 * ```
 */
export type BuildPhase = "running" | "resulted" | "closing" | "done";

export type Build = {
  readonly job: Job;
  readonly number: number;
  readonly queueId: number;
  readonly parameters: readonly ParameterValue[];
  readonly causes: readonly Cause[];
  readonly timestamp: number;
  readonly estimatedDuration: number;
  builtOn: string;
  /** Somebody stopped it. */
  isInterrupted?: boolean;
  phase: BuildPhase;
  result: Result | null;
  duration: number;
  log: Buffer;
};

export type Placeholder = { readonly build: Build; readonly label: string | undefined };

export type ItemState = "waiting" | "blocked" | "buildable" | "pending" | "left";

export type Item = {
  readonly id: number;
  readonly job: Job;
  /** A part of a pipeline that runs already. */
  readonly placeholder?: Placeholder;
  readonly parameters: readonly ParameterValue[];
  causes: Cause[];
  readonly inQueueSince: number;
  state: ItemState;
  dueAt: number;
  buildableSince: number;
  cancelled: boolean;
  /** It has left the queue, and what comes of it is not there yet. */
  starting: boolean;
  build: Build | undefined;
};

export type Executor = {
  readonly number: number;
  item: Item | undefined;
  build: Build | undefined;
  placeholder: Placeholder | undefined;
  startedAt: number;
};

export type Node = {
  readonly name: string;
  readonly labels: readonly string[];
  numExecutors: number;
  offline: boolean;
  temporarilyOffline: boolean;
  offlineReason: string;
  executors: Executor[];
  oneOff: Executor[];
};

/** All that one Jenkins knows; `stop` in `timers` ends what it has under way. */
export type World = {
  readonly jobs: Map<string, Job>;
  readonly folders: Map<string, Folder>;
  nodes: Node[];
  readonly users: readonly UserOptions[];
  readonly timing: Timing;
  readonly timers: Timers;
  items: Item[];
  left: Map<number, Item>;
  nextItem: number;
  session: string;
  quietingDown: boolean;
  quietDownReason?: string | undefined;
  poke: () => void;
};

export type Timers = {
  readonly after: (ms: number, act: () => void) => void;
  readonly stop: () => void;
};

export function startTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  return {
    after: (ms, act) => {
      const timer = setTimeout(() => {
        running.delete(timer);
        act();
      }, ms);
      running.add(timer);
    },
    stop: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}

export function idleExecutor(number: number): Executor {
  return { number, item: undefined, build: undefined, placeholder: undefined, startedAt: 0 };
}

export function isBusy({ item, build, placeholder }: Executor): boolean {
  return item !== undefined || build !== undefined || placeholder !== undefined;
}

export function isOnline(node: Node): boolean {
  return !node.offline && !node.temporarilyOffline;
}
