import type { revertTable } from "../keys/keys.ts";
import type { Work } from "../plan.ts";
import type { FileScope } from "./file-scope.ts";
import type { Entries } from "./read-map.ts";
import type { Scope } from "./read-text.ts";
import type { ValuesOf } from "./read-values.ts";
/** Columns of a name that is made of what a step does. */
export declare const longestName = 60;
/** Where and how shell text runs. */
export type Place = {
    readonly shell?: string;
    readonly "working-directory"?: string;
};
/** What a step or a revert is made of that is no group. */
export type WrittenWork = {
    readonly kind: string | undefined;
    readonly entries: Entries;
    readonly values: ValuesOf<typeof revertTable>;
    /** What shell text has where it does not say otherwise. */
    readonly place: Place;
};
/** The work of a step or a revert. Where nothing is written, or it is wrong, it does nothing. */
export declare function readWork(scope: Scope, file: FileScope, { kind, entries, values, place }: WrittenWork): Work;
/** A title for people, where none is written. */
export declare function titleOf(work: Work): string;
