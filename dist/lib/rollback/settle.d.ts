import { type List, type Standing } from "./standing.ts";
import type { Standings } from "./standings.ts";
/** Nothing more comes of this step but, if its failure is not passed over, that the list around it fails. */
export declare function settle(standings: Standings, standing: Standing, isGood: boolean): void;
/** Lets nothing begin in the list any more; what waits for another try has none. */
export declare function stop(standings: Standings, list: List, why: string): void;
export declare function isStopped(standings: Standings, standing: Standing): boolean;
export declare function giveUp(standings: Standings): void;
/** What waits for another try has none. */
export declare function callOffTries(standings: Standings, list: List): void;
