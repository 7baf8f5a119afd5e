import type { Excluded } from "../report/ranking.ts";
import type { SelectionResult } from "../report/selection-result.ts";
import type { Candidate } from "../selection/candidates.ts";
import { checkOptions } from "./check-options.ts";
import { choose, type Order } from "./choose.ts";
import { openConnection } from "./connection/client.ts";
import type { Connection } from "./connection/connection.ts";
import { cancelWords } from "./interruptions.ts";
import { JenkinsError } from "./jenkins-error.ts";
import { candidatesOf, type Look, lookPatiently } from "./look.ts";
import { pageOf } from "./request/own-request.ts";
import { pursue } from "./request/pursue.ts";
import { makeRequestId } from "./request/request-id.ts";
import { placeOf, requestFor, type Sender, sendRequest } from "./request/sent-request.ts";
import type { Triggered } from "./request/trigger.ts";
import type { SelectAndTriggerOptions } from "./selection-options.ts";
import { type Story, startStory } from "./story.ts";

/**
 * Triggers the candidate that will start soonest and follows it. Resolves however that went: look at
 * `outcome` and `result`. Rejects only with a SelectionInputError, where the options cannot be used; nothing
 * was sent then.
 */
export async function selectAndTrigger(options: SelectAndTriggerOptions): Promise<SelectionResult> {
  checkOptions(options);
  const candidates = candidatesOf(options.candidates);
  const connection = openConnection(options);
  const story = startStory(connection, options.reporter);
  try {
    const seen = await lookPatiently(connection, candidates, { signal: options.signal, notice: story.notice });
    return await take({ connection, story, seen, options, candidates });
  } catch (error) {
    if (options.signal?.aborted)
      return story.end("not-triggered", `${cancelWords(options.signal.reason)}, before anything was triggered`);
    if (error instanceof JenkinsError) return story.end("not-triggered", error.message);
    throw error;
  } finally {
    connection.close();
  }
}

type Taking = {
  readonly connection: Connection;
  readonly story: Story;
  readonly seen: Look;
  readonly options: SelectAndTriggerOptions;
  readonly candidates: readonly Candidate[];
};

async function take({ connection, story, seen, options, candidates }: Taking): Promise<SelectionResult> {
  const requestId = options.requestId ?? makeRequestId(process.env);
  const { ranking, orders } = choose(seen, requestId, options);
  story.ranking = ranking.ranking;
  story.excluded = ranking.excluded;
  story.tell({ event: "select.ranked", ...ranking, ...seen.occupation });

  const first = orders[0];
  if (first === undefined)
    return story.end("not-triggered", `none of the candidates can be triggered: ${whyNone(story)}`);
  const equal = orders.find((order) => order.equal !== undefined);
  if (options.duplicates === "refuse" && equal !== undefined)
    return story.end("not-triggered", `an equal request waits already, as item ${equal.equal?.id} of ${equal.job.job}`);
  if (options.dryRun) {
    story.job = first.job.job;
    return story.end("not-triggered", `a dry run: ${first.job.job} would be triggered (${first.because})`);
  }

  const sender: Sender = { connection, options, requestId, notice: story.notice };
  for (const order of orders) {
    options.signal?.throwIfAborted();
    const end = await attempt({ sender, story, seen, order, candidates });
    if (end !== undefined) return end;
  }
  return story.end("not-triggered", `Jenkins has refused every candidate: ${whyNone(story)}`);
}

function whyNone({ excluded }: Story): string {
  return excluded.map(({ job, why }) => `${job} ${why}`).join(" · ");
}

type Attempt = {
  readonly sender: Sender;
  readonly story: Story;
  readonly seen: Look;
  readonly order: Order;
  readonly candidates: readonly Candidate[];
};

/** Triggers one candidate and follows it. Undefined: Jenkins has certainly not taken it, and another may be tried. */
async function attempt({ sender, story, seen, order, candidates }: Attempt): Promise<SelectionResult | undefined> {
  const { connection, options, requestId } = sender;
  const { job } = order.job;
  const request = requestFor(sender, order, seen);
  story.job = job;
  story.sentAt = performance.now();
  story.tell({ event: "trigger.sent", job, ...(order.requestIdParameter === undefined ? {} : { requestId }) });
  const triggered = await sendRequest(sender, request);
  switch (triggered.kind) {
    case "refused":
      request.keep({}, { settled: true });
      return leaveOut(story, { job, why: `was refused: ${triggered.why}` });
    case "unknown":
      return story.end(
        "lost-sight",
        `${triggered.why}; whether Jenkins has taken it is not known: look at the queue and at ${pageOf(connection, job)}`,
      );
    case "item":
    case "build": {
      const folded = triggered.kind === "item" && triggered.isJoined ? triggered.queueId : undefined;
      if (folded !== undefined && options.duplicates !== undefined && options.duplicates !== "join") {
        request.keep({}, { settled: true });
        const why = `an equal request came in just before, as item ${folded}`;
        if (options.duplicates === "refuse") return story.end("not-triggered", `${job}: ${why}`);
        return leaveOut(story, { job, why });
      }
      sayConfirmed(story, job, triggered);
      const place = placeOf(triggered);
      request.keep(place);
      const end = await pursue({ sender, story, request, place, candidates }).catch((error: unknown) => {
        // Our own mistake; but what was triggered is there, and whoever asked must hear of it.
        const words = error instanceof Error ? error.message : String(error);
        return { outcome: "lost-sight", reason: `${words}; look at ${pageOf(connection, job)}` } as const;
      });
      const since = story.moves > 0 ? ", and it has moved since" : "";
      return story.end(end.outcome, `${end.reason} (${job} was chosen: ${order.because}${since})`);
    }
  }
}

/** Nothing of it is in Jenkins: the next may be tried. */
function leaveOut(story: Story, excluded: Excluded): undefined {
  story.job = null;
  story.sentAt = undefined;
  story.excluded = [...story.excluded, excluded];
  story.ranking = story.ranking.filter(({ job }) => job !== excluded.job);
  story.notice(`${excluded.job} ${excluded.why}`);
}

function sayConfirmed(story: Story, job: string, triggered: Extract<Triggered, { kind: "item" | "build" }>): void {
  const { queueId } = triggered;
  story.queueId = queueId ?? null;
  const known = queueId === undefined ? {} : { queueId };
  if (triggered.kind === "build") {
    story.tell({ event: "trigger.confirmed", job, ...known, buildNumber: triggered.number });
    return;
  }
  story.joined = triggered.isJoined;
  story.tell({ event: triggered.isJoined ? "trigger.joined" : "trigger.confirmed", job, ...known });
}
