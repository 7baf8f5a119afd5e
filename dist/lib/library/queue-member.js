import { inspect } from "node:util";
/** @internal The name under which Node looks for what `console.log` is to show. */
export const custom = Symbol.for("nodejs.util.inspect.custom");
/** What a queue holds: a job, or a group of them. It shows how it fares while the queue runs, and afterwards. */
export class QueueMember {
    #standing;
    /** The queue that runs it, or is about to. */
    #owner;
    /** Its id in the queue once that runs; before that, the one asked for. */
    get id() {
        return this.#standing?.step.id ?? this.options.id;
    }
    get status() {
        return this.#standing?.status ?? "pending";
    }
    /** True once it has succeeded, and no longer when it has been undone. */
    get done() {
        return this.status === "succeeded" && !this.isUndone;
    }
    /** How often it was begun. */
    get attempts() {
        return this.#standing?.attempts ?? 0;
    }
    /** Markdown that was left for people. */
    get detail() {
        return this.#standing?.detail;
    }
    /** Why it did not succeed. */
    get error() {
        return this.#standing?.message;
    }
    /** How it fares, as data. */
    toJSON() {
        const { id, status, done, attempts, detail, error } = this;
        return { id, status, done, attempts, detail, error };
    }
    /** @internal What `console.log` shows. */
    [custom](_depth, options) {
        return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
    }
    /** @internal */
    get isUndone() {
        return this.#standing?.revert.status === "reverted";
    }
    /** @internal Whether a queue has run it. */
    get isAttached() {
        return this.#standing !== undefined;
    }
    /** @internal It is the queue's from now on; false if it is another one's. */
    claim(owner) {
        this.#owner ??= owner;
        return this.#owner === owner;
    }
    /** @internal The queue will not run it after all. */
    release(owner) {
        if (this.#owner === owner)
            this.#owner = undefined;
    }
    /** @internal The queue ties it to where its step stands. */
    attach(standing) {
        this.#standing = standing;
    }
}
