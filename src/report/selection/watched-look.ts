import type { Occupation, Ranking } from "../ranking.ts";

/** A build of a candidate that runs. */
export type RunningBuild = {
  readonly job: string;
  readonly number: number;
  /** 0 to 99; undefined where it is not known. */
  readonly progress: number | undefined;
  /** Undefined where it is not known. */
  readonly node: string | undefined;
};

/** An item of a candidate that waits in the queue. */
export type WaitingItem = {
  readonly job: string;
  readonly id: number;
  readonly waitedMs: number;
  /** In the server's words; empty where it gave none. */
  readonly why: string;
};

/** What is shown of Jenkins while it is watched. */
export type WatchedLook = Ranking &
  Occupation & {
    /** By the server's clock, ISO 8601. */
    readonly at: string;
    /** In the order of the candidates. */
    readonly running: readonly RunningBuild[];
    /** The oldest first. */
    readonly waiting: readonly WaitingItem[];
  };
