import type { Deed } from "../rollback/next.ts";
import type { Journal } from "../runner/journal/journal.ts";
import type { JenkinsTold } from "./jenkins-steps.ts";
/**
 * Stops what a step or a revert has triggered whose process died before it came to an end. Resolves with words for
 * people on what came of that; undefined where there was nothing to stop.
 */
export declare function withdrawLeft(deed: Deed, { folder, standings }: Journal, told: JenkinsTold): Promise<string | undefined>;
