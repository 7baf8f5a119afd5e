import { jobPath } from "../../selection/job-path.ts";
import type { Answer, Connection } from "../connection/connection.ts";
import { type Patience, patiently } from "../connection/patience.ts";
import { pause } from "../connection/pause.ts";
import { readJson, refusalOf } from "../connection/read-json.ts";
import { JenkinsError } from "../jenkins-error.ts";
import { type Found, findRequest } from "./find-request.ts";
import type { OwnRequest } from "./own-request.ts";

/** What is triggered. */
export type Trigger = {
  readonly own: OwnRequest;
  readonly parameters: { readonly [name: string]: string };
  /** Whether the Jenkins job declares parameters: it decides by which door it is triggered. */
  readonly isParameterized: boolean;
  readonly notice: (words: string) => void;
  /** Ends the tries; what is on its way is still waited for. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the waiting for what is on its way as well. */
  readonly hurry?: AbortSignal | undefined;
};

/** What came of it. */
export type Triggered =
  /** It waits as this item. */
  | { readonly kind: "item"; readonly queueId: number; readonly isJoined: boolean }
  /** It was found as a build already. */
  | {
      readonly kind: "build";
      readonly number: number;
      readonly url: string;
      readonly queueId: number | undefined;
    }
  /** Jenkins has certainly not taken it. */
  | { readonly kind: "refused"; readonly why: string }
  /** It may have been taken, or may be yet, and cannot be found. */
  | { readonly kind: "unknown"; readonly why: string };

/** What one POST proves. */
type Proof =
  | Extract<Triggered, { kind: "item" }>
  /** It certainly did nothing; `mayPass` where another try could do better. */
  | { readonly kind: "nothing"; readonly why: string; readonly mayPass: boolean; readonly isSaid: boolean }
  /** Jenkins seems to have taken it, and does not say as what. */
  | { readonly kind: "taken"; readonly why: string }
  /** It may have arrived, or arrive yet. */
  | { readonly kind: "doubt"; readonly why: string };

/** How long a POST that certainly did nothing is repeated while Jenkins is away, milliseconds. */
const awayMs = 60_000;

/** How often it is repeated where Jenkins answers other reads: then what it says is believed. */
const mostTries = 4;

/** How long a request whose fate is not known is looked for, milliseconds, and in how many looks at least. */
const searchMs = 10_000;
const fewestLooks = 5;

/** How long Jenkins may be away while it is looked for. */
const searching: Patience = { away: 180_000, refused: 60_000, missing: 5_000 };

/**
 * Triggers a Jenkins job: at most one build comes of it, whatever the network does. The POST is repeated only
 * where it certainly did nothing. Resolves however that went.
 */
export async function trigger(connection: Connection, order: Trigger): Promise<Triggered> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries++) {
    const proof = await post(connection, order);
    switch (proof.kind) {
      case "item":
        return proof;
      case "taken":
      case "doubt":
        return search(connection, order, proof);
      case "nothing": {
        if (!proof.mayPass || performance.now() - startedAt > awayMs) return { kind: "refused", why: proof.why };
        if (tries === 2) order.notice(`${proof.why}; trying again`);
        // Once Jenkins answers others, what it has said is believed; where nothing was said, it is asked again.
        if (proof.isSaid && tries >= mostTries && (await answers(connection)))
          return { kind: "refused", why: proof.why };
        if (!(await hasPaused(Math.min(5000, 300 * 2 ** tries), order.signal)))
          return { kind: "refused", why: `${proof.why}; then it was stopped` };
      }
    }
  }
}

/** False where it is not to be waited any more. */
async function hasPaused(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  await pause(ms, signal).catch(() => {});
  return signal?.aborted !== true;
}

async function answers(connection: Connection): Promise<boolean> {
  try {
    await readJson(connection, { path: "/queue/api/json", query: { tree: "items[id]{0,1}" } });
    return true;
  } catch (error) {
    // Servers that cannot cut a list short say 500, in which they are alive as well; a starting one says that to nobody who reads.
    return error instanceof JenkinsError && error.status === 500;
  }
}

async function post(connection: Connection, { own, parameters, isParameterized, hurry }: Trigger): Promise<Proof> {
  const path = `${jobPath(own.job)}/${isParameterized ? "buildWithParameters" : "build"}`;
  const request = {
    method: "POST",
    path,
    // Without a unit it would be milliseconds; without it at all, the quiet period.
    query: { delay: "0sec" },
    ...(isParameterized ? { form: parameters } : {}),
    ...(hurry === undefined ? {} : { signal: hurry }),
  } as const;
  let answer: Answer;
  try {
    answer = await connection.send(request);
  } catch (error) {
    if (hurry?.aborted) return { kind: "doubt", why: "the trigger was broken off while it was on its way" };
    if (!(error instanceof JenkinsError)) throw error;
    if (error.kind === "unreachable")
      return { kind: "nothing", why: error.message, mayPass: error.mayPass, isSaid: false };
    return { kind: "doubt", why: error.message };
  }
  return proofOf(answer, own, refusalOf(connection, request, answer)?.message ?? "");
}

