import type { Outcome, Reporter, Residue } from "../report/event.ts";
import type { Deed } from "../rollback/next.ts";
import type { Standing } from "../rollback/standing.ts";
import type { Standings } from "../rollback/standings.ts";
import type { Ended } from "./work/perform-deed.ts";
/** Tells who listens what happens, in an order that makes sense to people; secrets are hidden. */
export declare class Teller {
    #private;
    constructor(standings: Standings, reporter: Reporter | undefined, at: () => string);
    runStarted(): void;
    stepStarted({ step, attempts: attempt, list }: Standing): void;
    stepSkipped({ step, attempts }: Standing): void;
    revertStarted(standing: Standing): void;
    /** Work has ended. It is told at once, unless it depends on what is undone first whether that is its end. */
    ended(deed: Deed, ended: Ended): void;
    /** Tells the ends that are settled by now. */
    settled(): void;
    /** What has come to its end since this was last asked. */
    takeSettled(): readonly Deed[];
    runFinished(outcome: Outcome, residue: readonly Residue[]): void;
}
