import type { Circumstances } from "./perform.ts";
export type WorkEnvironment = {
    /** The whole environment of the work. */
    readonly env: {
        readonly [name: string]: string;
    };
    /** The search path in which what the step did not choose itself, such as its shell, is looked up. */
    readonly programs: string;
};
/** What a process that does work is given. Says in the output of the work what cannot be handed to any process. */
export declare function workEnvironment(circumstances: Pick<Circumstances, "deed" | "standings" | "output">): WorkEnvironment;
