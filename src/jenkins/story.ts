import type { Excluded, Ranked } from "../report/ranking.ts";
import type { SelectionEvent, SelectionReporter } from "../report/selection-event.ts";
import type { SelectionOutcome, SelectionResult } from "../report/selection-result.ts";
import type { Connection } from "./connection/connection.ts";

type WithoutTime<E> = E extends unknown ? Omit<E, "at"> : never;

/** What is known so far, and who is told of it. */
export type Story = {
  job: string | null;
  queueId: number | null;
  buildNumber: number | null;
  buildUrl: string | null;
  result: string | null;
  joined: boolean;
  moves: number;
  ranking: readonly Ranked[];
  excluded: readonly Excluded[];
  /** When it was triggered, on `performance.now()`'s clock. */
  sentAt: number | undefined;
  /** From the trigger to the build's start. */
  waitedMs: number | undefined;
  readonly tell: (event: WithoutTime<SelectionEvent>) => void;
  readonly notice: (words: string) => void;
  /** Tells the end, and puts the result together. */
  readonly end: (outcome: SelectionOutcome, reason: string) => SelectionResult;
};

export function startStory(connection: Pick<Connection, "requests">, reporter: SelectionReporter = {}): Story {
  const story: Story = {
    job: null,
    queueId: null,
    buildNumber: null,
    buildUrl: null,
    result: null,
    joined: false,
    moves: 0,
    ranking: [],
    excluded: [],
    sentAt: undefined,
    waitedMs: undefined,
    tell: (event) => reporter.event?.({ at: new Date().toISOString(), ...event } as SelectionEvent),
    notice: (words) => reporter.notice?.(words),
    end: (outcome, reason) => {
      story.tell({ event: "select.finished", job: story.job, outcome, result: story.result, reason });
      return resultOf(story, { outcome, reason, requests: connection.requests });
    },
  };
  return story;
}

function resultOf(
  story: Story,
  { outcome, reason, requests }: Pick<SelectionResult, "outcome" | "reason" | "requests">,
): SelectionResult {
  const soFar = story.sentAt === undefined ? 0 : performance.now() - story.sentAt;
  return {
    schema: 1,
    outcome,
    job: story.job,
    queueId: story.queueId,
    buildNumber: story.buildNumber,
    buildUrl: story.buildUrl,
    result: story.result,
    reason,
    waitedMs: Math.round(story.waitedMs ?? soFar),
    moves: story.moves,
    joined: story.joined,
    requests,
    ranking: story.ranking,
    excluded: story.excluded,
  };
}
