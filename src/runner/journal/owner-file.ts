import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { startTimeOf } from "../process/process-table.ts";
import { codeOf } from "./journal-error.ts";

/** Who works on a run. */
export type Owner = {
  readonly pid: number;
  readonly host: string;
  /** Tells the process from a later one of the same pid. */
  readonly startTime?: string;
  /** Where that pid counts: two containers may have one host's name. */
  readonly pids?: string;
  /** Random: one that has let go, and comes back, is another. */
  readonly id?: string;
};

/** An owner, as its file shows it. */
export type Sign = {
  /** Undefined where the file does not say. */
  readonly owner: Owner | undefined;
  /** Names what the file holds; no two owners have the same. */
  readonly name: string;
  /** Since the last sign of life, by the clock of the file system. */
  readonly silentMs: number;
};

/** How a file system says that it knows no links between files. */
const noLinks: readonly (string | undefined)[] = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"];

/** This process, as the owner of one more run. */
export function ownerHere(): Owner {
  const startTime = startTimeOf(process.pid);
  const pids = pidNamespace();
  return {
    pid: process.pid,
    host: hostname(),
    ...(startTime === undefined ? {} : { startTime }),
    ...(pids === undefined ? {} : { pids }),
    id: randomUUID(),
  };
}

/** Whether its process can be looked at from here. */
export function isHere({ host, pids }: Owner): boolean {
  return host === hostname() && (pids === undefined || pids === pidNamespace());
}

/**
 * Makes the file this owner's, if it is nobody's or its owner is dead; else returns whose it is.
 *
 * Of those who find an owner dead only one may replace it: who holds a second file, named by what the first
 * one holds. That name never comes back, so that who comes late with it sees that the first file is
 * another's by now. And should that one die in between, its own place is taken in the same way.
 */
export function take(file: string, owner: Owner, lives: (sign: Sign) => boolean): Sign | undefined {
  const fresh = `${file}.${owner.id}.new`;
  let isAnother = false;

  function takeOne(wanted: string): Sign | undefined {
    for (;;) {
      write(fresh, owner);
      if (claim(fresh, wanted)) return undefined;
      const sign = signIn(wanted, fresh);
      if (sign === undefined) continue; // its owner has let go meanwhile
      if (sign.owner?.id === owner.id) return undefined;
      if (lives(sign)) return sign;
      const right = `${file}.${sign.name}`;
      const other = takeOne(right);
      if (other !== undefined) return other;
      try {
        write(fresh, owner);
        if (signIn(wanted, fresh)?.name !== sign.name) continue;
        fs.renameSync(fresh, wanted);
        isAnother = true;
        return undefined;
      } finally {
        fs.rmSync(right, { force: true });
      }
    }
  }

  try {
    const other = takeOne(file);
    if (other === undefined && isAnother) removeRights(file, nameOf(JSON.stringify(owner)));
    return other;
  } finally {
    fs.rmSync(fresh, { force: true });
  }
}

/** Shows that the owner lives, by the clock of the file system; nothing if the file is not its own any more. */
export function showLife(file: string, owner: Owner): void {
  try {
    const descriptor = fs.openSync(file, "r+");
    try {
      const text = fs.readFileSync(descriptor, "utf8");
      if (text === JSON.stringify(owner)) fs.writeSync(descriptor, text, 0);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    // the folder is gone, or the disk: the journal will tell
  }
}

/** Removes the file if it is this owner's. */
export function yieldTo(file: string, owner: Owner): void {
  if (readOwner(file)?.id === owner.id) fs.rmSync(file, { force: true });
}

/** A new file each time: the one before may be known by another name as well. */
function write(fresh: string, owner: Owner): void {
  fs.rmSync(fresh, { force: true });
  fs.writeFileSync(fresh, JSON.stringify(owner), { mode: 0o600, flag: "wx" });
}

/** A link is there at once and whole; where there are no links, the file may be seen before it is whole. */
function claim(fresh: string, wanted: string): boolean {
  try {
    fs.linkSync(fresh, wanted);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!noLinks.includes(codeOf(error))) throw error;
  }
  try {
    fs.copyFileSync(fresh, wanted, fs.constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Undefined if there is no such file. `fresh` was written just now. */
function signIn(file: string, fresh: string): Sign | undefined {
  let descriptor: number;
  try {
    descriptor = fs.openSync(file, "r");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const text = fs.readFileSync(descriptor, "utf8");
    const { mtimeMs, ino } = fs.fstatSync(descriptor);
    const owner = ownerIn(text);
    const name = nameOf(owner === undefined ? `${text} ${ino} ${mtimeMs}` : text);
    return { owner, name, silentMs: fs.statSync(fresh).mtimeMs - mtimeMs };
  } finally {
    fs.closeSync(descriptor);
  }
}

function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Of those that died while they replaced an owner; whom they replaced is gone. */
function removeRights(file: string, except: string): void {
  const right = /\.([0-9a-f]{16})$/;
  for (const name of fs.readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || (right.exec(name)?.[1] ?? except) === except) continue;
    fs.rmSync(join(dirname(file), name), { force: true });
  }
}

export function readOwner(file: string): Owner | undefined {
  try {
    return ownerIn(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function ownerIn(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return Number.isSafeInteger(owner.pid) && owner.pid > 0 && typeof owner.host === "string" ? owner : undefined;
  } catch {
    return undefined;
  }
}

function pidNamespace(): string | undefined {
  try {
    return fs.readlinkSync("/proc/self/ns/pid");
  } catch {
    return undefined;
  }
}
