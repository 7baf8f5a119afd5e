import { type Delta } from "./carried.ts";
import { type List } from "./standing.ts";
/** What a group hands on: members that ran at once count in the order of the list. */
export declare function deltaOf(group: List): Delta;
/** What was set by those of its members that a pivot keeps from being undone. */
export declare function keptDelta(group: List, pivot: number): Delta;
