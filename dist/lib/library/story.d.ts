import type { Reporter } from "../report/event.ts";
import { type TextOptions } from "../report/text.ts";
/** What has happened so far, as text for people. Of what jobs print it keeps the beginning. */
export declare class Story {
    #private;
    constructor(options: TextOptions);
    get reporter(): Required<Reporter>;
    toString(): string;
}
