/** Why following was broken off from our side. */
export type InterruptionKind = "cancelled" | "queue-timeout" | "timeout";
/** The reason of an aborted signal: it passes through whatever is waiting just then. */
export declare class Interruption extends Error {
    readonly name = "Interruption";
    readonly kind: InterruptionKind;
    constructor(kind: InterruptionKind, message: string);
}
