import pRetry from "p-retry";
import { JenkinsError } from "../jenkins-error.ts";

/**
 * How long a read may fail before that is believed. Milliseconds from its first failure; 0 believes at once.
 * A starting server refuses connections, then answers 503, 401 to good credentials, and 500, for seconds each.
 */
export type Patience = {
  /** Nothing listens, 5xx, no answer, a web page in place of data. */
  readonly away: number;
  /** 401, 403 and 404 that Jenkins itself has not signed. */
  readonly refused: number;
  /** 404 that Jenkins has signed. */
  readonly missing: number;
};

/** Before anything is triggered: a wrong address should be told soon, a restart waited for. */
export const firstLook: Patience = { away: 60_000, refused: 4_000, missing: 0 };

/** While something of ours waits or runs there. */
export const following: Patience = { away: 600_000, refused: 120_000, missing: 30_000 };

export type Patiently = {
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /** Told of a failure that lasts, and when it is over. */
  readonly notice?: ((words: string) => void) | undefined;
};

/**
 * Repeats a read until it succeeds, or has failed for longer than its failure deserves; rejects with that
 * failure. The one policy by which reads are repeated; what is sent to be done never comes through here.
 */
export async function patiently<T>(read: () => Promise<T>, { patience, signal, notice }: Patiently): Promise<T> {
  let failedSince: number | undefined;
  let hasTold = false;
  const value = await pRetry(read, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 200,
    maxTimeout: 5000,
    randomize: true,
    ...(signal === undefined ? {} : { signal }),
    shouldRetry: ({ error }) => {
      signal?.throwIfAborted();
      failedSince ??= performance.now();
      return performance.now() - failedSince < patienceFor(error, patience);
    },
    onFailedAttempt: ({ error, attemptNumber }) => {
      if (attemptNumber < 3 || hasTold || signal?.aborted) return;
      hasTold = true;
      notice?.(`${error.message}; trying again`);
    },
  });
  if (hasTold) notice?.("Jenkins answers again");
  return value;
}

function patienceFor(error: unknown, { away, refused, missing }: Patience): number {
  if (!(error instanceof JenkinsError)) return 0;
  switch (error.kind) {
    case "unreachable":
      return error.mayPass ? away : 0;
    case "no-answer":
      return error.mayPass ? away : 0;
    case "not-jenkins":
      return refused;
    case "status":
      if (error.status === 404) return error.isFinal ? missing : Math.max(missing, refused);
      if (error.status === 401 || error.status === 403) return error.isFinal ? 0 : refused;
      return (error.status ?? 0) >= 500 || error.status === 429 ? away : 0;
  }
}
