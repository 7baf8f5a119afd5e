import type { CallWork } from "../plan/plan.ts";
import type { Performer } from "../runner/perform.ts";
/** Performs functions in processes of their own; nothing is prepared for that until the first one. */
export declare class IsolatedWork {
    #private;
    readonly perform: Performer<CallWork>;
    close(): Promise<void>;
}
