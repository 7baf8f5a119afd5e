import type { Paint } from "./paint.ts";
/** What a message says below its first line, which stands beside the mark. */
export declare function restOf(message: string, paint: Paint): string;
/** What the work left for people. */
export declare function detailOf(detail: string | undefined, paint: Paint): string;
