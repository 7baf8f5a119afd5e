/** Names of what a group puts out itself, which only a list that is used can do. */
export type GroupOutputs = {
    readonly names: readonly string[];
    readonly isUsed: boolean;
};
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
export declare const afterAll: Seat;
/**
 * How a step stands to the one whose expression is looked at: `before` has ended by then, `maybe-skipped` may have
 * been passed over, `later` has its turn afterwards, `sibling` runs at once with it, `around` is a group it stands in.
 */
export type StepSeen = "before" | "maybe-skipped" | "later" | "sibling" | "itself" | "around";
/** How `step` stands to `from`, in an expression of the step or of its revert. */
export declare function stepSeen(step: Seat, from: Seat, isRevert: boolean): StepSeen;
