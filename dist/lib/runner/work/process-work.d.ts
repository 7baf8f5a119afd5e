import type { ProcessEnd } from "../../report/event.ts";
import type { Yield } from "../../rollback/record.ts";
import type { Guard } from "../process/guard.ts";
import type { Circumstances, Performed } from "./perform.ts";
import type { WorkFolder } from "./work-folder.ts";
/** Where processes of work live: their files and pipes, and who ends them when Jipper is gone. */
export type Premises = {
    readonly folder: WorkFolder;
    readonly guard: Guard;
};
export type ProcessWork = {
    /** Told to the process as a file, such as the text of a shell. */
    readonly script: {
        readonly text: string;
        readonly extension: string;
    };
    /** The program, by absolute path, and its arguments. */
    readonly argv: (script: string) => readonly string[];
    readonly cwd: string;
    readonly env: {
        readonly [name: string]: string;
    };
    /** Says, once the process has ended, how that is to be understood; asked again when its last output has come. */
    readonly judge: (end: ProcessEnd, script: string) => Judgement;
};
export type Judgement = {
    /** What is wrong; empty if the work has succeeded. */
    readonly words: readonly string[];
    readonly yield?: Yield;
    /** Absent where the end of the process says nothing about the work. */
    readonly end?: ProcessEnd;
};
/** Does work by a process with files of its own, watched by the guard. */
export declare function performByProcess({ folder, guard }: Premises, circumstances: Circumstances, { script, argv, cwd, env, judge }: ProcessWork): Promise<Performed>;