/** Reads the answer to a trigger as Jenkins means it. */
function proofOf({ status, headers, text }: Answer, { newerThanItem }: OwnRequest, why: string): Proof {
  const id = /\/queue\/item\/(\d+)\/?$/.exec(headers["location"] ?? "")?.[1];
  const queueId = id === undefined || !Number.isSafeInteger(Number(id)) ? undefined : Number(id);
  const isFinal = headers["x-jenkins"] !== undefined;
  switch (status) {
    case 201:
    case 303:
      if (queueId === undefined) return { kind: "taken", why: `Jenkins took it (${status}) and names no item` };
      // An older item: an equal request waited already, and ours became part of it.
      return { kind: "item", queueId, isJoined: status === 303 || queueId <= newerThanItem };
    case 200:
    case 302:
      if (/\/(login|securityRealm)\b|commenceLogin/.test(headers["location"] ?? ""))
        return {
          kind: "nothing",
          why: "Jenkins sends us to a login page; give a user and an API token",
          mayPass: false,
          isSaid: true,
        };
      return { kind: "taken", why: `Jenkins answered ${status}, as if it had taken it` };
    case 400:
      return { kind: "nothing", why: `${why}: Jenkins does not take these parameters`, mayPass: false, isSaid: true };
    case 409:
      return { kind: "nothing", why: `${why}: the Jenkins job is disabled`, mayPass: false, isSaid: true };
    case 401:
    case 403:
      return { kind: "nothing", why, mayPass: !isFinal, isSaid: true };
    case 500:
      // In Jenkins' own name: it could not read what was sent.
      if (isFinal) return { kind: "nothing", why, mayPass: false, isSaid: true };
      return isStarting(text) ? { kind: "nothing", why, mayPass: true, isSaid: true } : { kind: "doubt", why };
    case 503:
      return isStarting(text) ? { kind: "nothing", why, mayPass: true, isSaid: true } : { kind: "doubt", why };
    default:
      if (status >= 400 && status < 500 && status !== 408 && status !== 429)
        return { kind: "nothing", why, mayPass: false, isSaid: true };
      return { kind: "doubt", why };
  }
}

/** What a Jenkins says that is not ready yet; a proxy before it says other things, and may have let the request pass. */
function isStarting(text: string): boolean {
  return /getting ready to work|Starting Jenkins|Restarting Jenkins|missing its descriptor/i.test(text);
}

/** Looks for what was sent, for a bounded time. */
async function search(
  connection: Connection,
  { own, notice, hurry }: Trigger,
  { kind, why }: Extract<Proof, { kind: "taken" | "doubt" }>,
): Promise<Triggered> {
  if (kind === "doubt") notice(`${why}; looking whether Jenkins has taken it`);
  let startedAt: number | undefined;
  let older: Found | undefined;
  for (let looks = 1; ; looks++) {
    let found: Found | undefined;
    try {
      found = await patiently(() => findRequest(connection, own, { signal: hurry }), {
        patience: searching,
        notice,
        signal: hurry,
      });
    } catch (error) {
      if (hurry?.aborted) return { kind: "unknown", why };
      if (!(error instanceof JenkinsError)) throw error;
      return { kind: "unknown", why: `${why}; then ${error.message}` };
    }
    // Jenkins may have been away until now: only from here can it be seen.
    startedAt ??= performance.now();
    if (found !== undefined && "build" in found) return { kind: "build", ...found.build, queueId: found.queueId };
    if (found !== undefined && !found.isOlder)
      return { kind: "item", queueId: found.item.id, isJoined: found.item.isShared };
    older = found;
    if (older !== undefined && looks >= 2) break;
    if (looks >= fewestLooks && performance.now() - startedAt >= searchMs) break;
    await hasPaused(Math.min(2000, 200 * 2 ** looks), hurry);
    if (hurry?.aborted) break;
  }
  // An equal request waits: ours has become part of it, or would on its arrival.
  if (older !== undefined && "item" in older) return { kind: "item", queueId: older.item.id, isJoined: true };
  // Not even what Jenkins has answered proves that nothing came of it: then it must not be sent again.
  return { kind: "unknown", why: kind === "taken" ? `${why}, and shows nothing of it` : why };
}
