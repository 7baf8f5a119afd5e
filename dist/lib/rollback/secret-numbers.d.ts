import type { Mask } from "../report/mask/mask.ts";
/** Puts a reference in the place of each number in plain data that is a secret. */
export declare function hideNumbers<T>(data: T, references: Mask): T;
/** The way back; a secret that is not known here is a text that is lost. */
export declare function showNumbers<T>(data: T, references: Mask): T;
