import type { Step } from "../plan/plan.ts";
import type { Standings } from "../rollback/standings.ts";
/** Whose time is up, as the journal has it. */
export type TimeIsUp = {
    readonly record: "group-timed-out";
    readonly step: string;
    readonly attempt: number;
} | {
    readonly record: "rollback-timed-out";
};
/** Counts the time of groups, and of the whole rollback; that of a single step its performer counts. */
export declare class TimeLimits {
    #private;
    constructor(standings: Standings, tell: (isUp: TimeIsUp) => void);
    /** Call it when a try of a group begins. */
    ofGroup({ id, timeoutMs }: Step): void;
    /** Begins to count once the rollback of the run has begun; call it as often as you like. */
    ofRollback(timeoutMs: number | undefined): void;
    callOff(group: string): void;
    callOffAll(): void;
}
