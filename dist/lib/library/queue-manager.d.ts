import type { Reporter } from "../report/event.ts";
import type { Policy } from "../rollback/record.ts";
import type { Job } from "./job.ts";
import { QueueResult } from "./queue-result.ts";
export type QueueOptions = {
    /** Title for people. */
    readonly name?: string;
    /** Folder for journals; the default place unless told. */
    readonly journal?: string;
    /** Whether the rollback goes on past a revert that failed; `continue` unless told. */
    readonly onRevertFailure?: Policy["onRevertFailure"];
};
export type QueueRunOptions = {
    /** Aborted to cancel: what runs is stopped, and all that was begun is undone. */
    readonly signal?: AbortSignal;
    /** Told of everything while it happens. */
    readonly reporter?: Reporter;
};
type AnyJob = Job<any, any>;
/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export declare class QueueManager {
    #private;
    /** In the order in which they will run; an ordinary array until `run()`. */
    jobs: AnyJob[];
    constructor(options?: QueueOptions);
    /** Makes the functions of a module or object known by name; a specifier such as `./my-app.js` is imported by `run()`. */
    registerLib(library: object | string): this;
    /** Adds a job, or several in this order, at the end. Throws once the queue has begun to run. */
    enqueue(jobs: AnyJob | readonly AnyJob[]): this;
    /**
     * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`.
     * Rejects, and nothing has run, if a name is unknown, a job is enqueued twice, or it is run again.
     */
    run({ signal, reporter }?: QueueRunOptions): Promise<QueueResult>;
}
export {};
