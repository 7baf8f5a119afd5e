import type { Group, Undertaking, Work } from "../plan.ts";
import type { FileScope } from "./file-scope.ts";
import { type Entry } from "./read-map.ts";
import type { Scope } from "./read-text.ts";
/** A revert runs in the shell of its step, if it does not say otherwise; of the limits only the defaults hold for it. */
export declare function readRevert(scope: Scope, file: FileScope, entry: Entry | undefined, stepWork: Work | Group): Undertaking | null;
