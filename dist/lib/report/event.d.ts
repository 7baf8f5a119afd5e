/** Why a run was undone. */
export type Cause = {
    readonly kind: "failed" | "timed-out" | "cancelled" | "interrupted" | "later-step-failed" | "requested";
    /** Id of the step that ended badly; absent where no step of this run did. */
    readonly step?: string;
    readonly message: string;
};
export type Outcome = "succeeded" | "rolled-back" | "rollback-incomplete";
/** What is left undone, why, and the command that undoes it by hand. */
export type Residue = {
    readonly step: string;
    readonly why: string;
    readonly command: string;
};
/** How a process ended: a number, or the signal that ended it; neither where none was started. */
export type ProcessEnd = {
    readonly exitCode?: number;
    readonly signal?: string;
};
/** A failure in words, and the end of the process where there was one. */
export type Failure = {
    readonly message: string;
} & ProcessEnd;
type About = {
    /** When, as ISO 8601 in UTC. */
    readonly at: string;
    /** Id of the run. */
    readonly run: string;
};
type OfStep = About & {
    readonly step: string /** From 1. */;
    readonly attempt: number;
};
type Timed = {
    readonly durationMs: number;
};
/**
 * Everything worth telling while a run goes on; one JSON object a line in `--events`. The names are
 * stable; fields may be added.
 */
export type Event = (About & {
    readonly event: "run.started";
    readonly name?: string;
    readonly file?: string;
    /** Ids of the steps, in order, groups before their members. */
    readonly steps: readonly string[];
}) | (OfStep & {
    readonly event: "step.started";
    readonly name: string;
    /** What kind of group it is, where it is one; its members follow. */
    readonly group?: "parallel" | "steps" | "uses";
    /** Id of the group that it is a member of. */
    readonly parent?: string;
}) | (OfStep & Timed & {
    readonly event: "step.succeeded";
    readonly outputs: {
        readonly [name: string]: string;
    };
    readonly detail?: string;
}) | (OfStep & Timed & Failure & {
    readonly event: "step.failed" | "step.timed-out" | "step.cancelled";
    readonly detail?: string;
})
/** The members of a skipped group are skipped without an event of their own. */
 | (OfStep & {
    readonly event: "step.skipped";
})
/** The attempt failed, what it did is undone where that was asked, and the next one begins after the pause. */
 | (OfStep & Timed & Failure & {
    readonly event: "step.retrying" | "revert.retrying";
    readonly delayMs: number;
}) | (OfStep & {
    readonly event: "revert.started";
    readonly name: string;
}) | (OfStep & Timed & {
    readonly event: "revert.succeeded";
}) | (OfStep & Timed & Failure & {
    readonly event: "revert.failed" | "revert.timed-out";
}) | (About & Timed & {
    readonly event: "run.finished";
    readonly outcome: Outcome;
    readonly cause?: Cause;
    readonly residue: readonly Residue[];
});
/** Text that work printed: one or more whole lines, each ended by a line feed, byte for byte as it came. */
export type OutputBlock = {
    readonly step: string;
    readonly phase: "step" | "revert";
    readonly lines: Uint8Array;
};
/** Who is told of a run while it goes on. */
export type Reporter = {
    readonly event?: (event: Event) => void;
    /** A promise holds the work back until it is settled, so that a slow reader costs no memory. */
    readonly output?: (block: OutputBlock) => void | Promise<void>;
};
export {};
