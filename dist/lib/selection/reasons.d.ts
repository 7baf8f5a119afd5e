import type { WeightParts } from "../report/ranking.ts";
import type { Load } from "./rank.ts";
type Reasoned = {
    readonly load: Load;
    readonly parts: WeightParts;
    /** How many candidates have this weight, itself among them. */
    readonly equals: number;
    /** Milliseconds since 1970. */
    readonly now: number;
};
/** Why a candidate stands where it stands, in words. */
export declare function reasons({ load, parts, equals, now }: Reasoned): string[];
export {};
