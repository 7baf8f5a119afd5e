export type GuardSettings = {
    /** From the polite signal to the one that cannot be refused. */
    readonly graceMs: number;
    /** Temporary files of this process, to be removed when it is gone. */
    readonly folder: string;
};
/** Ends the processes of steps when this process dies without having done so. */
export declare class Guard {
    #private;
    constructor(settings: GuardSettings);
    /** Call it before a process with this mark is started; the kernel keeps the word even if we die next. */
    watch(mark: string): Promise<void>;
    /** Call it when it runs: its group is ended as well, and is all that is where marks cannot be looked up. */
    watchGroup(mark: string, group: number, startTime?: string): Promise<void>;
    release(mark: string): Promise<void>;
    /** Ends the guard; nothing is ended by it any more. */
    close(): Promise<void>;
}
