import type { Reporter } from "../report/event.ts";
import type { Policy } from "../rollback/record.ts";
import { type Time } from "./check-options.ts";
import type { AnyMember } from "./job-group.ts";
import { QueueResult, type Writer } from "./queue-result.ts";
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
    /** How long the whole rollback may take; what it cuts off is left undone. No limit unless told. */
    readonly rollbackTimeout?: Time;
};
/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export declare class QueueManager {
    #private;
    /** Jobs and groups of them, in the order in which they will run; an ordinary array until `run()`. */
    jobs: AnyMember[];
    /** Throws a TypeError if an option is of the wrong kind. */
    constructor(options?: QueueOptions);
    /**
     * Makes the functions of a module, an object or a class known by name; a specifier such as `./my-app.js` is imported
     * by `run()`. Throws a TypeError if it is none of these.
     */
    registerLib(library: object | string): this;
    /**
     * Adds jobs or groups, or lists of them, in this order, at the end. Throws a TypeError if something is neither, an
     * Error once the queue has begun to run.
     */
    enqueue(...jobs: readonly (AnyMember | readonly AnyMember[])[]): this;
    /**
     * Prints for people what would run and what would be undone, or, once it runs, what has happened so far; to the
     * standard output unless told. Throws what is wrong with the order of the jobs; names are looked up by `run()`.
     */
    print(to?: Writer): void;
    /**
     * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`. The program stays
     * alive until then. Rejects, and nothing has run, if an option is of the wrong kind, a name is unknown, a job is
     * enqueued twice or is another queue's, a group is in itself, there is no place for the journal, or it is run again.
     */
    run(options?: QueueRunOptions): Promise<QueueResult>;
}
