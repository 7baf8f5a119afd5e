import fs from "node:fs";

/** Name of the variable that marks the processes of a step, also those that left its group. */
export const markVariable = "JIPPER_PROCESS_MARK";

const linux = process.platform === "linux";

/** One process, as the system shows it. */
export type ProcessStat = {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** It has ended, and nobody has asked how yet; in some containers nobody ever does. */
  readonly isZombie: boolean;
  /** In clock ticks since the machine started. */
  readonly startTime: string;
};

/**
 * All processes that this one can see, the highest numbers first; `seen` is told of each at once. Undefined where
 * they cannot be listed: not on Linux, or without /proc.
 */
export function processes(seen: (stat: ProcessStat) => void = () => {}): readonly ProcessStat[] | undefined {
  if (!linux) return undefined;
  const all: ProcessStat[] = [];
  for (const pid of pids()) {
    const stat = statOf(pid);
    if (stat === undefined) continue; // it ended meanwhile
    seen(stat);
    all.push(stat);
  }
  return all.length > 0 ? all : undefined;
}

/** Whether a process carries this mark; undefined if it shows no environment, as for the moment in which it becomes another program. */
export function carries(pid: number, mark: string): boolean | undefined {
  try {
    const environment = fs.readFileSync(`/proc/${pid}/environ`, "latin1");
    return environment === "" ? undefined : `\0${environment}`.includes(`\0${markVariable}=${mark}\0`);
  } catch {
    return false; // it ended meanwhile, or is not ours
  }
}

/** When a process started, in a form to compare; tells it from a later one of the same pid. */
export function startTimeOf(pid: number): string | undefined {
  return linux ? statOf(pid)?.startTime : undefined;
}

/** The group that a process is in now; undefined if it is gone, or that cannot be told. */
export function groupOf(pid: number): number | undefined {
  return linux ? statOf(pid)?.group : undefined;
}

/** Whether this very process is alive; a later one of the same pid is another, a zombie is none. */
export function isAlive(pid: number, startTime: string | undefined): boolean {
  if (!signal(pid, 0)) return false;
  if (!linux || startTime === undefined) return true;
  const stat = statOf(pid);
  if (stat === undefined) return signal(pid, 0); // it has just ended, or is hidden from us
  return stat.startTime === startTime && !stat.isZombie;
}

/** Sends a signal; false if there is no such process. One that is not ours to end counts as alive. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function pids(): number[] {
  try {
    const numbers = fs.readdirSync("/proc").map(Number);
    return numbers.filter(Number.isInteger).sort((one, other) => other - one);
  } catch {
    return [];
  }
}

/** Of /proc/<pid>/stat (proc(5)): fields 3 to 6, 20 and 22, counted behind the name, which may hold anything. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent, group, session] = fields;
    return {
      pid,
      parent: Number(parent),
      group: Number(group),
      session: Number(session),
      // One whose first thread has ended looks like a zombie, and is none.
      isZombie: state === "X" || (state === "Z" && Number(fields[17]) <= 1),
      startTime: fields[19] ?? "",
    };
  } catch {
    return undefined;
  }
}
