import type { StepStatus } from "../report/result.ts";
/** What a queue holds: a job, or a group of them. It shows how it fares while the queue runs, and afterwards. */
export declare abstract class QueueMember {
    #private;
    abstract readonly options: {
        readonly id?: string;
    };
    /** Its id in the queue once that runs; before that, the one asked for. */
    get id(): string | undefined;
    get status(): StepStatus;
    /** True once it has succeeded, and no longer when it has been undone. */
    get done(): boolean;
    /** How often it was begun. */
    get attempts(): number;
    /** Markdown that was left for people. */
    get detail(): string | undefined;
    /** Why it did not succeed. */
    get error(): string | undefined;
    /** How it fares, as data. */
    toJSON(): {
        readonly [field: string]: unknown;
    };
}
