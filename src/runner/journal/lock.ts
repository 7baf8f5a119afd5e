import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, signal } from "../process/process-table.ts";
import { journalError } from "./journal-error.ts";
import { isHere, type Owner, ownerHere, readOwner, type Sign, showLife, take, yieldTo } from "./owner-file.ts";

/** Another process works on this run. */
export class RunBusyError extends Error {
  override readonly name = "RunBusyError";
}

const fileName = "owner.json";

/** How often an owner shows that it lives, and how long after the last sign one that cannot be looked at counts as dead. */
const heartbeatMs = 10_000;
const deadAfterMs = 60_000;

/** The runs that this process works on, by folder. */
const owned = new Map<string, { readonly owner: Owner; readonly heartbeat: NodeJS.Timeout }>();

/**
 * Makes this process the only one that works on a run. A dead owner's place is taken; a live one is
 * respected with a RunBusyError, unless `fence` says to end it first. Throws a JournalError where the folder cannot be written.
 */
export async function own(folder: string, { fence = false } = {}): Promise<void> {
  if (owned.has(folder)) throw new RunBusyError("this process works on this run already");
  const file = join(folder, fileName);
  const owner = ownerHere();
  for (;;) {
    const rival = attempt(folder, () => take(file, owner, lives));
    if (rival === undefined) break;
    if (!fence || rival.owner === undefined || !isHere(rival.owner)) throw new RunBusyError(busy(rival));
    signal(rival.owner.pid, "SIGKILL");
    while (lives(rival)) await sleep(10);
  }
  const heartbeat = setInterval(() => showLife(file, owner), heartbeatMs).unref();
  owned.set(folder, { owner, heartbeat });
}

/** Lets go of the run, where it is this process that works on it. */
export function disown(folder: string): void {
  const mine = owned.get(folder);
  if (mine === undefined) return;
  clearInterval(mine.heartbeat);
  owned.delete(folder);
  try {
    yieldTo(join(folder, fileName), mine.owner);
  } catch {
    // the folder is gone, or the disk: the journal tells
  }
}

/** Who works on a run, or did until it died; `isAlive` as far as can be seen from here. */
export type KnownOwner = { readonly pid: number; readonly host: string; readonly isAlive: boolean };

/** The owner of the run of this folder; undefined if it has none, or its file does not say. Changes nothing. */
export function ownerOf(folder: string): KnownOwner | undefined {
  const file = join(folder, fileName);
  const owner = readOwner(file);
  if (owner === undefined) return undefined;
  const silentMs = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return { pid: owner.pid, host: owner.host, isAlive: lives({ owner, silentMs, name: "" }) };
}

function attempt<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw journalError(`nothing can be written in ${folder}`, error);
  }
}

/** Nobody here can look at the processes of another host: there the heartbeat tells, and where the file does not say whose it is. */
function lives({ owner, silentMs }: Sign): boolean {
  if (owner !== undefined && isHere(owner)) return isAlive(owner.pid, owner.startTime);
  return silentMs < deadAfterMs;
}

function busy({ owner }: Sign): string {
  if (owner === undefined) return "another process is about to work on this run; try again in a minute";
  const who = `process ${owner.pid} on ${owner.host} works on this run`;
  if (isHere(owner)) return who;
  const machine = owner.host === hostname() ? "the container that it ran in" : "that machine";
  return `${who}; if ${machine} is gone, try again in a minute`;
}
