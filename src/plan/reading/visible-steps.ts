/** Names of what a group puts out itself, which only a list that is used can do. */
export type GroupOutputs = { readonly names: readonly string[]; readonly isUsed: boolean };

/** What the steps context tells of a step, seen from an expression of another one; the reading of a list makes them. */
export type Seat = {
  /** As expressions name it. */
  readonly id: string;
  /** Position in its list. */
  readonly index: number;
  /** How many groups are around it. */
  readonly depth: number;
  /** The group that it is a member of; absent for the steps of the file itself. */
  readonly around?: Seat;
  /** What a group puts out itself; absent for what is no group, and for what could not be read. */
  readonly group?: GroupOutputs;
  /** Whether its members run at once. */
  readonly isParallel: boolean;
  /** Whether a failure of it is passed over, so that members of it may not have run. */
  readonly mayFail?: boolean;
  /** Its condition, where it has one. */
  readonly condition?: string;
};

/** Where the `outputs` of a list are looked at: after all of its steps. */
export const afterAll: Seat = { id: "", index: Number.POSITIVE_INFINITY, depth: 0, isParallel: false };

/**
 * How a step stands to the one whose expression is looked at: `before` has ended by then, `maybe-skipped` may have
 * been passed over, `later` has its turn afterwards, `sibling` runs at once with it, `around` is a group it stands in.
 */
export type StepSeen = "before" | "maybe-skipped" | "later" | "sibling" | "itself" | "around";

/** How `step` stands to `from`, in an expression of the step or of its revert. */
export function stepSeen(step: Seat, from: Seat, isRevert: boolean): StepSeen {
  if (step === from) return "itself";
  const shared = Math.min(step.depth, from.depth);
  let [theirs, ours] = [outwards(step, shared), outwards(from, shared)];
  if (theirs === ours) {
    if (theirs === step) return "around";
    // A group is undone after its members, so its revert may use what they put out.
    return isRevert ? "before" : "later";
  }
  while (theirs.around !== ours.around && theirs.around !== undefined && ours.around !== undefined)
    [theirs, ours] = [theirs.around, ours.around];
  if (theirs.around?.isParallel) return "sibling";
  if (theirs.index > ours.index) return "later";
  return maybeSkipped(step, theirs, from) ? "maybe-skipped" : "before";
}

/**
 * Whether a condition from the step out to `outermost` may pass over it, or a failure that is passed over may keep it
 * from running, and the one who looks at it does not ask for that.
 */
function maybeSkipped(step: Seat, outermost: Seat, from: Seat): boolean {
  for (let seat: Seat | undefined = step; seat !== undefined; seat = seat.around) {
    const isUncertain = seat.condition !== undefined || (seat !== step && seat.mayFail);
    if (isUncertain && !isAskedFor([step, seat], seat.condition, from)) return true;
    if (seat === outermost) return false;
  }
  return false;
}

/** Whether the step that looks, or a group around it, runs under the same condition, or has looked at one of these in its own. */
function isAskedFor(seats: readonly Seat[], condition: string | undefined, from: Seat): boolean {
  for (let seat: Seat | undefined = from; seat !== undefined; seat = seat.around) {
    const own = seat.condition;
    if (own !== undefined && (own === condition || seats.some(({ id }) => mentions(own, id)))) return true;
  }
  return false;
}

function mentions(condition: string, id: string): boolean {
  const plain = condition.toLowerCase();
  const name = id.toLowerCase();
  for (let at = plain.indexOf("steps"); at >= 0; at = plain.indexOf("steps", at + 1)) {
    const rest = plain.slice(at + "steps".length);
    const found = /^\s*(?:\.\s*([\w-]+)|\[\s*'([^']*)'\s*\])/.exec(rest);
    if ((found?.[1] ?? found?.[2]) === name) return true;
  }
  return false;
}

function outwards(seat: Seat, depth: number): Seat {
  let at = seat;
  while (at.depth > depth && at.around !== undefined) at = at.around;
  return at;
}
