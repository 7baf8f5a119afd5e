/**
 * How long a read may fail before that is believed. Milliseconds from its first failure; 0 believes at once.
 * A starting server refuses connections, then answers 503, 401 to good credentials, and 500, for seconds each.
 */
export type Patience = {
    /** Nothing listens, 5xx, no answer, a web page in place of data. */
    readonly away: number;
    /** 401, 403 and 404 that Jenkins itself has not signed. */
    readonly refused: number;
    /** 404 that Jenkins has signed. */
    readonly missing: number;
};
/** Before anything is triggered: a wrong address should be told soon, a restart waited for. */
export declare const firstLook: Patience;
/** While something of ours waits or runs there. */
export declare const following: Patience;
export type Patiently = {
    readonly patience: Patience;
    readonly signal?: AbortSignal | undefined;
    /** Told of a failure that lasts, and when it is over. */
    readonly notice?: ((words: string) => void) | undefined;
};
/**
 * Repeats a read until it succeeds, or has failed for longer than its failure deserves; rejects with that
 * failure. The one policy by which reads are repeated; what is sent to be done never comes through here.
 */
export declare function patiently<T>(read: () => Promise<T>, { patience, signal, notice }: Patiently): Promise<T>;
