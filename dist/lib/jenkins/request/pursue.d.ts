import { type End, type Pursuit } from "./wait-in-queue.ts";
/**
 * Follows what was triggered as far as was asked, and stops it where a limit is over or the caller wants so.
 * Resolves however that went.
 */
export declare function pursue(pursuit: Pursuit): Promise<End>;
