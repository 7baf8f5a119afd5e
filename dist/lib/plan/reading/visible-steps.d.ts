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
    readonly isGroup: boolean;
    /** Whether its members run at once. */
    readonly isParallel: boolean;
    /** Whether a failure of it is passed over, so that members of it may not have run. */
    readonly mayFail?: boolean;
    /** Its condition, where it has one. */
    readonly condition?: string;
};
/**
 * How a step stands to the one whose expression is looked at: `before` has ended by then, `maybe-skipped` may have
 * been passed over, `later` has its turn afterwards, `sibling` runs at once with it, `around` is a group it stands in.
 */
export type StepSeen = "before" | "maybe-skipped" | "later" | "sibling" | "itself" | "around";
/** How `step` stands to `from`, in an expression of the step or of its revert. */
export declare function stepSeen(step: Seat, from: Seat, isRevert: boolean): StepSeen;
