import type { Excluded, Ranked } from "../report/ranking.ts";
import type { SelectionEvent, SelectionReporter } from "../report/selection-event.ts";
import type { SelectionOutcome, SelectionResult } from "../report/selection-result.ts";
import type { Connection } from "./connection/connection.ts";
type WithoutTime<E> = E extends unknown ? Omit<E, "at"> : never;
/** What is known so far, and who is told of it. */
export type Story = {
    job: string | null;
    queueId: number | null;
    buildNumber: number | null;
    buildUrl: string | null;
    result: string | null;
    joined: boolean;
    moves: number;
    ranking: readonly Ranked[];
    excluded: readonly Excluded[];
    /** When it was triggered, on `performance.now()`'s clock. */
    sentAt: number | undefined;
    /** From the trigger to the build's start. */
    waitedMs: number | undefined;
    readonly tell: (event: WithoutTime<SelectionEvent>) => void;
    readonly notice: (words: string) => void;
    /** Tells the end, and puts the result together. */
    readonly end: (outcome: SelectionOutcome, reason: string) => SelectionResult;
};
export declare function startStory(connection: Pick<Connection, "requests">, reporter?: SelectionReporter): Story;
export {};
