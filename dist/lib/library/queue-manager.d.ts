import type { Reporter } from "../report/event.ts";
import type { Policy } from "../rollback/record.ts";
import { type AnyMember } from "./job-group.ts";
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
};
/** A list of jobs that is run in order and, when one fails, undone in reverse. */
export declare class QueueManager {
    #private;
    /** Jobs and groups of them, in the order in which they will run; an ordinary array until `run()`. */
    jobs: AnyMember[];
    constructor(options?: QueueOptions);
    /** Makes the functions of a module or object known by name; a specifier such as `./my-app.js` is imported by `run()`. */
    registerLib(library: object | string): this;
    /**
     * Adds a job or a group, or several in this order, at the end. Throws a TypeError if it is none, an Error once the
     * queue has begun to run.
     */
    enqueue(jobs: AnyMember | readonly AnyMember[]): this;
    /**
     * Prints for people what would run and what would be undone, or, once it runs, what has happened so far; to the
     * standard output unless told. Throws what is wrong with the order of the jobs; names are looked up by `run()`.
     */
    print(to?: Writer): void;
    /**
     * Runs the jobs, and undoes them when one fails. Resolves however that went: look at `outcome`. The program stays
     * alive until then. Rejects, and nothing has run, if a name is unknown, a job is enqueued twice or has run in another
     * queue, a group is in itself, there is no place for the journal, or it is run again.
     */
    run({ signal, reporter }?: QueueRunOptions): Promise<QueueResult>;
}
