import type { Retry } from "../plan/plan.ts";
/**
 * Begins work again, after a pause that grows from try to try. Whether a failure is worth another try the journal
 * says; the pauses are p-retry's. What waits when `impatient` is aborted is begun at once.
 */
export declare class Tries {
    #private;
    constructor(impatient: AbortSignal);
    /** Whether the pauses of this work are made here. */
    has(key: string): boolean;
    /** Call it when a try has begun whose pauses are not made yet; `begin` begins each further one. `over` calls off what waits. */
    open(key: string, retry: Retry, { begin, over }: {
        readonly begin: () => void;
        readonly over?: AbortSignal;
    }): void;
    /** The try failed and is worth another one. Begins it at once where no pause can be made. */
    again(key: string, begin: () => void): void;
    /** Calls off the pauses of all but these. */
    keep(keys: readonly string[]): void;
    /** There is no further try. */
    close(key: string): void;
}
