import type { RememberedRequest, SelectAndTriggerOptions } from "./selection-options.ts";

/** What came of stopping a request. */
export type Withdrawal = {
  /** Whether nothing of it waits or runs any more. */
  readonly isSettled: boolean;
  /** One sentence for people: what was stopped, or what must be looked at by hand. */
  readonly words: string;
};

/**
 * Stops a request that another process has sent: finds it, cancels the item or stops the build, and sees
 * that it is so. Resolves also where Jenkins cannot be asked.
 */
export async function withdrawRemembered(
  _remembered: RememberedRequest,
  _options: SelectAndTriggerOptions,
): Promise<Withdrawal> {
  throw new Error("Internal error: not written yet");
}
