import type { SelectionOutcome } from "../report/selection-result.ts";
import type { Connection } from "./connection.ts";
import { type OwnRequest } from "./own-request.ts";
import type { SelectAndTriggerOptions } from "./selection-options.ts";
import type { Story } from "./story.ts";
import { type Whereabouts } from "./withdraw.ts";
/** How it came out. */
export type End = {
    readonly outcome: SelectionOutcome;
    readonly reason: string;
};
export type Pursuit = {
    readonly connection: Connection;
    readonly own: OwnRequest;
    readonly story: Story;
    readonly options: SelectAndTriggerOptions;
    /** Where it was found right after the trigger. */
    readonly place: Whereabouts;
    /** Keeps what another process needs to stop it. */
    readonly keep: (place: Whereabouts, isSettled?: true) => void;
};
/**
 * Follows what was triggered as far as was asked, and stops it where a limit is over or the caller wants so.
 * Resolves however that went.
 */
export declare function pursue(pursuit: Pursuit): Promise<End>;
/** Words for why the caller's signal was aborted. */
export declare function cancelWords(reason: unknown): string;
