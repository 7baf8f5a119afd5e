import type { SelectAndTriggerOptions } from "../jenkins/selection-options.ts";
import { didYouMean } from "../plan/did-you-mean.ts";
import { durationOf, limitOf } from "./duration-option.ts";
import type { Given } from "./given.ts";
import { choiceOf, listOf, rankOptionsOf, type Variables } from "./jenkins-options.ts";
import { paramsGiven } from "./name-value.ts";
import { UsageError } from "./usage-error.ts";
import type { Option } from "./verb.ts";

const waits = ["queued", "started", "finished"] as const;
const ends = ["cancel", "leave"] as const;
const twins = ["join", "refuse", "allow"] as const;
const logs = ["stream", "on-failure", "off"] as const;
const results = ["SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED"] as const;

/** Jenkins forgets an item five minutes after it has left the queue; who looks seldomer may lose it. */
const longestPollMs = 240_000;

/** What is triggered, and how long it is followed. */
export const triggerOptions = {
  param: { value: "NAME=VALUE", many: true, about: "Value of a parameter that the Jenkins jobs declare." },
  "wait-for": { value: waits.join("|"), about: "How far it is followed (finished)." },
  "queue-timeout": { value: "D", about: "How long it may wait in the queue, such as 90s, 5m or 1h30m (no limit)." },
  timeout: { value: "D", about: "How long its build may run (no limit)." },
  "on-timeout": { value: ends.join("|"), about: "What is done when a limit is over (cancel)." },
  duplicates: {
    value: twins.join("|"),
    about: "An equal request that waits is joined (join), a reason to trigger nothing, or no matter.",
  },
  move: { about: "Take a request that waits to a Jenkins job that would start it clearly sooner (so it is)." },
  "no-move": { about: "Leave it with the Jenkins job that was chosen first." },
  log: { value: logs.join("|"), about: "What is shown of the build's console (stream)." },
  "allow-results": { value: "A,B", many: true, about: "Results that count as success (SUCCESS)." },
  "request-id": { value: "ID", about: "What tells this request from others; made up unless told." },
  "request-id-parameter": {
    value: "NAME",
    about: "The parameter that holds it, where a Jenkins job declares that (JIPPER_REQUEST_ID).",
  },
  poll: { value: "D", about: "Longest pause between two looks (5s)." },
  "dry-run": { about: "Choose, but trigger nothing." },
} as const satisfies { readonly [name: string]: Option };

/** Everything that was asked of a trigger. Throws a UsageError. */
export function triggerOptionsOf(given: Given, env: Variables = process.env): SelectAndTriggerOptions {
  const chosenFrom = rankOptionsOf(given, env);
  const asked = {
    waitFor: choiceOf(given, "wait-for", waits),
    queueTimeoutMs: limitOf(given, "queue-timeout"),
    timeoutMs: limitOf(given, "timeout"),
    onTimeout: choiceOf(given, "on-timeout", ends),
    duplicates: choiceOf(given, "duplicates", twins),
    move: moveOf(given),
    log: choiceOf(given, "log", logs),
    allowResults: allowedResultsOf(given),
    requestId: given.value("request-id"),
    requestIdParameter: given.value("request-id-parameter"),
    pollMs: pollOf(given),
  };
  const told = Object.entries(asked).filter(([, value]) => value !== undefined);
  return {
    ...chosenFrom,
    parameters: Object.fromEntries(paramsGiven(given)),
    ...(Object.fromEntries(told) as Partial<SelectAndTriggerOptions>),
    dryRun: given.has("dry-run"),
  };
}

function moveOf(given: Given): boolean | undefined {
  if (given.has("move") && given.has("no-move")) throw new UsageError("--move and --no-move are both given; give one");
  return given.has("no-move") ? false : given.has("move") || undefined;
}

function pollOf(given: Given): number | undefined {
  const ms = durationOf(given, "poll");
  if (ms === undefined || (ms > 0 && ms <= longestPollMs)) return ms;
  throw new UsageError("--poll is more than 0 and at most 4m: Jenkins forgets an item 5m after it has left the queue");
}

function allowedResultsOf(given: Given): readonly string[] | undefined {
  if (!given.has("allow-results")) return undefined;
  const names = listOf(given.values("allow-results"));
  if (names.length === 0) throw new UsageError("--allow-results names no result; write SUCCESS or others");
  return names.map((name) => {
    const found = results.find((result) => result === name.toUpperCase());
    if (found !== undefined) return found;
    const near = didYouMean(name, results, `; they are ${results.join(", ")}`);
    throw new UsageError(`--allow-results: '${name}' is no result of a build${near}`);
  });
}
