/** Named pipes for the output of steps, used again and again; they lie in a folder of this process. */
export declare class OutputPipes {
    #private;
    constructor(folder: string);
    /** Opens a pipe to be read; what comes is handed to `sink` in blocks of whole lines, in order. */
    open(sink: (lines: Buffer) => void | Promise<void>): OutputPipe;
    /** Sees to it that a pipe is there for the next `open`, while other things go on. */
    prepare(): Promise<void>;
}
export declare class OutputPipe {
    #private;
    /** What the process opens to write to. */
    readonly path: string;
    constructor(path: string, sink: (lines: Buffer) => void | Promise<void>, free: () => void);
    /**
     * Call it when the process has ended: resolves when all it printed is delivered. Where something
     * that it left behind holds the pipe open, that is read on for a second, and then no more, but the
     * pipe is not broken: who writes to it must not die of it.
     */
    finish(): Promise<void>;
}
