import type { Candidate } from "../../selection/candidates.ts";
import { decideMove, firstLookMs, nextLookMs } from "../../selection/move.ts";
import { choose, type Order } from "../choose.ts";
import { JenkinsError } from "../jenkins-error.ts";
import { type Look, look } from "../look.ts";
import type { Started } from "./look-at-request.ts";
import type { QueueItem } from "./queue-item.ts";
import { placeOf, requestFor, type Sender, type SentRequest, sendRequest } from "./sent-request.ts";
import { cancelItem, startClock, type Whereabouts } from "./withdraw.ts";

/** What came of a look at where else a request could wait. */
export type MoveEnd =
  | { readonly kind: "moved"; readonly request: SentRequest; readonly place: Whereabouts; readonly why: string }
  /** It has started where it was, just as it was to be taken away. */
  | Started
  /** It was taken away, and whether the next one has it is not known. */
  | { readonly kind: "adrift"; readonly job: string; readonly why: string }
  /** It was taken away, and nobody else took it. */
  | { readonly kind: "stranded"; readonly why: string };

export type Mover = {
  /** To be called whenever the request was just seen waiting; looks further only when it is time. */
  readonly consider: (request: SentRequest, item: QueueItem) => Promise<MoveEnd | undefined>;
  /** To be called where it was seen to be cancelled: was it our own cancel, whose effect came late, the move goes on. */
  readonly resume: () => Promise<MoveEnd | undefined>;
};

/** How long it is tried to take an item out of the queue, milliseconds; if that fails, it stays. */
const cancelMs = 10_000;

/**
 * Takes a request that waits to another Jenkins job where that would start it clearly sooner: takes it out of the queue, sees
 * that it is out, and only then triggers anew. In any doubt the request stays what it is. Looks come the more seldom the
 * more others wait.
 */
export function startMover(sender: Sender, candidates: readonly Candidate[], signal: AbortSignal): Mover {
  const { connection, options, requestId } = sender;
  const { random = Math.random } = options;
  let dueAt = performance.now() + firstLookMs(random);
  let unconfirmed: Taking | undefined;

  async function consider(request: SentRequest, item: QueueItem): Promise<MoveEnd | undefined> {
    // What others joined is theirs too; what waits for an executor would wait for it anywhere.
    if (!item.isBlocked || item.isShared || performance.now() < dueAt) return undefined;
    const startedAt = performance.now();
    const seen = await lookOnce(signal);
    const own = { id: item.id, name: request.own.job, latency: performance.now() - startedAt };
    if (seen === undefined) {
      dueAt = performance.now() + 5000;
      return undefined;
    }
    const { orders } = choose(seen, requestId, options, { without: item.id });
    // In an order that all have in common: who waits together must not go to the same place.
    const names = orders.map(({ job }) => job.job).sort();
    dueAt = performance.now() + nextLookMs(seen.snapshot, names, own) * (0.75 + random() / 2);
    const move = decideMove(seen.snapshot, names, own, random);
    const target = orders.find(({ job }) => job.job === move?.job);
    if (move === undefined || target === undefined || target.equal !== undefined) return undefined;
    return take(request, { item, target, others: orders, seen, why: move.because });
  }

  /** Jenkins may be away: then nothing moves. */
  async function lookOnce(stop: AbortSignal): Promise<Look | undefined> {
    try {
      return await look(connection, candidates, stop);
    } catch (error) {
      if (error instanceof JenkinsError) return undefined;
      throw error;
    }
  }

  type Taking = {
    readonly item: QueueItem;
    readonly target: Order;
    readonly others: readonly Order[];
    readonly seen: Look;
    readonly why: string;
  };

  async function take(request: SentRequest, taking: Taking): Promise<MoveEnd | undefined> {
    const { item, target } = taking;
    unconfirmed = undefined;
    request.keep({ queueId: item.id }, { movesTo: target.job.job });
    let cancelled: Awaited<ReturnType<typeof cancelItem>>;
    try {
      cancelled = await cancelItem(connection, request.own, item.id, startClock(options.hurry, cancelMs));
    } catch (error) {
      if (!(error instanceof JenkinsError)) throw error;
      sender.notice(`it stays with ${request.own.job}: ${error.message}`);
      dueAt = Number.POSITIVE_INFINITY;
      request.keep({ queueId: item.id });
      return undefined;
    }
    if (cancelled.kind === "started") return cancelled;
    if (cancelled.kind === "unknown") unconfirmed = taking;
    return cancelled.kind === "cancelled" ? triggerAnew(taking) : undefined;
  }

  async function triggerAnew({ target, others, seen, why }: Taking): Promise<MoveEnd> {
    const refusals: string[] = [];
    for (const order of [target, ...others.filter((other) => other !== target)]) {
      // It is out: who wants to stop just now has nothing more to stop.
      signal.throwIfAborted();
      const next = requestFor(sender, order, seen);
      const triggered = await sendRequest(sender, next);
      if (triggered.kind === "item" || triggered.kind === "build")
        return { kind: "moved", request: next, place: placeOf(triggered), why: [why, ...refusals].join("; but ") };
      if (triggered.kind === "unknown") return { kind: "adrift", job: order.job.job, why: triggered.why };
      refusals.push(`${order.job.job} was refused: ${triggered.why}`);
      next.keep({}, { settled: true });
    }
    return { kind: "stranded", why: refusals.join(" · ") };
  }

  async function resume(): Promise<MoveEnd | undefined> {
    const taking = unconfirmed;
    unconfirmed = undefined;
    return taking === undefined ? undefined : triggerAnew(taking);
  }

  return { consider, resume };
}
