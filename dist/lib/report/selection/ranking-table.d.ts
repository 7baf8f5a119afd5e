import type { Paint } from "../paint.ts";
import type { Excluded, Occupation, Ranking } from "../ranking.ts";
export type RankingTableOptions = {
    /** Columns that a line may take; no limit if absent. */
    readonly width?: number | undefined;
    readonly paint: Paint;
};
/** A ranking as text: how busy Jenkins is, the candidates in their order with the reasons, and who is left out. */
export declare function rankingTable(look: Ranking & Occupation, { width, paint }: RankingTableOptions): string;
/** Why candidates are left out, in one line. */
export declare function leftOutWords(excluded: readonly Excluded[]): string;
