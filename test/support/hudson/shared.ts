import { after } from "node:test";
import { type Hudson, startHudson } from "../hudson.ts";
import type { HudsonOptions } from "./home.ts";

/** What the cases of a whole test run have in common, by name: starting one takes seconds. */
const kinds = {
  /** Nobody needs to log in. The master has two executors, `agent-1` (label `linux`) two. */
  open: { executors: 2, agents: [{ name: "agent-1", executors: 2, labels: "linux" }] },
  /** Whoever is nobody sees nothing, and POST wants a crumb. */
  guarded: {
    users: {
      admin: { password: "admin-secret", permissions: ["hudson.model.Hudson.Administer"] },
      reader: { password: "reader-secret", permissions: ["hudson.model.Hudson.Read", "hudson.model.Item.Read"] },
    },
    crumbs: true,
  },
} as const satisfies { readonly [name: string]: HudsonOptions };

const started = new Map<keyof typeof kinds, Promise<Hudson & AsyncDisposable>>();

/**
 * A Hudson that is started at the first call and ends with the process; without jobs, queue and builds at each call, and
 * with agents that work.
 */
export async function sharedHudson(kind: keyof typeof kinds): Promise<Hudson> {
  const known = started.get(kind);
  const starting = known ?? startHudson(kinds[kind]);
  started.set(kind, starting);
  const hudson = await starting;
  if (known !== undefined) {
    await hudson.clear();
    await hudson.mend();
  }
  return hudson;
}

/** Users of the guarded one, with their passwords. */
export const guardedUsers = kinds.guarded.users;

after(async () => {
  for (const starting of started.values()) {
    const hudson = await starting.catch(() => undefined); // whoever asked for it has been told
    await hudson?.[Symbol.asyncDispose]();
  }
});
