import type { Yield } from "../../rollback/record.ts";
import { OutputPipes } from "../process/output-pipe.ts";
/** There is no place for temporary files; nothing has run. */
export declare class WorkFolderError extends Error {
    readonly name = "WorkFolderError";
}
/** A folder of this process for scripts, pipes and the files of steps; on local disk, where pipes can be. */
export declare class WorkFolder {
    #private;
    readonly path: string;
    readonly pipes: OutputPipes;
    constructor(parent?: string);
    /** New files for one attempt at one piece of work. */
    open(script: {
        readonly text: string;
        readonly extension: string;
    }): WorkFiles;
    remove(): void;
}
export declare class WorkFiles {
    #private;
    readonly script: string;
    /** Variables that name the files to the step. */
    readonly env: {
        readonly [name: string]: string;
    };
    constructor(folder: string, script: {
        readonly text: string;
        readonly extension: string;
    });
    /** What the step handed on; `problem` says which file is not as it must be, and why. */
    read(): Yield & {
        readonly problem?: string;
    };
    /** Removes the files, in the background: nothing waits for it. */
    remove(): void;
}
