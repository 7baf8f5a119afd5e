import type { JournalRecord } from "../../../src/rollback/record.ts";
import type { Play, Tree } from "./tree.ts";

type Seen = { begun: number; isRunning: boolean; undone: number; isUndoing: boolean; undoTries: number };

/** What no journal may hold, whatever the rules say in detail; the first breach in words, undefined if there is none. */
export function breachIn(records: readonly JournalRecord[], { list }: Play): string | undefined {
  const seen = new Map<string, Seen>();
  const tries = new Map<string, number>();
  const before = undoneBefore(list);
  for (const [index, record] of records.entries()) {
    if (!("step" in record)) continue;
    const step = seen.get(record.step) ?? { begun: -1, isRunning: false, undone: -1, isUndoing: false, undoTries: 0 };
    seen.set(record.step, step);
    const breach = (what: string) => `record ${index}, ${record.record} of ${record.step}: ${what}`;
    switch (record.record) {
      case "step-began":
        if (step.isRunning || step.isUndoing) return breach("it was at work");
        Object.assign(step, { begun: index, isRunning: true, undoTries: 0 });
        break;
      case "step-ended":
        if (!step.isRunning) return breach("it was not running");
        step.isRunning = false;
        break;
      case "revert-began":
        if (step.begun < 0) return breach("it was not begun");
        if (step.isRunning) return breach("it was not ended");
        if (
          step.undone > step.begun &&
          ++step.undoTries > (tries.get(record.step) ?? triesOf(list, record.step, tries))
        )
          return breach("it was undone before, since it was begun");
        for (const id of before.get(record.step) ?? []) {
          const earlier = seen.get(id);
          if (earlier && earlier.undone > earlier.begun && step.begun < earlier.undone && step.undone < step.begun)
            return breach(`${id} was undone first`);
        }
        for (const [id, other] of seen)
          if ((other.isUndoing || other.isRunning) && before.get(id)?.includes(record.step))
            return breach(`${id} is at work`);
        step.undone = index;
        step.isUndoing = true;
        break;
      case "revert-ended":
        if (!step.isUndoing) return breach("it was not being undone");
        step.isUndoing = false;
        break;
      default:
    }
  }
  for (const [id, { isRunning, isUndoing }] of seen) if (isRunning || isUndoing) return `${id} never ended`;
  return undefined;
}

function triesOf(list: readonly Tree[], id: string, known: Map<string, number>): number {
  for (const tree of list) {
    known.set(tree.id, tree.undo?.moreTries ?? 0);
    triesOf(tree.members, id, known);
  }
  return known.get(id) ?? 0;
}

/** For each step those whose reverts must come after its own: what stands before it in a serial list, and the groups around it. */
function undoneBefore(list: readonly Tree[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const all = (tree: Tree): string[] => [tree.id, ...tree.members.flatMap(all)];
  const look = (members: readonly Tree[], isSerial: boolean, after: readonly string[]) => {
    for (const [index, tree] of members.entries()) {
      const own = [...after, ...(isSerial ? members.slice(0, index).flatMap(all) : [])];
      found.set(tree.id, own);
      look(tree.members, tree.kind === "serial", [...own, tree.id]);
    }
  };
  look(list, true, []);
  return found;
}
