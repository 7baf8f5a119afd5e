import type { Excluded } from "../report/ranking.ts";
import type { SelectionResult } from "../report/selection-result.ts";
import { isEqualRequest } from "../selection/parameters.ts";
import { checkOptions } from "./check-options.ts";
import { choose, type Order } from "./choose.ts";
import { openConnection } from "./client.ts";
import type { Connection } from "./connection.ts";
import { JenkinsError } from "./jenkins-error.ts";
import { candidatesOf, type Look, lookPatiently } from "./look.ts";
import type { OwnRequest } from "./own-request.ts";
import { cancelWords, pursue } from "./pursue.ts";
import { makeRequestId } from "./request-id.ts";
import type { RememberedRequest, SelectAndTriggerOptions } from "./selection-options.ts";
import { type Story, startStory } from "./story.ts";
import { type Triggered, trigger } from "./trigger.ts";
import type { Whereabouts } from "./withdraw.ts";

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
    return await take(connection, story, seen, options);
  } catch (error) {
    if (options.signal?.aborted)
      return story.end("not-triggered", `${cancelWords(options.signal.reason)}, before anything was triggered`);
    if (error instanceof JenkinsError) return story.end("not-triggered", error.message);
    throw error;
  } finally {
    connection.close();
  }
}

async function take(
  connection: Connection,
  story: Story,
  seen: Look,
  options: SelectAndTriggerOptions,
): Promise<SelectionResult> {
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

  for (const order of orders) {
    options.signal?.throwIfAborted();
    const end = await attempt({ connection, story, seen, options, order, requestId });
    if (end !== undefined) return end;
  }
  return story.end("not-triggered", `Jenkins has refused every candidate: ${whyNone(story)}`);
}

function whyNone({ excluded }: Story): string {
  return excluded.map(({ job, why }) => `${job} ${why}`).join(" · ");
}

type Attempt = {
  readonly connection: Connection;
  readonly story: Story;
  readonly seen: Look;
  readonly options: SelectAndTriggerOptions;
  readonly order: Order;
  readonly requestId: string;
};

/** Triggers one candidate and follows it. Undefined: Jenkins has certainly not taken it, and another may be tried. */
async function attempt({
  connection,
  story,
  seen,
  options,
  order,
  requestId,
}: Attempt): Promise<SelectionResult | undefined> {
  const { job } = order;
  const own: OwnRequest = {
    job: job.job,
    requestId,
    requestIdParameter: order.requestIdParameter,
    isEqual: (actions) => isEqualRequest(actions, order.parameters, job),
    user: options.user,
    newerThanItem: seen.queue.items.reduce((newest, { id }) => Math.max(newest, id), 0),
    firstBuild: job.nextBuildNumber,
  };
  const remembered: RememberedRequest = {
    url: connection.url,
    job: job.job,
    requestId,
    ...(own.requestIdParameter === undefined ? {} : { requestIdParameter: own.requestIdParameter }),
    sentAt: seen.snapshot.now,
    newerThanItem: own.newerThanItem,
    firstBuild: own.firstBuild,
  };
  const keep = (place: Whereabouts, isSettled?: true) =>
    options.remember?.({
      ...remembered,
      ...(place.queueId === undefined ? {} : { queueId: place.queueId }),
      ...(place.build === undefined ? {} : { buildNumber: place.build.number }),
      ...(place.isShared ? { joined: true } : {}),
      ...(isSettled === undefined ? {} : { settled: isSettled }),
    });

  keep({});
  story.job = job.job;
  story.sentAt = performance.now();
  story.tell({
    event: "trigger.sent",
    job: job.job,
    ...(own.requestIdParameter === undefined ? {} : { requestId }),
  });
  const triggered = await trigger(connection, {
    own,
    parameters: order.parameters,
    isParameterized: job.parameters.length > 0,
    notice: story.notice,
  });
  switch (triggered.kind) {
    case "refused":
      keep({}, true);
      return leaveOut(story, { job: job.job, why: `was refused: ${triggered.why}` });
    case "unknown":
      return story.end(
        "lost-sight",
        `${triggered.why}; whether Jenkins has taken it is not known: look at the queue and at ${connection.url}`,
      );
    case "item":
    case "build": {
      const folded = triggered.kind === "item" && triggered.isJoined ? triggered.queueId : undefined;
      if (folded !== undefined && options.duplicates !== undefined && options.duplicates !== "join") {
        keep({}, true);
        const why = `an equal request came in just before, as item ${folded}`;
        if (options.duplicates === "refuse") return story.end("not-triggered", `${job.job}: ${why}`);
        return leaveOut(story, { job: job.job, why });
      }
      const place = confirmed(story, triggered);
      keep(place);
      const end = await pursue({ connection, own, story, options, place, keep });
      return story.end(end.outcome, withChoice(order, end));
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

function withChoice({ job, because }: Order, { reason }: { readonly reason: string }): string {
  return `${reason} (${job.job} was chosen: ${because})`;
}

function confirmed(story: Story, triggered: Extract<Triggered, { kind: "item" | "build" }>): Whereabouts {
  const { job } = story;
  if (job === null) throw new Error("Internal error: confirmed without a Jenkins job");
  const { queueId } = triggered;
  story.queueId = queueId ?? null;
  if (triggered.kind === "build") {
    const build = { number: triggered.number, url: triggered.url };
    story.tell({
      event: "trigger.confirmed",
      job,
      ...(queueId === undefined ? {} : { queueId }),
      buildNumber: build.number,
    });
    return { queueId, build };
  }
  story.joined = triggered.isJoined;
  story.tell({ event: triggered.isJoined ? "trigger.joined" : "trigger.confirmed", job, queueId: triggered.queueId });
  return { queueId, isShared: triggered.isJoined };
}
