/** Everything that may break off what is being followed, as one signal. */
export type Interruptions = {
    readonly signal: AbortSignal;
    /** Begins a limit in place of the one before it. */
    readonly limit: (kind: "queue-timeout" | "timeout", ms: number | undefined) => void;
    readonly release: () => void;
};
/** Listens to the caller's signal, and keeps the limits. */
export declare function interruptions(signal: AbortSignal | undefined): Interruptions;
/** Words for why the caller's signal was aborted. */
export declare function cancelWords(reason: unknown): string;
